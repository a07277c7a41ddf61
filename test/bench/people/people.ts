/**
 * People at scale, from nobody's file: households, and what sources say of those who live in them.
 *
 * The same seed gives the same records, and a larger number of them begins with the smaller one.
 * Must not know how records are matched: it imitates life, not a method.
 */
import { Random } from '../../../src/app/demo/random.ts'
import { Mailboxes } from './contacts.ts'
import { newHousehold } from './household.ts'
import type { Person } from './person.ts'
import { recordOf, type Told } from './record.ts'
import { SOURCES } from './sources.ts'

export interface Row extends Told {
  readonly id: string
  readonly source: string
  readonly person: Person
}

/** Of those whom no source knows. */
const UNKNOWN_SHARE = { adult: 0.1, child: 0.4 }
/** Records beyond the first: most people have few, some have many. */
const FURTHER_RECORDS = { adult: 1.5, child: 0.5, keen: 7 }
const KEEN_SHARE = 0.03
const FURTHER_RECORDS_MAX = 30
const ADULT_AGE = 18

const SHARES = sharesOf(({ share }) => share)
const SHARES_OF_CHILDREN = sharesOf(({ shareOfChildren }) => shareOfChildren)
const SOURCE_BY_NAME = new Map(SOURCES.map((source) => [source.name, source]))

/** @param records how many rows to give. @param seed any whole number */
export function* peopleRows(records: number, seed: number): Generator<Row> {
  const mailboxes = new Mailboxes()
  let given = 0
  for (let number = 1; ; number++) {
    const random = new Random(seed, `household/${number}`)
    for (const person of newHousehold(random, number, mailboxes)) {
      for (let left = recordsOf(random, person); left > 0; left--) {
        if (given === records) return
        yield rowOf(random, person, ++given)
      }
    }
  }
}

function rowOf(random: Random, person: Person, number: number): Row {
  const name = random.weighted(person.age < ADULT_AGE ? SHARES_OF_CHILDREN : SHARES)
  const source = SOURCE_BY_NAME.get(name)
  if (source === undefined) throw new RangeError(`There is no source ${name}`)
  return { id: idOf(number), source: name, person, ...recordOf(random, person, source) }
}

function recordsOf(random: Random, { age }: Person): number {
  const life = age < ADULT_AGE ? 'child' : 'adult'
  if (random.chance(UNKNOWN_SHARE[life])) return 0
  const further = life === 'adult' && random.chance(KEEN_SHARE) ? FURTHER_RECORDS.keen : FURTHER_RECORDS[life]
  return 1 + random.geometric(further, FURTHER_RECORDS_MAX)
}

/** Eight hexadecimal figures that differ for every number: in their order, records of one person lie far apart. */
function idOf(number: number): string {
  return (Math.imul(number, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0')
}

function sharesOf(share: (source: (typeof SOURCES)[number]) => number): Record<string, number> {
  return Object.fromEntries(SOURCES.map((source) => [source.name, share(source)]))
}
