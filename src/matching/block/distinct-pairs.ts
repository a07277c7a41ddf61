import type { Blocks } from './blocks.ts'

/** Pairs of records, `l[i] < r[i]`, each once, in ascending order of l, then r. */
export interface RecordPairs {
  readonly l: Int32Array
  readonly r: Int32Array
}

/** So many pairs, repetitions included, are made at once. */
const PAIRS_AT_ONCE = 8_000_000
/** Up to so many, sorting by insertion is fastest. */
const INSERTION_MAX = 40

/**
 * All pairs that blocks bring together. They are made in ranges of the left record, so that memory is bounded however
 * often rules repeat each other.
 *
 * @param blocksOfRules none over its rule's limit
 */
export function distinctPairs(
  records: number,
  blocksOfRules: readonly Blocks[],
  pairsAtOnce: number = PAIRS_AT_ONCE,
): RecordPairs {
  const counts = new Int32Array(records)
  for (const blocks of blocksOfRules) countByLeft(blocks, counts)
  const chunks: RecordPairs[] = []
  for (let from = 0, to = 0; from < records; from = to) {
    to = endOfRange(counts, from, pairsAtOnce)
    chunks.push(pairsOfRange(blocksOfRules, counts.subarray(from, to), from))
  }
  return joined(chunks)
}

/** Adds, by record, how many pairs it is the left one of. */
function countByLeft({ members, starts }: Blocks, counts: Int32Array): void {
  for (let block = 0; block + 1 < starts.length; block++) {
    const end = starts[block + 1] ?? 0
    for (let at = starts[block] ?? 0; at < end; at++) {
      const left = members[at] ?? 0
      counts[left] = (counts[left] ?? 0) + end - at - 1
    }
  }
}

function endOfRange(counts: Int32Array, from: number, pairsAtOnce: number): number {
  let to = from
  for (let pairs = 0; to < counts.length; to++) {
    pairs += counts[to] ?? 0
    if (pairs > pairsAtOnce && to > from) break
  }
  return to
}

/** @param counts by left record of the range: how many pairs, repetitions included */
function pairsOfRange(blocksOfRules: readonly Blocks[], counts: Int32Array, from: number): RecordPairs {
  const next = new Int32Array(counts.length)
  let total = 0
  for (let at = 0; at < counts.length; at++) {
    next[at] = total
    total += counts[at] ?? 0
  }
  const rights = new Int32Array(total)
  for (const blocks of blocksOfRules) fill(blocks, from, next, rights)
  return sortedDistinct(rights, counts, from)
}

/** Puts the right records of each left one side by side. */
function fill({ members, starts }: Blocks, from: number, next: Int32Array, rights: Int32Array): void {
  const to = from + next.length
  for (let block = 0; block + 1 < starts.length; block++) {
    const end = starts[block + 1] ?? 0
    for (let at = starts[block] ?? 0; at < end; at++) {
      const left = members[at] ?? 0
      if (left < from) continue
      if (left >= to) break
      let place = next[left - from] ?? 0
      for (let other = at + 1; other < end; other++) rights[place++] = members[other] ?? 0
      next[left - from] = place
    }
  }
}

/** @param rights is overwritten */
function sortedDistinct(rights: Int32Array, counts: Int32Array, from: number): RecordPairs {
  let kept = 0
  for (let at = 0, start = 0; at < counts.length; at++) {
    const end = start + (counts[at] ?? 0)
    const first = kept
    sortPart(rights, start, end)
    for (; start < end; start++)
      if (kept === first || rights[kept - 1] !== rights[start]) rights[kept++] = rights[start] ?? 0
    counts[at] = kept - first
  }
  const l = new Int32Array(kept)
  for (let at = 0, place = 0; at < counts.length; at++)
    for (const end = place + (counts[at] ?? 0); place < end; place++) l[place] = from + at
  return { l, r: rights.slice(0, kept) }
}

function sortPart(numbers: Int32Array, start: number, end: number): void {
  if (end - start > INSERTION_MAX) {
    numbers.subarray(start, end).sort()
    return
  }
  for (let at = start + 1; at < end; at++) {
    const number = numbers[at] ?? 0
    let place = at
    for (; place > start && (numbers[place - 1] ?? 0) > number; place--) numbers[place] = numbers[place - 1] ?? 0
    numbers[place] = number
  }
}

function joined(chunks: readonly RecordPairs[]): RecordPairs {
  const [only] = chunks
  if (only !== undefined && chunks.length === 1) return only
  const length = chunks.reduce((sum, { l }) => sum + l.length, 0)
  const [l, r] = [new Int32Array(length), new Int32Array(length)]
  let at = 0
  for (const chunk of chunks) {
    l.set(chunk.l, at)
    r.set(chunk.r, at)
    at += chunk.l.length
  }
  return { l, r }
}
