import type { LakeRow, LakeTable } from '../../projections/lake/index.ts'
import type { BirthId, LoggedEvent, Positions } from '../../model/index.ts'
import type { WholeGraph } from '../rules/ports.ts'

/** How far a source has been appended, moved in the same commit as its rows. */
export interface PositionMove {
  /** Which source: `outbox`, `lane-07` … */
  readonly appId: string
  readonly from: bigint
  readonly to: bigint
}

export interface LakeAppend {
  readonly table: LakeTable
  readonly rows: readonly LakeRow[]
  /** Says which rows they are: the same ones, appended again after a crash, have files of the same names. */
  readonly name: string
  readonly moves: readonly PositionMove[]
}

/** Tables of rows that are appended exactly once. */
export interface LakeWriting {
  /** By app id; those that are not there stand at 0. */
  positions(table: LakeTable): Promise<ReadonlyMap<string, bigint>>
  /**
   * Appends rows and moves positions in one commit; what was committed by the same moves before is left as it is.
   *
   * @throws SelfsameError CONFLICT when a position is elsewhere; UNAVAILABLE when the lake cannot be written;
   *   CONFIGURATION when the lake is another graph's
   */
  append(append: LakeAppend): Promise<void>
}

/** A table of the lake, as it is. */
export interface TableState {
  readonly name: string
  readonly description: string
  /** Of its Delta log; -1 for a table that nothing was appended to yet. */
  readonly version: number
  readonly rows: number
  readonly files: number
  readonly bytes: number
}

export interface Answer {
  readonly columns: readonly string[]
  /** Values as JSON has them; whole numbers of 64 bits as texts. */
  readonly rows: readonly (readonly unknown[])[]
}

/** Tables as people read and keep them. */
export interface LakeKeeping {
  describe(): Promise<TableState[]>
  /**
   * @param sql of DuckDB, over the tables and views. @param values of its parameters `$name`
   * @throws SelfsameError BAD_REQUEST with what DuckDB says is wrong
   */
  query(sql: string, values?: Readonly<Record<string, string | number>>): Promise<Answer>
  /** Puts small files of a partition together. @returns how many files became how many */
  compact(table: LakeTable): Promise<{ readonly before: number; readonly after: number }>
  /** Deletes files that no version within the retention needs. @returns how many */
  vacuum(table: LakeTable, retentionMs: number): Promise<{ readonly files: number; readonly bytes: number }>
}

/** Accepted events, as long as the log keeps them. */
export interface EventHistory {
  /** Up to which positions lanes are booked. */
  booked(): Promise<Positions>
  /**
   * Those after `from`, up to `to`, in order of each lane, without those that could not be applied.
   *
   * @returns `passed`: up to where each lane was read, at most `countMax` events further
   */
  read(spans: readonly LaneSpan[], countMax: number): Promise<{ events: LoggedEvent[]; passed: LaneSpan[] }>
}

/** From after one position to another, of one lane. */
export interface LaneSpan {
  readonly lane: number
  readonly from: string
  readonly to: string
}

/** The graph that the lake is to equal. */
export interface FoldedGraph {
  lastChange(): Promise<number>
  readWhole(): Promise<WholeGraph>
}

/** A profile as it was known at some moment. */
export interface ProfileAsOf {
  readonly id: BirthId
  /** The last change that was known then. */
  readonly change: number
  readonly vertices: readonly { readonly birthId: BirthId; readonly vertex: string }[]
  readonly records: readonly { readonly source: string; readonly attributes: string }[]
}
