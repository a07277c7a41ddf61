export { type Comparison, type ComparisonLevel, comparisonsOf } from './comparison.ts'
export { compareSql } from './compare-sql.ts'
