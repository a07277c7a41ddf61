/**
 * Files of rows, read with DuckDB: CSV, TSV, JSON lines and Parquet, plain or gzip, larger than memory, their
 * rows brought together by event. DuckDB reads, sorts and spills; what it finds wrong is looked at again here.
 *
 * Must not know what a column means, who sends, or where events go.
 */
export { DuckDbTableReader } from './table-reader.ts'
export { DUCKDB_DEFAULTS, MATCH_DUCKDB_DEFAULTS } from './settings.ts'
export { DuckDbMatchBench, DuckDbResultsReader, FinishedFolder, PublishedFolder, RecordLines } from './match/index.ts'
export { LakeQuery, ParquetCheckpoints, ParquetFiles } from './lake/index.ts'
export { DuckDbScoreReader } from './scores/index.ts'
export { openSpillFolder, removeAbandonedSpill } from './spill-folder.ts'
