export { type Comparison, comparisonsOf } from './comparison.ts'
export { compareSql } from './compare-sql.ts'
