import type { Comparison, ComparisonLevel, FrequencyTerm, LevelTest } from '../../compare/index.ts'
import { columnsOf } from './columns-of.ts'
import type { ImportedFields } from './imported-fields.ts'
import type { SplinkComparison, SplinkLevel } from './settings.ts'
import { parseCondition } from './sql/index.ts'
import { levelTestOf, silenceOf } from './understand-level.ts'

/** A comparison of Splink's as one of ours, with the probabilities of its levels. */
export interface ImportedComparison {
  readonly comparison: Comparison
  readonly m: number[]
  readonly u: number[]
}

/** Told what is not understood of a level, counted from 1. */
export type Fault = (level: number, reason: string) => void

/** @returns the column that the comparison's field is: the first that it reads; null where none is found */
export function columnOfComparison({ comparison_levels: levels }: SplinkComparison): string | null {
  for (const { sql_condition: condition } of levels) {
    const sql = parseCondition(condition)
    const [column] = sql === null ? [] : columnsOf(sql)
    if (column !== undefined) return column
  }
  return null
}

/** @param fault told of every level that is not understood; what is returned is of no use then */
export function importComparison(
  { comparison_levels: all }: SplinkComparison,
  fields: ImportedFields,
  fault: Fault,
): ImportedComparison {
  const levels = all.filter((level) => level.is_null_level !== true)
  const places = levels.map((level) => all.indexOf(level) + 1)
  const tests = levels.map((level, at) =>
    testOf(level, at === levels.length - 1, fields, (why) => fault(places[at] ?? 0, why)),
  )
  const exactLevelOf = (field: number) => tests.findIndex((test) => isExactOn(test, field)) + 1
  const imported = levels.map((level, at): ComparisonLevel => {
    const frequency = frequencyOf(level, { fields, exactLevelOf, at, fault: (why) => fault(places[at] ?? 0, why) })
    const name = level.label_for_charts ?? level.sql_condition
    return frequency === null ? { name, test: tests[at] ?? null } : { name, test: tests[at] ?? null, frequency }
  })
  const silentFields = silentFieldsOf(all, fields, fault)
  return {
    comparison: {
      kind: 'asWritten',
      levels: imported,
      hasExactLevel: false,
      isOwn: false,
      isContact: false,
      silentFields,
    },
    m: [1, ...levels.map((level, at) => probabilityOf(level, 'm_probability', (why) => fault(places[at] ?? 0, why)))],
    u: [1, ...levels.map((level, at) => probabilityOf(level, 'u_probability', (why) => fault(places[at] ?? 0, why)))],
  }
}

type Complaint = (reason: string) => void

/** @returns null for the level that takes the rest */
function testOf(level: SplinkLevel, isLast: boolean, fields: ImportedFields, complain: Complaint): LevelTest | null {
  if (level.sql_condition.trim().toUpperCase() === 'ELSE') {
    if (!isLast) complain('ELSE is not the last level')
    return null
  }
  const sql = parseCondition(level.sql_condition)
  const test = sql === null ? null : levelTestOf(sql, (column) => fields.of(column))
  if (test === null) complain('its SQL is of no form that is known')
  if (isLast) complain('the last level is not ELSE')
  return test
}

function isExactOn(test: LevelTest | null, field: number): boolean {
  return test?.by === 'on' && test.field === field && test.test.by === 'equal'
}

/** Splink takes rarity in the place of u as a share of the u of exact agreement on the column. */
function frequencyOf(
  level: SplinkLevel,
  context: {
    readonly fields: ImportedFields
    readonly exactLevelOf: (field: number) => number
    readonly at: number
    readonly fault: Complaint
  },
): FrequencyTerm | null {
  const { tf_adjustment_column: column, tf_adjustment_weight: weight = 1, tf_minimum_u_value: min = 0 } = level
  if (column === undefined || weight === 0 || level.sql_condition.trim().toUpperCase() === 'ELSE') return null
  const field = context.fields.of(unquoted(column))
  const exactLevel = level.disable_tf_exact_match_detection === true ? context.at + 1 : context.exactLevelOf(field)
  if (exactLevel === 0) context.fault('its term frequencies have no level of exact agreement to start from')
  return { field, exactLevel, weight, min }
}

function unquoted(column: string): string {
  return column.replace(/^["`](.*)["`]$/, '$1')
}

function silentFieldsOf(all: readonly SplinkLevel[], fields: ImportedFields, fault: Fault): number[] {
  const silences = all.flatMap((level, at) => (level.is_null_level === true ? [{ level, at: at + 1 }] : []))
  const [first, second] = silences
  if (first === undefined) fault(1, 'there is no null level before it')
  if (second !== undefined) fault(second.at, 'it is a second null level')
  if (first === undefined) return []
  const sql = parseCondition(first.level.sql_condition)
  const columns = sql === null ? null : silenceOf(sql)
  if (columns === null) fault(first.at, 'its SQL is no silence of columns that is known')
  if (first.at !== 1) fault(first.at, 'the null level is not the first')
  return (columns ?? []).map((column) => fields.of(column))
}

function probabilityOf(level: SplinkLevel, name: 'm_probability' | 'u_probability', complain: Complaint): number {
  const probability = level[name] ?? 0
  if (probability === 0) complain(`it has no ${name}: it was not trained`)
  return probability
}
