import anyAscii from 'any-ascii'

/** Words for kinds of street, each with the short form that stands for all. */
const SHORT_FORMS: ReadonlyMap<string, string> = new Map(
  [
    'st: street, str, strasse, straat, saint, sankt, sint',
    'rd: road',
    'ave: avenue, av, avenida, avda, avinguda, aven',
    'ln: lane',
    'dr: drive',
    'ct: court',
    'cl: close',
    'cres: crescent',
    'gdns: gardens',
    'gr: grove, gro',
    'sq: square',
    'tce: terrace, terr, ter',
    'pl: place, platz, plaza, plz, plein, plac',
    'pk: park',
    'hwy: highway',
    'pkwy: parkway',
    'bd: boulevard, blvd, bld, bvd, boul',
    'all: allee, allée',
    'ch: chemin',
    'imp: impasse',
    'fbg: faubourg',
    'rte: route',
    'c: calle, cl., carrer',
    'pza: piazza, praca, p.za, pzza',
    'vle: viale',
    'cso: corso',
    'r: rua, rue',
    'ul: ulica, ulitsa, ulice',
    'n: north, nord, norte',
    's: south, sued, sud, sur',
    'e: east, est, este',
    'w: west, ouest, oeste',
  ].flatMap((line) => {
    const [short = '', words = ''] = line.split(': ')
    return words.split(', ').map((word): [string, string] => [word.replace(/[^a-z]/g, ''), short])
  }),
)

/** `Hauptstraße`, `Hauptstr.`; `Dorpsstraat`. */
const COMPOUND = /(?<=[a-z]{2})(?:strasse|straat|str)$/

/** What stands before the number of a home within a house. */
const UNIT =
  /\b(?:flat|apartment|appartement|apt|appt|unit|suite|wohnung|whg|door|piso|int|interno|lok|m)\.? ?#?(\d+ ?[a-z]?)\b/

const HOUSE_NUMBER = /^\d+[a-z]?(?:-\d+[a-z]?)?$/

/**
 * A street and house number whichever comes first and however they are abbreviated, in ASCII: `12 High Street`,
 * `High St. 12`.
 *
 * @param houseNumber where the source gives it apart; else empty
 * @returns null without a street's name or a house number
 */
export function normaliseStreet(street: string, houseNumber: string): string | null {
  const { unit, rest } = withoutUnit(fold(`${street} ${houseNumber}`))
  const words = rest.split(/[^a-z0-9-]+/)
  const number = words.find((word) => HOUSE_NUMBER.test(word))
  const names = words.filter((word) => word !== number).flatMap((word) => word.split('-'))
  const name = names.map(shortForm).join('')
  return number === undefined || name === '' ? null : [name, number, ...unit].join(' ')
}

/** In ASCII and lower case; `12 a` and `12A` are one house, `10 - 12` and `10-12` too; `12 N Main St` is north. */
function fold(text: string): string {
  return anyAscii(text)
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/\b(\d+) ([a-df-mo-rt-vx-z])\b(?!\.)/g, '$1$2')
    .replace(/(\d) ?[-/] ?(?=\d)/g, '$1-')
}

function withoutUnit(text: string): { unit: string[]; rest: string } {
  const found = UNIT.exec(text)
  if (found === null) return { unit: [], rest: text }
  return { unit: [`#${found[1]?.replace(' ', '')}`], rest: text.replace(found[0], ' ') }
}

function shortForm(word: string): string {
  return (SHORT_FORMS.get(word) ?? word).replace(COMPOUND, 'st')
}
