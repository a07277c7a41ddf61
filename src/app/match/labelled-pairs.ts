import type { ComparedPairs, PairNumbers } from '../../matching/index.ts'
import type { MatchBench } from './ports.ts'
import type { Verdict } from './request.ts'

/** Pairs of records of which somebody said whether they are one person; in ascending order, each once. */
export interface LabelledPairs extends PairNumbers {
  /** 1 where they are. */
  readonly labels: Uint8Array
}

const NOTHING_SAID: LabelledPairs = { l: new Int32Array(), r: new Int32Array(), labels: new Uint8Array() }

/** @returns the verdicts on records that are there, by their numbers; without those that contradict each other */
export async function labelledPairs(bench: MatchBench, verdicts: readonly Verdict[]): Promise<LabelledPairs> {
  if (verdicts.length === 0) return NOTHING_SAID
  await bench.create('verdict', {
    a: verdicts.map(({ a }) => a),
    b: verdicts.map(({ b }) => b),
    same: Int32Array.from(verdicts, ({ isSame }) => Number(isSame)),
  })
  const [l = NOTHING_SAID.l, r = NOTHING_SAID.r, same = NOTHING_SAID.l] = await bench.integers(
    `SELECT least(a.rid, b.rid) AS l, greatest(a.rid, b.rid) AS r, max(same)::INTEGER AS same
      FROM verdict JOIN record a ON a.id = trim(verdict.a) JOIN record b ON b.id = trim(verdict.b)
      WHERE a.rid <> b.rid GROUP BY ALL HAVING min(same) = max(same) ORDER BY l, r`,
  )
  return { l, r, labels: Uint8Array.from(same) }
}

/** @returns those that are not among the compared pairs */
export function absentPairs({ l, r }: PairNumbers, compared: PairNumbers): PairNumbers {
  const absent = Array.from(l.keys()).filter((pair) => placeOf(compared, l[pair] ?? 0, r[pair] ?? 0) < 0)
  return { l: Int32Array.from(absent, (pair) => l[pair] ?? 0), r: Int32Array.from(absent, (pair) => r[pair] ?? 0) }
}

/** @returns by labelled pair: its place among the compared ones, all of which are in ascending order */
export function placesOf({ l, r }: PairNumbers, compared: Pick<ComparedPairs, 'l' | 'r'>): Int32Array {
  return l.map((left, pair) => placeOf(compared, left, r[pair] ?? 0))
}

/** By halves. @returns -1 for a pair that is not there */
function placeOf({ l, r }: PairNumbers, left: number, right: number): number {
  let [from, to] = [0, l.length]
  while (from < to) {
    const middle = (from + to) >>> 1
    const isBefore = (l[middle] ?? 0) < left || (l[middle] === left && (r[middle] ?? 0) < right)
    if (isBefore) from = middle + 1
    else to = middle
  }
  return l[from] === left && r[from] === right ? from : -1
}
