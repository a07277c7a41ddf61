import { basename } from 'node:path'
import { type Cells, isCopy, type MatchSettings, type PairNumbers } from '../../matching/index.ts'
import { filesOfRecords } from './between-files.ts'
import { noSuchSource } from './match-errors.ts'
import type { MatchBench } from './ports.ts'

/** By record: the number of its source, where that has one record a person; else -1. */
export type DuplicateFree = Int32Array

/**
 * @param cellsOf of a column of `source`, which is there still
 * @returns null where no source is said to be free of duplicates
 * @throws SelfsameError CONFIGURATION for a source that no record is of
 */
export async function duplicateFreeSources(
  bench: MatchBench,
  settings: MatchSettings | null,
  paths: readonly string[],
  cellsOf: (column: string) => Promise<Cells>,
): Promise<DuplicateFree | null> {
  if (settings === null || settings.linkage.duplicateFreeSources.length === 0) return null
  const { duplicateFreeSources: names, sourceColumn } = settings.linkage
  const { texts, of } =
    sourceColumn === undefined
      ? { texts: paths.map((path) => basename(path)), of: await filesOfRecords(bench) }
      : await cellsOf(sourceColumn)
  const known = texts.map((text) => text.trim())
  const unknown = names.filter((name) => !known.includes(name))
  if (unknown.length > 0) throw noSuchSource(unknown, [...new Set(known)])
  const numbers = known.map((text) => names.indexOf(text))
  return of.map((source) => numbers[source] ?? -1)
}

/** Makes pairs of one source so unlike that no linkage joins clusters across them. @param bits by pair */
export function keptApart(bits: Float64Array, { l, r }: PairNumbers, sources: DuplicateFree | null): Float64Array {
  if (sources === null) return bits
  return bits.map((weight, pair) => (areOfOne(sources, l[pair] ?? 0, r[pair] ?? 0) ? -Infinity : weight))
}

export function areOfOne(sources: DuplicateFree | null, a: number, b: number): boolean {
  const source = sources?.[a] ?? -1
  return source >= 0 && source === sources?.[b]
}

/** Copies join what they repeat, but for those of a source that has one record a person. */
export function copiesKeptApart(clusters: Int32Array, first: Int32Array, sources: DuplicateFree | null): Int32Array {
  if (sources === null) return clusters
  return clusters.map((head, record) => ((sources[record] ?? -1) >= 0 && isCopy(first, record) ? record : head))
}
