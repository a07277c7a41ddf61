import type { RecordPairs } from '../../matching/index.ts'
import type { MatchBench } from './ports.ts'
import type { Scored } from './scoring.ts'

/** @returns by record: the number of its file. `source` and `record` are there */
export async function filesOfRecords(bench: MatchBench): Promise<Int32Array> {
  const [files = new Int32Array()] = await bench.integers(
    'SELECT file FROM record JOIN source ON source.rowid = record.source_row ORDER BY rid',
  )
  return files
}

/** @returns the pairs of records of different files, in the same order */
export function betweenFiles({ l, r }: RecordPairs, files: Int32Array): RecordPairs {
  const isBetween = (pair: number) => files[l[pair] ?? 0] !== files[r[pair] ?? 0]
  return { l: l.filter((_, pair) => isBetween(pair)), r: r.filter((_, pair) => isBetween(pair)) }
}

/**
 * @param records those that are no copies: copies are compared with nothing
 * @returns how many pairs could be compared; at least 1
 */
export function possiblePairs(records: Int32Array, files: Int32Array | null): number {
  const sizes = new Map<number, number>()
  if (files !== null)
    for (const record of records) sizes.set(files[record] ?? 0, (sizes.get(files[record] ?? 0) ?? 0) + 1)
  const within = [...sizes.values()].reduce((pairs, size) => pairs + pairsAmong(size), 0)
  return Math.max(1, pairsAmong(records.length) - within)
}

function pairsAmong(records: number): number {
  return (records * (records - 1)) / 2
}

/**
 * Leaves what is said between files: pairs of one file, which were weighed to part components well, are no result, and
 * records of one file are together only where one of another file brings them together.
 */
export function betweenFilesOnly(scored: Scored, files: Int32Array): Scored {
  const { l, r, levels } = scored.pairs
  const isBetween = (_: number, pair: number) => files[l[pair] ?? 0] !== files[r[pair] ?? 0]
  return {
    ...scored,
    bits: scored.bits.filter(isBetween),
    rawBits: scored.rawBits.filter(isBetween),
    pairs: { l: l.filter(isBetween), r: r.filter(isBetween), levels: levels.map((column) => column.filter(isBetween)) },
    clusters: partedWithinFiles(scored.clusters, files),
    doubtfulJoins: scored.doubtfulJoins.filter((join) => files[join.l] !== files[join.r]),
  }
}

/** Parts clusters whose records are all of one file. @param clusters by record: the first record of its cluster */
function partedWithinFiles(clusters: Int32Array, files: Int32Array): Int32Array {
  const isMixed = new Uint8Array(clusters.length)
  clusters.forEach((first, record) => {
    if (files[record] !== files[first]) isMixed[first] = 1
  })
  return clusters.map((first, record) => (isMixed[first] === 1 ? first : record))
}
