import { digest } from '../../model/index.ts'
import type { LakeTable } from '../../projections/lake/index.ts'
import type { AddFile } from './actions.ts'

/** Files of one partition that become one. */
export interface Compaction {
  readonly partition: string | null
  readonly paths: readonly string[]
  /** Of the new file: the same files come to the same name. */
  readonly name: string
}

/** Files at least this large stay as they are. */
const LARGE_BYTES = 64 * 1_024 ** 2
/** What is put together in one go, so that memory, disk and time are bounded. */
const TOGETHER_BYTES = 128 * 1_024 ** 2

/** @returns groups of two files or more, in the order in which their rows came */
export function compactions({ partitionBy }: LakeTable, files: readonly AddFile[]): Compaction[] {
  const small = files.filter(({ size }) => size < LARGE_BYTES)
  const partitions = Map.groupBy(small, ({ partitionValues }) =>
    partitionBy === null ? null : (partitionValues[partitionBy] ?? null),
  )
  return [...partitions].flatMap(([partition, of]) =>
    groupsOf(of.toSorted(byAge))
      .filter((group) => group.length > 1)
      .map((group) => ({ partition, paths: group.map(({ path }) => path), name: nameOf(group) })),
  )
}

function groupsOf(files: readonly AddFile[]): AddFile[][] {
  const groups: AddFile[][] = []
  let bytes = Infinity
  for (const file of files) {
    if (bytes + file.size > TOGETHER_BYTES) {
      groups.push([])
      bytes = 0
    }
    groups.at(-1)?.push(file)
    bytes += file.size
  }
  return groups
}

function byAge(a: AddFile, b: AddFile): number {
  return a.modificationTime - b.modificationTime || (a.path < b.path ? -1 : 1)
}

function nameOf(group: readonly AddFile[]): string {
  return `compacted-${digest(JSON.stringify(group.map(({ path }) => path)))}`
}
