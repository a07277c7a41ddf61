/** The lake's Parquet: data files and checkpoints are written, and tables asked, with DuckDB. */
export { LakeQuery } from './lake-query.ts'
export { ParquetCheckpoints } from './parquet-checkpoints.ts'
export { ParquetFiles } from './parquet-files.ts'
