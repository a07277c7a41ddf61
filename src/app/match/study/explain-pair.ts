import {
  comparisonsIn,
  explanationSentence,
  KIND_WORDS,
  levelWords,
  type MatchModel,
  probabilityOf,
  type Waterfall,
  waterfallChart,
} from '../../../matching/index.ts'
import { DECISION_BOUNDS, type IndexedRecord, PairWeigher, tableOf } from '../live/index.ts'
import { fieldsMissing, noSuchRecord } from '../match-errors.ts'
import type { MatchBench, SourceRows } from '../ports.ts'
import { cellOf } from '../source-check.ts'

/** A part of a pair's match weight. */
export interface ExplanationStep {
  readonly kind: 'prior' | 'field' | 'related' | 'correction'
  /** "surname: sounds alike" */
  readonly label: string
  readonly bits: number
  /** With all steps before it. */
  readonly cumulativeBits: number
  /** Of a field. */
  readonly column?: string
  readonly level?: string
  /** How often pairs of one person are on this level, and strangers; of an equal value: how often it occurs. */
  readonly m?: number
  readonly u?: number
}

/** Why two records are, or are not, one person. Tells no values. */
export interface PairExplanation {
  readonly a: string
  readonly b: string
  readonly bits: number
  readonly probability: number
  /** The weight with twins and namesakes of a household counted as well; up to 6 bits a steward is asked of a link. */
  readonly doubtedBits: number
  /** By the pair alone; in a run its cluster decides. */
  readonly decision: 'one-person' | 'review' | 'different-people'
  readonly steps: readonly ExplanationStep[]
  /** Columns in which either says nothing. */
  readonly silentColumns: readonly string[]
  readonly sentence: string
}

/** @throws SelfsameError NOT_FOUND when the files lack one of the records */
export async function readPair(
  bench: MatchBench,
  source: SourceRows,
  idColumn: string,
  { recipe }: MatchModel,
  ids: readonly [a: string, b: string],
): Promise<[IndexedRecord, IndexedRecord]> {
  const columns = [...new Set(recipe.fields.map(({ column }) => column))]
  const missing = columns.filter((column) => !source.columns.includes(column))
  if (missing.length > 0) throw fieldsMissing(missing)
  await bench.create('wanted', { id: ids })
  const cells = columns.map((column) => `source.${cellOf(source, column)}`)
  const rows = await bench.rows(
    `SELECT wanted.id, ${cells.join(', ')} FROM wanted JOIN source ON trim(source.${cellOf(source, idColumn)}) = wanted.id`,
  )
  const found = new Map(rows.map(([id, ...texts]) => [String(id), texts]))
  const absent = [...new Set(ids.filter((id) => !found.has(id)))]
  if (absent.length > 0) throw noSuchRecord(absent)
  const recordOf = (id: string) => ({ id, cells: cellsOf(columns, found.get(id) ?? []) })
  return [recordOf(ids[0]), recordOf(ids[1])]
}

function cellsOf(columns: readonly string[], texts: readonly unknown[]): Record<string, string> {
  return Object.fromEntries(columns.flatMap((column, at) => (texts[at] == null ? [] : [[column, String(texts[at])]])))
}

export function explainPair(model: MatchModel, [a, b]: readonly [IndexedRecord, IndexedRecord]): PairExplanation {
  const waterfall = new PairWeigher(model).explain(tableOf(model, [a]), tableOf(model, [b]))
  const { bits, doubtedBits } = waterfall
  const steps = stepsOf(model, waterfall)
  const silentColumns = waterfall.fields.filter(({ level }) => level === 0).map(({ field }) => columnOf(model, field))
  const told = { a: a.id, b: b.id, bits, doubtedBits, probability: probabilityOf(bits), decision: decisionAt(bits) }
  const isDoubted = told.decision === 'one-person' && doubtedBits <= DECISION_BOUNDS.doubtMax
  const said = steps.filter(({ kind }) => kind === 'field').map((step) => ({ words: step.label, bits: step.bits }))
  return {
    ...told,
    steps,
    silentColumns,
    sentence: explanationSentence({ ...told, isDoubted, said, silent: silentColumns }),
  }
}

/** The waterfall as a picture. */
export function explanationChart({ a, b, steps }: PairExplanation): string {
  return waterfallChart(`Match weight of ${a} and ${b}, in bits`, steps)
}

function stepsOf(model: MatchModel, { priorBits, fields, relatedBits, correctionBits }: Waterfall): ExplanationStep[] {
  const levels = comparisonsIn(model).map((comparison) => comparison.levels)
  const saying = fields.filter(({ level }) => level > 0)
  const steps: Omit<ExplanationStep, 'cumulativeBits'>[] = [
    { kind: 'prior', label: 'two records taken at random', bits: priorBits },
    ...saying.map(({ field, level, m, u, bits }) => {
      const name = levels[field]?.[level - 1]?.name ?? ''
      const column = columnOf(model, field)
      return { kind: 'field' as const, label: `${column}: ${levelWords(name)}`, bits, column, level: name, m, u }
    }),
    { kind: 'related', label: 'relatives and namesakes say so too', bits: relatedBits },
    { kind: 'correction', label: 'fields that depend on each other', bits: correctionBits },
  ]
  let cumulativeBits = 0
  return steps.map((step) => ({ ...step, cumulativeBits: (cumulativeBits += step.bits) }))
}

/** A column that several fields read is told apart by what each takes from it. */
function columnOf({ recipe: { fields } }: MatchModel, at: number): string {
  const field = fields[at]
  if (field === undefined) return ''
  const isShared = fields.some((other, index) => index !== at && other.column === field.column)
  return isShared ? `${field.column} (${KIND_WORDS[field.kind]})` : field.column
}

function decisionAt(bits: number): PairExplanation['decision'] {
  if (bits > DECISION_BOUNDS.linkMin) return 'one-person'
  return bits > DECISION_BOUNDS.reviewMin ? 'review' : 'different-people'
}
