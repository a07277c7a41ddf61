import { BlockFinder, type ComparedPairs, type Comparison, type RecordPairs } from '../../matching/index.ts'
import type { Prepared } from './prepare.ts'

const NAMES_KEY = 'names-in-any-order'

/** @returns pairs of records that have the same names, each record in two at most */
export function namesakePairs({ keyColumns }: Pick<Prepared, 'keyColumns'>, pairsMax: number): RecordPairs {
  const names = keyColumns.findIndex(({ name }) => name.endsWith(NAMES_KEY))
  if (names < 0) return { l: new Int32Array(), r: new Int32Array() }
  const { members, starts } = new BlockFinder(keyColumns).find([names])
  const isFirst = new Uint8Array(members.length + 1)
  for (const start of starts) isFirst[start] = 1
  const seconds = Array.from(members.keys())
    .filter((at) => isFirst[at] === 0)
    .slice(0, pairsMax)
  return {
    l: Int32Array.from(seconds, (at) => members[at - 1] ?? 0),
    r: Int32Array.from(seconds, (at) => members[at] ?? 0),
  }
}

/** @returns the pairs whose birth dates have nothing in common: they are not one person */
export function withOtherDates(comparisons: readonly Comparison[], pairs: ComparedPairs): ComparedPairs {
  const date = comparisons.findIndex(({ kind }) => kind === 'birthDate')
  const other = comparisons[date]?.levels.length
  const chosen = Int32Array.from(pairs.l.keys()).filter((pair) => pairs.levels[date]?.[pair] === other)
  return {
    l: chosen.map((pair) => pairs.l[pair] ?? 0),
    r: chosen.map((pair) => pairs.r[pair] ?? 0),
    levels: pairs.levels.map((levels) => Uint8Array.from(chosen, (pair) => levels[pair] ?? 0)),
  }
}
