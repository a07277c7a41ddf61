export { TermReader, type TermSums } from './field-terms.ts'
export { TermTables } from './term-tables.ts'
export { MatchWeight, matchWeights, probabilityOf } from './match-weight.ts'
