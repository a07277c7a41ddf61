import type { ComparedPairs, LabelCounts, PairNumbers } from '../../matching/index.ts'
import { absentPairs, type LabelledPairs, labelledPairs } from './labelled-pairs.ts'
import { labelsNeedLearning, labelsOfOthers } from './match-errors.ts'
import type { MatchBench } from './ports.ts'
import type { Prepared } from './prepare.ts'
import { readLabels } from './read-labels.ts'
import type { MatchRequest } from './request.ts'
import type { Scored } from './scoring.ts'

/** What people who know said of pairs of the records. */
export interface Told {
  /** Stewards' verdicts and labels together. */
  readonly pairs: LabelledPairs
  /** How many of the stewards' verdicts are on these records. */
  readonly verdicts: number
  /** null: no file of labels was given. */
  readonly labels: GivenLabels | null
}

/** What a file of labels holds. */
interface GivenLabels extends Pick<LabelCounts, 'rows' | 'unknown' | 'contradictory'> {
  readonly pairs: LabelledPairs
}

type ToldRequest = Pick<MatchRequest, 'labelsPath' | 'verdicts' | 'modelPath'>

/**
 * To be asked when records are numbered. A model that is given is not retrained: verdicts are left aside then.
 *
 * @throws SelfsameError BAD_REQUEST for labels beside a model, those of `readLabels`, and labels none of which is on
 * two of the records
 */
export async function toldPairs(
  bench: MatchBench,
  { labelsPath, verdicts = [], modelPath }: ToldRequest,
): Promise<Told> {
  if (labelsPath === undefined) {
    const pairs = await labelledPairs(bench, modelPath === undefined ? verdicts : [])
    return { pairs, verdicts: pairs.labels.length, labels: null }
  }
  if (modelPath !== undefined) throw labelsNeedLearning()
  const labels = await readLabels(bench, labelsPath)
  const ofFile = await givenLabels(bench, labels)
  const ofStewards = await labelledPairs(bench, verdicts)
  return {
    pairs: ofStewards.labels.length === 0 ? ofFile.pairs : await labelledPairs(bench, [...verdicts, ...labels]),
    verdicts: ofStewards.labels.length,
    labels: ofFile,
  }
}

async function givenLabels(bench: MatchBench, labels: Parameters<typeof labelledPairs>[1]): Promise<GivenLabels> {
  const pairs = await labelledPairs(bench, labels)
  const [[unknown] = []] = await bench.rows(
    `SELECT count(*)::DOUBLE FROM verdict LEFT JOIN record a ON a.id = trim(verdict.a)
      LEFT JOIN record b ON b.id = trim(verdict.b) WHERE a.rid IS NULL OR b.rid IS NULL`,
  )
  const [[contradictory] = []] = await bench.rows(
    `SELECT count(*)::DOUBLE FROM (SELECT 1 FROM verdict JOIN record a ON a.id = trim(verdict.a)
      JOIN record b ON b.id = trim(verdict.b)
      GROUP BY least(a.rid, b.rid), greatest(a.rid, b.rid) HAVING min(same) <> max(same))`,
  )
  const counts = { rows: labels.length, unknown: Number(unknown), contradictory: Number(contradictory) }
  if (counts.unknown === counts.rows) throw labelsOfOthers(counts.rows)
  return { ...counts, pairs }
}

/** @returns what became of the labels; null where no file of them was given */
export function labelCounts(
  { labels }: Told,
  { copies }: Pick<Prepared, 'copies'>,
  candidates: ComparedPairs,
  { clusters, corrections }: Pick<Scored, 'clusters' | 'corrections'>,
): LabelCounts | null {
  if (labels === null) return null
  const { pairs, ...counts } = labels
  const [same, different] = [pairsLabelled(pairs, 1), pairsLabelled(pairs, 0)]
  const together = ({ l, r }: PairNumbers) =>
    l.reduce((sum, left, pair) => sum + Number(clusters[left] === clusters[r[pair] ?? -1]), 0)
  return {
    ...counts,
    same: same.l.length,
    different: different.l.length,
    together: together(same),
    apart: different.l.length - together(different),
    unblocked: absentPairs(repeated(same, copies.first), candidates).l.length,
    haveTaught: corrections !== null,
  }
}

function pairsLabelled({ l, r, labels }: LabelledPairs, label: 0 | 1): PairNumbers {
  const isOne = (_: number, pair: number) => labels[pair] === label
  return { l: l.filter(isOne), r: r.filter(isOne) }
}

/** Copies are found where the record is that they repeat. @returns the pairs of those, without a record's with itself */
function repeated({ l, r }: PairNumbers, first: Int32Array): PairNumbers {
  const pairs = Array.from(l, (left, pair) => [first[left] ?? left, first[r[pair] ?? 0] ?? 0] as const)
  const distinct = pairs.filter(([a, b]) => a !== b)
  return {
    l: Int32Array.from(distinct, ([a, b]) => Math.min(a, b)),
    r: Int32Array.from(distinct, ([a, b]) => Math.max(a, b)),
  }
}
