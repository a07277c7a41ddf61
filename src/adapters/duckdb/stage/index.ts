/**
 * Files laid down as tables, brought together by event, and read out again slice by slice.
 *
 * Must not know what is done with the rows.
 */
export { arrange } from './arrange.ts'
export { jsonCell } from './json-cell.ts'
export { layDownAll } from './lay-down-all.ts'
export { parquetColumns } from './parquet.ts'
export { layDown } from './source-table.ts'
export { stagedRows } from './staged.ts'
