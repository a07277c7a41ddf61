import { stringify } from 'yaml'
import { type ColumnStatistics, type Field, FIELD_KINDS, type InferredRecipe } from '../recipe/index.ts'
import { SETTINGS_FORMAT, SETTINGS_VERSION } from './match-settings.ts'

/** @param columns what is said of them in comments. @returns settings that do what a run without any would do */
export function settingsYaml({ recipe, ignored }: InferredRecipe, columns: readonly ColumnStatistics[]): string {
  const remarks = new Map(columns.map((column) => [column.name, remarkOn(column)]))
  return [
    '# What `selfsame match run --settings` compares, as what, and where it draws the line.',
    `format: ${SETTINGS_FORMAT}`,
    `version: ${SETTINGS_VERSION}`,
    '',
    '# Columns that are compared. A kind decides how a column is normalised, compared and blocked on:',
    `# ${FIELD_KINDS.join(', ')}.`,
    '# A field may have `levels` of its own, as data, and `fixed` probabilities, which are not learnt: see docs/matching.md.',
    'fields:',
    ...recipe.fields.flatMap((field) => fieldLines(field, remarks.get(field.column) ?? '')),
    '',
    '# Columns that are not, and why. To compare one, put it under fields.',
    ignored.length === 0 ? 'ignored: []' : 'ignored:',
    ...ignored.flatMap(({ column, reason }) => [
      `  - column: ${scalar(column)} # ${remarks.get(column)}`,
      `    reason: ${reason}`,
    ]),
    '',
    '# Clusters are one person when the mean weight across them is above the cut. Each bit doubles the odds: at 0 they',
    '# are even. Higher: fewer wrong merges, more missed ones.',
    'linkage:',
    '  cutBits: 0',
    '  # Sources with one record a person, by file name, or by what stands in sourceColumn:',
    '  # duplicateFreeSources: [crm.csv]',
    '  # sourceColumn: source',
    '',
    '# Pairs that are not put together but lie in this band are counted as worth a look.',
    'review:',
    '  fromBits: -6',
    '  toBits: 0',
    '',
  ].join('\n')
}

function fieldLines({ column, kind, part, dayOrder, stopgaps = [] }: Field, remark: string): string[] {
  return [
    `  - column: ${scalar(column)} # ${remark}`,
    `    kind: ${kind}`,
    ...(part === undefined ? [] : [`    part: ${part} # of its words`]),
    ...(dayOrder === undefined
      ? []
      : [`    dayOrder: ${dayOrder} # or ${OTHER_ORDER[dayOrder]}, where a year comes last`]),
    ...(stopgaps.length === 0
      ? []
      : ['    stopgaps: # stand for nothing', ...stopgaps.map((text) => `      - ${scalar(text)}`)]),
  ]
}

const OTHER_ORDER = { dayFirst: 'monthFirst', monthFirst: 'dayFirst' } as const

function remarkOn({ rows, filled, distinct }: ColumnStatistics): string {
  return `${Math.round((100 * filled) / Math.max(rows, 1))} % filled, ${distinct} distinct`
}

/** On one line, whatever the column is called. */
function scalar(text: string): string {
  const plain = stringify(text, { lineWidth: 0 }).trimEnd()
  return plain.includes('\n') ? JSON.stringify(text) : plain
}
