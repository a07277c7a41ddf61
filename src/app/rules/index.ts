/**
 * Changing the rules of identity: what other rules would make of the live graph, and carrying that out.
 *
 * Nothing here knows of files, terminals or Cypher.
 */
export { parseRules } from './parse-rules.ts'
export type * from './ports.ts'
export { PostponedEvaluation } from './postponed.ts'
export { RulesChange, type RulesApplied, type RulesProgress } from './rules-change.ts'
export { rulesDiff, type Regrouping, type RulesDiff } from './rules-diff.ts'
