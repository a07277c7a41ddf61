import type { ColumnStatistics } from './column-statistics.ts'
import { behaviourNamed } from './behaviour.ts'
import type { FieldKind } from './recipe.ts'

const WORDS = {
  given: 'first given forename fore fname firstname givenname vorname prenom christian nombre',
  family: 'surname last family lname lastname familyname nachname apellido nom',
  name: 'name fullname person',
  middle: 'middle second initials title suffix prefix salutation',
  birth: 'dob birth birthdate birthday dateofbirth born geburtsdatum naissance bday',
  email: 'email mail emailaddress',
  phone: 'phone tel telephone mobile cell handy telefon phonenumber',
  postcode: 'postcode postal postalcode zip zipcode plz cp',
  address: 'address street addr road strasse rue line',
  house: 'house street building flat apartment unit',
  number: 'number no nr num',
  identifier: 'id ssn social passport license licence nino nhs insurance tax account soc sec identifier card loyalty',
  technical: 'created updated modified inserted loaded timestamp registered registration ingested row index hash',
} as const

const VOCABULARY = Object.fromEntries(
  Object.entries(WORDS).map(([name, words]) => [name, new Set(words.split(' '))]),
) as unknown as Record<keyof typeof WORDS, ReadonlySet<string>>

/** Of the filled cells: enough to trust what they look like, whatever the header says. */
const SHAPE_SHARE_MIN = 0.7
/** Of the filled cells that the header already explains. */
const NAMED_SHAPE_SHARE_MIN = 0.3
/** Distinct values among filled cells, from which on figures are an identifier. */
const IDENTIFIER_DISTINCT_MIN = 0.3

/** What a column is taken to hold, and what speaks for it. */
export interface Recognition {
  /** null where it says nothing of a person. */
  readonly kind: FieldKind | null
  readonly because: 'header' | 'header-and-cells' | 'cells' | 'nothing-better'
}

/** @returns what a column holds, by its header's words and its cells' shapes; null where it says nothing of a person */
export function kindOfColumn(column: ColumnStatistics): FieldKind | null {
  return recogniseColumn(column).kind
}

/** As `kindOfColumn`, with the reason. */
export function recogniseColumn(column: ColumnStatistics): Recognition {
  const words = wordsOf(column.name)
  const says = (group: keyof typeof WORDS) => words.some((word) => VOCABULARY[group].has(word))
  const behaviour = says('technical') ? null : behaviourNamed(words)
  const share = (count: number) => count / column.filled
  if (share(column.emails) >= SHAPE_SHARE_MIN) return { kind: 'email', because: 'cells' }
  if (says('technical')) return { kind: null, because: 'header' }
  if (behaviour !== null) return { kind: behaviour, because: 'header' }
  if (says('birth') && share(column.dates) >= NAMED_SHAPE_SHARE_MIN) return { kind: 'birthDate', because: BOTH }
  if (share(column.dates) >= SHAPE_SHARE_MIN) return { kind: 'birthDate', because: 'cells' }
  const kind = kindInHeader(says)
  if (kind === 'address' && share(column.numbers) >= SHAPE_SHARE_MIN) return { kind: 'houseNumber', because: BOTH }
  return kind === null ? otherKind(column, says('identifier')) : { kind, because: 'header' }
}

const BOTH = 'header-and-cells'

function kindInHeader(says: (group: keyof typeof WORDS) => boolean): FieldKind | null {
  if (says('email')) return 'email'
  if (says('phone')) return 'phone'
  if (says('postcode')) return 'postcode'
  if (says('house') && says('number')) return 'houseNumber'
  return says('address') ? 'address' : nameKind(says)
}

function nameKind(says: (group: keyof typeof WORDS) => boolean): FieldKind | null {
  if (says('given') && says('family')) return 'fullName'
  if (says('given')) return 'givenName'
  if (says('family')) return 'familyName'
  if (says('middle')) return 'category'
  return says('name') ? 'fullName' : null
}

function otherKind({ filled, distinct, numbers }: ColumnStatistics, isNamedSo: boolean): Recognition {
  const isVaried = distinct / filled >= IDENTIFIER_DISTINCT_MIN
  if (isVaried && isNamedSo) return { kind: 'identifier', because: BOTH }
  if (isVaried && numbers / filled >= SHAPE_SHARE_MIN) return { kind: 'identifier', because: 'cells' }
  return { kind: 'category', because: 'nothing-better' }
}

/** `dateOfBirth`, `date_of_birth` and `Date of Birth` have the same words. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .map((word) => word.replace(/\d+$/, ''))
    .filter((word) => word !== '')
}
