import type { PartName } from '../records/index.ts'
import type { FieldKind } from '../recipe/index.ts'
import type { ComparisonLevel } from './comparison.ts'
import type { LevelTest } from './level-test.ts'

/** Indexes of the name fields; -1 where there is none. */
export interface NameFields {
  readonly given: number
  readonly family: number
  readonly full: number
}

/** @returns the levels between equality and the rest */
export function levelsOf(kind: FieldKind, names: NameFields): ComparisonLevel[] {
  switch (kind) {
    case 'givenName':
      return givenNameLevels(names)
    case 'familyName':
      return familyNameLevels(names)
    case 'fullName':
      return [level('two-words', { by: 'furtherWords', min: 2 }), level('one-word', { by: 'furtherWords', min: 1 })]
    case 'birthDate':
      return BIRTH_DATE
    case 'postcode':
      return [edits(1), samePart('except-last-2'), samePart('except-last-3'), samePart('first-2')]
    case 'address':
      return ADDRESS
    case 'email':
      return EMAIL
    case 'phone':
    case 'houseNumber':
      return [edits(1)]
    case 'identifier':
      return [edits(1), edits(2)]
    case 'asWritten':
    case 'device':
    case 'cardToken':
      return []
    case 'ipAddress':
      return [samePart('network')]
    case 'set':
      return [3, 2, 1].map((min) => level(`shares-${min}`, { by: 'sharedMembers', min }))
    case 'number':
      return [1, 10, 25].map((percent) =>
        level(`within-${percent}-percent`, { by: 'relativelyApart', max: percent / 100 }),
      )
    case 'position':
      return [1, 10, 50].map((max) => level(`within-${max}-km`, { by: 'kmApart', max }))
    case 'category':
      return [level('jaro-winkler-88-or-contains', any(jaroWinkler(0.88), { by: 'contains' }))]
  }
}

function givenNameLevels({ family }: NameFields): ComparisonLevel[] {
  const swaps = [
    level('swapped', { by: 'swapped', with: family }),
    level('in-family-name', { by: 'inField', field: family }),
  ]
  return [
    ...(family < 0 ? [] : swaps),
    level('jaro-winkler-92', jaroWinkler(0.92)),
    level('nickname', { by: 'samePart', part: 'canonical' }),
    level('initial', { by: 'initial' }),
    samePart('first-3'),
    SOUNDS_ALIKE,
    samePart('first-1'),
  ]
}

function familyNameLevels({ given, full }: NameFields): ComparisonLevel[] {
  return [
    ...(given < 0 ? [] : [level('swapped', { by: 'swapped', with: given })]),
    ...(full < 0 ? [] : [level('in-full-name', { by: 'inFurtherWords' })]),
    level('jaro-winkler-92', jaroWinkler(0.92)),
    level('contains', { by: 'contains' }),
    SOUNDS_ALIKE,
  ]
}

const SOUNDS_ALIKE = level('sounds-alike', any({ by: 'soundsAlike' }, jaroWinkler(0.8)))

const SAME_YEAR: LevelTest = { by: 'samePart', part: 'first-4' }
const BIRTH_DATE = [
  level('day-month-swapped', { by: 'dayMonthSwapped' }),
  level('one-figure-differs', { by: 'figuresDiffer', count: 1 }),
  level('same-year-any-day', all(SAME_YEAR, { by: 'anyDay' })),
  level('two-parts-same', any({ by: 'samePart', part: 'first-6' }, { by: 'samePart', part: 'last-4' })),
  level('within-31-days', { by: 'daysApart', max: 31 }),
  level('same-year', SAME_YEAR),
  level('two-figures-differ', { by: 'figuresDiffer', count: 2 }),
  level('within-366-days', { by: 'daysApart', max: 366 }),
]

const ADDRESS = [
  level('jaro-winkler-93', jaroWinkler(0.93)),
  level('same-number', all({ by: 'samePart', part: 'number' }, jaroWinkler(0.8))),
  level('jaro-winkler-80', jaroWinkler(0.8)),
]

const EMAIL = [
  level('same-local-part', { by: 'samePart', part: 'local-part' }),
  level('local-part-jaro-winkler-92', { by: 'jaroWinkler', min: 0.92, part: 'local-part' }),
  level('jaro-winkler-88', jaroWinkler(0.88)),
]

function level(name: string, test: LevelTest): ComparisonLevel {
  return { name, test }
}

function jaroWinkler(min: number): LevelTest {
  return { by: 'jaroWinkler', min }
}

function samePart(part: PartName): ComparisonLevel {
  return level(`same-${part}`, { by: 'samePart', part })
}

/** The tests that cost less first. */
function any(...tests: LevelTest[]): LevelTest {
  return { by: 'any', tests }
}

function all(...tests: LevelTest[]): LevelTest {
  return { by: 'all', tests }
}

function edits(max: number): ComparisonLevel {
  return level(`edits-${max}`, { by: 'edits', max })
}
