import anyAscii from 'any-ascii'
import type { Random } from '../../../src/app/demo/random.ts'
import { birthDateOf } from './birth-date.ts'
import type { Cells, Mark } from './marks.ts'
import type { Person } from './person.ts'
import { SHORT_STREET_TYPES } from './places.ts'
import { misheard, misreadFigures, mistyped } from './slips.ts'
import type { Source } from './sources.ts'

const TITLES = { f: ['Mrs', 'Ms', 'Miss', 'Dr'], m: ['Mr', 'Dr', 'Mr.', 'Sir'] }
const STOPGAP_PHONES = ['00000000000', '07000000000', '01234567890', '9999999999']
const STOPGAP_EMAILS = ['noemail@none.example', 'none', 'n/a', 'unknown@unknown.example']
const STOPGAP_STREETS = ['unknown', 'n/a', 'not known']
const OTHER_TOWN_NAME_SHARE = 0.06
const NO_TOWN_SHARE = 0.03
const TIGHT_POSTCODE_SHARE = 0.2
const LOOSE_LETTERS_SHARE = 0.06

/** What a source says of somebody once, and how that came about. */
export interface Draft {
  readonly random: Random
  readonly person: Person
  readonly source: Source
  /** Whether it is from years ago. */
  readonly isOld: boolean
  readonly marks: Mark[]
}

export interface Told {
  readonly cells: Cells
  readonly marks: readonly Mark[]
}

export function recordOf(random: Random, person: Person, source: Source): Told {
  const draft: Draft = { random, person, source, isOld: random.chance(source.old), marks: [] }
  const cells: Cells = {
    ...namesOf(draft),
    birth_date: birthDateOf(draft),
    ...addressOf(draft),
    phone: phoneOf(draft),
    email: emailOf(draft),
  }
  return { cells: lettered(draft, cells), marks: draft.marks }
}

function namesOf(draft: Draft): Pick<Cells, 'given_name' | 'family_name'> {
  const [given, family] = [givenNameOf(draft), familyNameOf(draft)]
  const isSwapped = marked(draft, draft.source.namesSwapped, 'names swapped')
  return isSwapped
    ? { given_name: family, family_name: given }
    : { given_name: titled(draft, given), family_name: family }
}

function givenNameOf(draft: Draft): string {
  const { random, person, source } = draft
  const { calledBy, middle, given } = person
  if (marked(draft, source.initial, 'initial only')) return given.slice(0, 1)
  const isCalled = calledBy !== null && marked(draft, source.calledBy, 'called by another name')
  const heard = slipped(draft, isCalled ? calledBy : given, 'given name misheard', 'typo in given name')
  return middle !== null && !isCalled && random.chance(source.middleName) ? `${heard} ${middle}` : heard
}

function familyNameOf(draft: Draft): string {
  const { person, isOld } = draft
  const isBefore = isOld && person.familyBefore !== null && marked(draft, 1, 'name before marriage')
  const name = isBefore ? person.familyBefore : person.family
  return slipped(draft, name ?? '', 'family name misheard', 'typo in family name')
}

function slipped(draft: Draft, name: string, ear: Mark, hand: Mark): string {
  const { random, source } = draft
  const heard = random.chance(source.misheard) ? misheard(random, name) : name
  if (heard !== name) draft.marks.push(ear)
  return typed(draft, heard, hand)
}

function typed(draft: Draft, text: string, mark: Mark, slip = mistyped): string {
  if (!draft.random.chance(draft.source.typo)) return text
  const typo = slip(draft.random, text)
  if (typo !== text) draft.marks.push(mark)
  return typo
}

function titled({ random, person, source }: Draft, given: string): string {
  return person.age > 17 && random.chance(source.title) ? `${random.pickRanked(TITLES[person.sex])} ${given}` : given
}

