export { type FieldTerms, TermReader } from './field-terms.ts'
export { MatchWeight, matchWeights, probabilityOf } from './match-weight.ts'
