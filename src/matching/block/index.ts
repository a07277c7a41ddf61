export { type BlockingKey, blockingKeysOf, blockingKeysSql } from './blocking-keys.ts'
export {
  BLOCK_SIZES,
  type BlockingRule,
  blockingRuleSchema,
  candidateKeySets,
  type KeySet,
  rulePairsSql,
  seedPairsSql,
  smallBlocksShareSql,
} from './blocking-rule.ts'
export { chooseRules, type RuleCandidate } from './choose-rules.ts'
