/**
 * CSV as text: headers, records, and a careful look at files in which DuckDB finds something wrong.
 *
 * Must not know of tables, or of what the cells are for.
 */
export { detectFormat } from './detect.ts'
export { dialectOf } from './dialect.ts'
export { readHead } from './head.ts'
export { headerOf } from './header.ts'
export { KEY_SEPARATOR, mendFile, type MendTarget, type UnreadableLine } from './mend.ts'
export { unpackedBlocks } from './text-blocks.ts'
export { type TextShape, textShapeOf } from './text-shape.ts'