function addressOf(draft: Draft): Pick<Cells, 'street' | 'town' | 'postcode'> {
  const { random, person, source, isOld } = draft
  const isBefore = isOld && person.homeBefore !== null && marked(draft, 1, 'home before')
  const home = (isBefore ? person.homeBefore : null) ?? person.home
  const postcode = random.chance(source.missing.postcode) ? null : postcodeOf(draft, home.postcode)
  if (marked(draft, source.missing.address, 'no address'))
    return { street: stopgap(draft, STOPGAP_STREETS), town: null, postcode: random.chance(0.5) ? postcode : null }
  const town = random.chance(OTHER_TOWN_NAME_SHARE) ? home.otherTownName : home.town
  return {
    street: `${home.door} ${streetOf(draft, home.street)}`,
    town: random.chance(NO_TOWN_SHARE) ? null : town,
    postcode,
  }
}

function streetOf(draft: Draft, street: string): string {
  const type = street.slice(street.lastIndexOf(' ') + 1)
  const short = SHORT_STREET_TYPES[type]
  const isShort = short !== undefined && draft.random.chance(draft.source.shortensStreets ? 0.7 : 0.1)
  return typed(draft, isShort ? street.replace(new RegExp(`${type}$`), short) : street, 'typo in street')
}

function postcodeOf(draft: Draft, postcode: string): string {
  const written = draft.random.chance(TIGHT_POSTCODE_SHARE) ? postcode.replace(' ', '') : postcode
  return typed(draft, written, 'typo in postcode')
}

function phoneOf(draft: Draft): string | null {
  const { random, person, source, isOld } = draft
  if (marked(draft, source.missing.phone, 'no phone')) return stopgap(draft, STOPGAP_PHONES)
  const [own, before] = person.mobiles
  const shared = person.landline ?? person.parentMobile
  const isOwn = own !== undefined && (shared === null || !random.chance(source.sharedPhone))
  if (!isOwn && shared === null) return null
  if (!isOwn) draft.marks.push('phone of a household')
  const isBefore = isOwn && isOld && before !== undefined && marked(draft, 1, 'old phone')
  const number = (isBefore ? before : isOwn ? own : shared) ?? ''
  return dialled(source, typed(draft, number, 'typo in phone', misreadFigures))
}

function dialled({ phones }: Source, number: string): string {
  if (phones === 'international') return `+44${number.slice(1)}`
  return phones === 'spaced' ? `${number.slice(0, 5)} ${number.slice(5, 8)} ${number.slice(8)}` : number
}

function emailOf(draft: Draft): string | null {
  const { person, source, isOld } = draft
  const [own, before] = person.mailboxes
  if (marked(draft, source.missing.email, 'no email')) return stopgap(draft, STOPGAP_EMAILS)
  const isParents = own === undefined && person.parentMailbox !== null && marked(draft, 0.7, 'email of a parent')
  const isBefore = isOld && before !== undefined && marked(draft, 1, 'old email')
  const email = isBefore ? before : (own ?? (isParents ? person.parentMailbox : null))
  return email === null ? null : typed(draft, email, 'typo in email')
}

function stopgap(draft: Draft, list: readonly string[]): string | null {
  return marked(draft, draft.source.stopgap, 'stopgap') ? draft.random.pick(list) : null
}

/** Says by chance whether something happens, and writes it down if it does. */
function marked({ random, marks }: Draft, share: number, mark: Mark): boolean {
  const happens = random.chance(share)
  if (happens) marks.push(mark)
  return happens
}

function lettered({ random, source }: Draft, cells: Cells): Cells {
  const letters = random.chance(LOOSE_LETTERS_SHARE) ? random.pick(['upper', 'lower'] as const) : source.letters
  const { birth_date, phone, email, ...words } = cells
  const written = Object.fromEntries(
    Object.entries(words).map(([name, cell]) => [
      name,
      cell === null ? null : writtenIn(letters, source.isAscii, cell),
    ]),
  ) as typeof words
  return { ...written, birth_date, phone, email }
}

function writtenIn(letters: Source['letters'], isAscii: boolean, cell: string): string {
  const text = isAscii ? anyAscii(cell) : cell
  if (letters === 'as given') return text
  return letters === 'upper' ? text.toUpperCase() : text.toLowerCase()
}
