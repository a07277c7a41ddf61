/**
 * Tables of Delta Lake: a writer of its log (`PROTOCOL.md` of delta-io/delta, reader version 1, writer version 2), over any
 * store of objects. It must not know what tables mean, or how Parquet is written.
 */
export { decodeActions, encodeActions, type Action } from './actions.ts'
export { DeltaLake, type DataFiles, type TableQuery, type WrittenFile } from './delta-lake.ts'
export type { CheckpointFiles } from './delta-table.ts'
export type * from './ports.ts'
