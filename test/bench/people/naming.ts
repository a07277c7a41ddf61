import type { Random } from '../../../src/app/demo/random.ts'
import { FAMILY_BY_ORIGIN, RARE_BRITISH } from './family-names.ts'
import { BRITISH_BY_BIRTH, GIVEN_BY_ORIGIN, type NameLists, type Origin } from './given-names.ts'
import { NICKNAMES } from './nicknames.ts'
import type { Sex } from './person.ts'

const ORIGINS: Readonly<Record<Origin, number>> = {
  british: 79,
  southAsian: 8,
  polish: 3,
  arabic: 2.5,
  african: 3,
  chinese: 1.5,
  continental: 3,
}
/** Of British families: those with one of many rare names. */
const RARE_SHARE = 0.22
/** Out of fashion, and of those from elsewhere: how many bear a British name of their years. */
const OTHER_FASHION_SHARE = 0.15
const SECOND_WORD_SHARE = 0.02
const MIDDLE_SHARE = 0.35
const CALLED_BY_SHARE = 0.5

export function newOrigin(random: Random): Origin {
  return random.weighted(ORIGINS)
}

export function newFamilyName(random: Random, origin: Origin): string {
  if (origin === 'british' && random.chance(RARE_SHARE)) return random.pick(RARE_BRITISH)
  return random.pickRanked(FAMILY_BY_ORIGIN[origin])
}

export function newGivenName(random: Random, origin: Origin, sex: Sex, birthYear: number): string {
  const first = random.pickRanked(listsOf(random, origin, birthYear)[sex])
  if (!random.chance(SECOND_WORD_SHARE)) return first
  const second = random.pickRanked(listsOf(random, origin, birthYear)[sex])
  return second === first ? first : `${first}${random.chance(0.5) ? '-' : ' '}${second}`
}

export function newMiddleName(random: Random, origin: Origin, sex: Sex, birthYear: number): string | null {
  return random.chance(MIDDLE_SHARE) ? random.pickRanked(listsOf(random, origin, birthYear)[sex]) : null
}

/** @returns what most call somebody of this name; null where that is the name itself */
export function newCallName(random: Random, given: string, middle: string | null): string | null {
  if (!random.chance(CALLED_BY_SHARE)) return null
  const short = NICKNAMES[given]
  if (short !== undefined) return random.pickRanked(short)
  return random.chance(0.1) ? middle : null
}

function listsOf(random: Random, origin: Origin, birthYear: number): NameLists {
  const isOther = random.chance(OTHER_FASHION_SHARE)
  if (origin !== 'british' && !isOther) return GIVEN_BY_ORIGIN[origin]
  const year = isOther ? birthYear + random.whole(-25, 25) : birthYear
  const fashion = BRITISH_BY_BIRTH.find(({ before }) => year < before) ?? BRITISH_BY_BIRTH[0]
  if (fashion === undefined) throw new RangeError(`No names for ${birthYear}`)
  return fashion.names
}
