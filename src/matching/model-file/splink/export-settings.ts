import type { Comparison, ComparisonLevel } from '../../compare/index.ts'
import { comparisonsIn, type MatchModel } from '../match-model.ts'
import { ColumnNames, type ColumnSource } from './column-names.ts'
import { extensionOf } from './extension.ts'
import { LevelSql, type SplinkDialect } from './level-sql.ts'

/** Settings as Splink reads them, and the columns that they are about. */
export interface SplinkExport {
  readonly settings: object
  readonly columns: readonly ColumnSource[]
  /** Columns whose `tf_` column belongs to the records too. */
  readonly frequencyColumns: readonly string[]
  /** By blocking rule: its column, and of how many records a block may be at most. */
  readonly rules: readonly { readonly name: string; readonly recordsMax: number }[]
}

const ABOUT = 'What Splink has no place for; read by `selfsame match import --from splink`. Holds values of persons.'

/**
 * Weights by these settings are those of the model's first stage with two classes: without related people and without
 * corrections.
 */
export function exportToSplink(model: MatchModel, dialect: SplinkDialect): SplinkExport {
  const names = new ColumnNames(model.recipe)
  const sql = new LevelSql(names, dialect)
  const comparisons = comparisonsIn(model)
  const written = comparisons.flatMap((comparison, field) =>
    saysSomething(comparison) ? [comparisonIn(model, comparison, field, { names, sql })] : [],
  )
  const rules = model.blockingRules.map(({ blockRecordsMax }, at) => ({
    name: `rule_${at}`,
    recordsMax: blockRecordsMax,
  }))
  const [first, ...others] = written
  return {
    settings: {
      link_type: 'dedupe_only',
      unique_id_column_name: 'unique_id',
      probability_two_random_records_match: probabilityOfOdds(model.parameters.matchShare),
      comparisons: [{ ...first, comparison_description: extensionOf(model, ABOUT) }, ...others],
      blocking_rules_to_generate_predictions: rules.map(({ name }) => ({ blocking_rule: `l.${name} = r.${name}` })),
      retain_matching_columns: false,
    },
    columns: names.sources,
    frequencyColumns: [
      ...new Set(
        comparisons.flatMap(({ levels }) => levels.flatMap(({ frequency }) => frequencyColumn(frequency, names))),
      ),
    ],
    rules,
  }
}

/** The model's share of matches is to all others as the prior odds are. */
export function probabilityOfOdds(odds: number): number {
  return odds / (1 + odds)
}

function saysSomething({ levels }: Comparison): boolean {
  return levels.length > 1
}

interface Writing {
  readonly names: ColumnNames
  readonly sql: LevelSql
}

function comparisonIn({ parameters }: MatchModel, comparison: Comparison, field: number, { names, sql }: Writing) {
  const { kind, levels, hasExactLevel, silentFields = [field] } = comparison
  const [m = [], u = []] = [parameters.m[field], parameters.u[field]]
  const saysOnlyWords = kind === 'fullName' && !hasExactLevel
  return {
    output_column_name: names.of(field),
    comparison_levels: [
      {
        sql_condition: sql.silence(silentFields, saysOnlyWords ? 'words' : 'value'),
        label_for_charts: 'says nothing',
        is_null_level: true,
      },
      ...levels.map((level, at) => ({
        sql_condition: level.test === null ? 'ELSE' : sql.condition(level.test, field),
        label_for_charts: level.name,
        m_probability: m[at + 1],
        u_probability: u[at + 1],
        ...frequencyOf(level, names),
      })),
    ],
  }
}

function frequencyOf({ frequency }: ComparisonLevel, names: ColumnNames): object {
  const [column] = frequencyColumn(frequency, names)
  if (frequency === undefined) return {}
  return {
    tf_adjustment_column: column,
    tf_adjustment_weight: frequency.weight,
    tf_minimum_u_value: frequency.min,
  }
}

function frequencyColumn(frequency: ComparisonLevel['frequency'], names: ColumnNames): string[] {
  return frequency === undefined ? [] : [names.of(frequency.field)]
}
