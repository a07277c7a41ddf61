/** Pairs of records and how alike each of their fields is. */
export interface ComparedPairs {
  readonly l: Int32Array
  readonly r: Int32Array
  /** By field, then by pair; 0 where either side says nothing. */
  readonly levels: readonly Int32Array[]
}

/** Pairs whose fields are all on the same levels, counted. */
export interface Patterns {
  /** By pattern, then by field. */
  readonly levels: readonly Uint8Array[]
  readonly counts: Float64Array
  /** The pattern of each pair. */
  readonly patternOf: Int32Array
}

const LEVELS_MAX = 16
/** So many fields' levels are exact in one number. */
const FIELDS_PER_CODE = 13

/** Counts the patterns of pairs, in the order of their first pair. */
export function patternsOf({ l, levels }: ComparedPairs): Patterns {
  const patternOf = new Int32Array(l.length)
  const known = new Map<number | string, number>()
  const first: Uint8Array[] = []
  const counts: number[] = []
  for (let pair = 0; pair < l.length; pair++) {
    const code = codeOf(levels, pair)
    let pattern = known.get(code)
    if (pattern === undefined) {
      pattern = first.length
      known.set(code, pattern)
      first.push(Uint8Array.from(levels, (field) => field[pair] ?? 0))
      counts.push(0)
    }
    patternOf[pair] = pattern
    counts[pattern] = (counts[pattern] ?? 0) + 1
  }
  return { levels: first, counts: Float64Array.from(counts), patternOf }
}

function codeOf(levels: readonly Int32Array[], pair: number): number | string {
  if (levels.length > FIELDS_PER_CODE) return levels.map((field) => field[pair]).join(' ')
  let code = 0
  for (const field of levels) code = code * LEVELS_MAX + (field[pair] ?? 0)
  return code
}
