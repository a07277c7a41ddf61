import type { PartName } from '../records/index.ts'

/** What two records' values must pass to be on a level, as data: an incremental run and its threads read it too. */
export type LevelTest =
  | { readonly by: 'equal' | 'contains' | 'initial' | 'soundsAlike' }
  | { readonly by: 'samePart'; readonly part: PartName }
  /** Of the values, or of a part of them. */
  | { readonly by: 'jaroWinkler'; readonly min: number; readonly part?: PartName }
  /** Only where the first two letters agree or the last two. */
  | { readonly by: 'edits'; readonly max: number }
  /** Any letters put in, left out or changed; `damerauLevenshtein`: or neighbours swapped, without restriction. */
  | { readonly by: 'levenshtein' | 'damerauLevenshtein'; readonly max: number }
  /** Of another field: not passed where either record says nothing there. */
  | { readonly by: 'on'; readonly field: number; readonly test: LevelTest }
  /** Each has in this field what the other has in that one. */
  | { readonly by: 'swapped'; readonly with: number }
  /** Either has in this field what the other has in that one. */
  | { readonly by: 'inField'; readonly field: number }
  /** Either has in this field one of the other's further words. */
  | { readonly by: 'inFurtherWords' }
  | { readonly by: 'furtherWords'; readonly min: number }
  /** Of dates in eight figures. */
  | { readonly by: 'dayMonthSwapped' | 'anyDay' }
  | { readonly by: 'figuresDiffer'; readonly count: number }
  | { readonly by: 'daysApart'; readonly max: number }
  /** Of sets. */
  | { readonly by: 'sharedMembers'; readonly min: number }
  /** Of numbers: as a share of the larger one. */
  | { readonly by: 'relativelyApart'; readonly max: number }
  /** Of positions. */
  | { readonly by: 'kmApart'; readonly max: number }
  | { readonly by: 'all' | 'any'; readonly tests: readonly LevelTest[] }
