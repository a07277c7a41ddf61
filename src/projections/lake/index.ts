/**
 * The lake: what its tables are, what a row of each says, and the views over them. Pure; it must not know of files, of
 * Delta, or of who reads.
 */
export type * from './columns.ts'
export { Fold } from './fold.ts'
export { rowOfEvent } from './row-of-event.ts'
export { rowsOfChange } from './rows-of-change.ts'
export * from './tables.ts'
export { LAKE_VIEWS, type LakeView } from './views.ts'
