/**
 * The graph's records as matching compares them: what sources say of a vertex, in columns of the same names whatever the
 * sources call them.
 *
 * Must not know how they are compared, nor how the graph is asked.
 */
export { cellsOf } from './cells-of.ts'
export { columnNamed } from './column-named.ts'
export { GraphRecords, type GraphRecord } from './graph-records.ts'
export type * from './ports.ts'
