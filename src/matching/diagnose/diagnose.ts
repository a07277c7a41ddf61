import type { Comparison } from '../compare/index.ts'
import { levelWords } from '../describe/index.ts'
import type { Learnt, Patterns } from '../learn/index.ts'
import type { Recipe } from '../recipe/index.ts'

/** What learning could not learn well. */
export interface LearningDiagnostic {
  readonly kind:
    | 'not-converged'
    | 'too-few-rows'
    | 'level-never-seen'
    | 'm-below-u'
    | 'contradicts-nothing'
    | `labels-${'unknown' | 'contradictory' | 'not-used' | 'unblocked' | 'not-followed'}`
  /** null: of the whole. */
  readonly column: string | null
  /** Names of the levels in question. */
  readonly levels: readonly string[]
  readonly text: string
}

/** What is judged. */
export interface Diagnosed extends Pick<Learnt, 'parameters' | 'hasConverged' | 'lastChange'> {
  readonly recipe: Recipe
  readonly comparisons: readonly Comparison[]
  readonly records: number
  /** See `seenLevels`. */
  readonly seen: readonly (readonly boolean[])[]
}

/** With fewer, values look common, and nothing is told apart. */
const RECORDS_MIN = 200
const EXACT = 1

/** @returns by field, then by level: whether any compared pair is on it */
export function seenLevels({ fields, levels, counts }: Patterns, comparisons: readonly Comparison[]): boolean[][] {
  const seen = comparisons.map((comparison) => [true, ...comparison.levels.map(() => false)])
  for (let at = 0; at < counts.length * fields; at++) {
    const ofField = seen[at % fields]
    if (ofField !== undefined) ofField[levels[at] ?? 0] = true
  }
  return seen
}

/** Says honestly what was learnt badly; nothing where all is well. */
export function diagnose(learnt: Diagnosed): LearningDiagnostic[] {
  return [
    ...ofTheWhole(learnt),
    ...learnt.comparisons.flatMap((comparison, field) => [
      ...unseen(learnt, comparison, field),
      ...beneathChance(learnt, comparison, field),
      ...neverAgainst(learnt, comparison, field),
    ]),
  ]
}

function ofTheWhole({ hasConverged, lastChange, records }: Diagnosed): LearningDiagnostic[] {
  const found: LearningDiagnostic[] = []
  const add = (kind: LearningDiagnostic['kind'], text: string) => found.push({ kind, column: null, levels: [], text })
  if (!hasConverged)
    add(
      'not-converged',
      `Learning did not come to rest: in its last round the share of matches still changed by ${percent(lastChange)}`,
    )
  if (records < RECORDS_MIN)
    add('too-few-rows', `${records} records are too few to learn from: values look common, and little is put together`)
  return found
}

function unseen({ seen, recipe }: Diagnosed, { levels }: Comparison, field: number): LearningDiagnostic[] {
  const names = levels.filter((_, at) => seen[field]?.[at + 1] !== true).map(({ name }) => name)
  if (names.length === 0) return []
  const column = columnOf(recipe, field)
  const words = names.map(levelWords).join('; ')
  return [
    {
      kind: 'level-never-seen',
      column,
      levels: names,
      text: `${column}: no compared pair is on these levels, so their weights are guesses: ${words}`,
    },
  ]
}

/** Where to say the same speaks against being one person. */
function beneathChance(
  { parameters: { m, u }, recipe }: Diagnosed,
  { levels, hasExactLevel }: Comparison,
  field: number,
): LearningDiagnostic[] {
  const [ofMatches, ofStrangers] = [m[field]?.[EXACT] ?? 1, u[field]?.[EXACT] ?? 0]
  if (!hasExactLevel || ofMatches >= ofStrangers) return []
  const column = columnOf(recipe, field)
  return [
    {
      kind: 'm-below-u',
      column,
      levels: levels.slice(0, 1).map(({ name }) => name),
      text: `${column}: one person says the same less often (${percent(ofMatches)}) than strangers do (${percent(ofStrangers)})`,
    },
  ]
}

function neverAgainst(
  { parameters: { m, u }, recipe }: Diagnosed,
  { levels }: Comparison,
  field: number,
): LearningDiagnostic[] {
  const last = levels.length
  if ((m[field]?.[last] ?? 0) < (u[field]?.[last] ?? 0)) return []
  const column = columnOf(recipe, field)
  return [
    {
      kind: 'contradicts-nothing',
      column,
      levels: levels.slice(-1).map(({ name }) => name),
      text: `${column}: to differ in it speaks against nothing, so it can hardly tell people apart`,
    },
  ]
}

function columnOf({ fields }: Recipe, field: number): string {
  return fields[field]?.column ?? ''
}

function percent(share: number): string {
  return `${Number((100 * share).toPrecision(2))} %`
}
