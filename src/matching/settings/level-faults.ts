import { nearest } from '../../model/index.ts'
import type { Comparison, LevelTest } from '../compare/index.ts'
import { PARTS_OF } from '../records/index.ts'
import type { FieldSettings, OwnLevel } from './field-settings.ts'

/** Nothing else is read as what these compare. */
const OF_KIND: Readonly<Partial<Record<LevelTest['by'], FieldSettings['kind']>>> = {
  dayMonthSwapped: 'birthDate',
  anyDay: 'birthDate',
  figuresDiffer: 'birthDate',
  daysApart: 'birthDate',
  sharedMembers: 'set',
  relativelyApart: 'number',
  kmApart: 'position',
}
/** Name other fields by number, as only models do. */
const OF_OTHER_FIELDS: ReadonlySet<LevelTest['by']> = new Set([
  'on',
  'swapped',
  'inField',
  'inFurtherWords',
  'furtherWords',
])
const ELSE = 'else'

/** @param byKind what the field's kind would be compared by. @returns what is wrong with the field's own levels */
export function levelFaults(field: FieldSettings, byKind: Comparison | undefined): string[] {
  const { column, levels = [] } = field
  const names = levels.map(({ name }) => name)
  const twice = [...new Set(names.filter((name, at) => names.indexOf(name) !== at))]
  return [
    ...twice.map((name) => `${column} has two levels ${name}`),
    ...levels.flatMap((level) => ofLevel(field, level, byKind)),
    ...unreachable(column, levels),
  ]
}

function ofLevel({ column, kind }: FieldSettings, { name, test }: OwnLevel, byKind?: Comparison): string[] {
  if (name === ELSE) return [`${column} has a level ${ELSE}, which is always there, and last: leave it out`]
  const known = (byKind?.levels ?? []).map((level) => level.name)
  if (test === undefined) {
    if (known.includes(name)) return []
    const meant = nearest(name, known)
    const hint = meant === null ? `its kind has ${known.join(', ')}` : `is ${meant} meant?`
    return [`the level ${name} of ${column} has no test, and ${kind} has no level of that name: ${hint}`]
  }
  if (known.includes(name))
    return [`the level ${name} of ${column} is one that ${kind} has: leave out its test, or name it otherwise`]
  return testsIn(test).flatMap((one) => testFaults(one, `the level ${name} of ${column}`, kind))
}

function testsIn(test: LevelTest): LevelTest[] {
  return test.by === 'all' || test.by === 'any' ? test.tests.flatMap(testsIn) : [test]
}

function testFaults(test: LevelTest, level: string, kind: FieldSettings['kind']): string[] {
  if (OF_OTHER_FIELDS.has(test.by))
    return [`${level} tests by ${test.by}, which takes other fields: name a level that ${kind} has, without a test`]
  const needed = OF_KIND[test.by] ?? kind
  if (needed !== kind) return [`${level} tests by ${test.by}, but is no ${needed}`]
  const part = test.by === 'soundsAlike' ? 'sound' : 'part' in test ? test.part : undefined
  if (part === undefined || PARTS_OF[kind].includes(part)) return []
  return [`${level} takes the part ${part}, which ${kind} has not: it has ${PARTS_OF[kind].join(', ') || 'none'}`]
}

/** Levels that no pair can be on, because one before takes all that they would. */
function unreachable(column: string, levels: readonly OwnLevel[]): string[] {
  return levels.flatMap(({ name, test }, at) => {
    if (test === undefined) return []
    if (test.by === 'equal' && at > 0) return [`the level ${name} of ${column} is equality, which is the first or none`]
    const before = levels.slice(0, at).find((level) => level.test !== undefined && takesAll(level.test, test))
    return before === undefined ? [] : [`no pair can be on the level ${name} of ${column}: ${before.name} takes them`]
  })
}

/** @returns whether what passes the second test passes the first */
function takesAll(first: LevelTest, second: LevelTest): boolean {
  if (first.by !== second.by) return false
  const { by: _, ...others } = second
  return Object.entries(others).every(([name, value]) => {
    const loose: unknown = Object(first)[name]
    if (typeof value !== 'number' || typeof loose !== 'number') return JSON.stringify(loose) === JSON.stringify(value)
    return name === 'min' ? loose <= value : name === 'max' ? loose >= value : loose === value
  })
}
