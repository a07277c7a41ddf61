/**
 * CSV as text: headers, records, and a careful look at files in which DuckDB finds something wrong.
 *
 * Must not know of tables, or of what the cells are for.
 */
export { detectFormat } from './detect.ts'
export { decodedHead, type Dialect, dialectOf } from './dialect.ts'
export { headerOf } from './header.ts'
export { KEY_SEPARATOR, mendFile, type MendTarget, type UnreadableLine } from './mend.ts'
export { unpackedBlocks } from './text-blocks.ts'
