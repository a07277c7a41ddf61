import { z } from 'zod'
import type { BlockingKey } from './blocking-keys.ts'

/** Blocks larger than this are skipped whole: another rule has to cover them. */
const BLOCK_RECORDS_MAX = [12, 40, 120] as const

/** Records are compared that share all its keys. */
export const blockingRuleSchema = z.strictObject({
  /** Indexes of the recipe's blocking keys: one or two. */
  keys: z.array(z.int().min(0)).min(1).max(2),
  blockRecordsMax: z.int().min(2),
})

export type BlockingRule = z.infer<typeof blockingRuleSchema>

/** Keys that may be a rule together, before it is known how large their blocks may be. */
export type KeySet = readonly number[]

export const BLOCK_SIZES: readonly number[] = BLOCK_RECORDS_MAX

/**
 * Single keys, and pairs of keys of different fields.
 *
 * @param standsAlone by key: whether almost all of its blocks are small, so that no second key need narrow it
 */
export function candidateKeySets(keys: readonly BlockingKey[], standsAlone: readonly boolean[]): KeySet[] {
  const singles = keys.map((_, index) => [index])
  const pairs = keys.flatMap((a, at) =>
    keys.flatMap((b, index) => {
      const narrows = index > at && a.field !== b.field && standsAlone[at] !== true && standsAlone[index] !== true
      return narrows ? [[at, index]] : []
    }),
  )
  return [...singles, ...pairs]
}

/** SQL: a rule's key of a row of keys; NULL where a part is missing. */
function ruleKeySql(keys: KeySet): string {
  const names = keys.map((key) => `k${key}`)
  const present = names.map((name) => `${name} IS NOT NULL`).join(' AND ')
  return names.length === 1 ? `k${keys[0]}` : `CASE WHEN ${present} THEN hash(${names.join(', ')}) END`
}

/** SQL: the share of a key's records that lie in blocks of at most so many. */
export function smallBlocksShareSql(table: string, key: number, recordsMax: number): string {
  return `SELECT coalesce(sum(size) FILTER (size <= ${recordsMax}) / sum(size), 0)::DOUBLE
    FROM (SELECT count(*) AS size FROM ${table} WHERE k${key} IS NOT NULL GROUP BY k${key})`
}

/** SQL: pairs of a seed and another record (the smaller first) that share the keys, and their block's size. */
export function seedPairsSql(keys: KeySet, rule: number, recordsMax: number): string {
  const key = ruleKeySql(keys)
  return `WITH keyed AS (SELECT rid, is_seed, ${key} AS key FROM population WHERE key IS NOT NULL),
    block AS (SELECT key, count(*)::INTEGER AS size FROM keyed GROUP BY key
      HAVING size BETWEEN 2 AND ${recordsMax} AND bool_or(is_seed))
    SELECT ${rule} AS rule, size, least(s.rid, o.rid) AS l, greatest(s.rid, o.rid) AS r
    FROM keyed s JOIN block USING (key) JOIN keyed o USING (key)
    WHERE s.is_seed AND s.rid <> o.rid AND (NOT o.is_seed OR s.rid < o.rid)`
}

/** SQL: all pairs (the smaller first) that a rule brings together. */
export function rulePairsSql({ keys, blockRecordsMax }: BlockingRule): string {
  const key = ruleKeySql(keys)
  return `SELECT a.rid AS l, b.rid AS r
    FROM (SELECT ${key} AS key FROM blocking_key WHERE key IS NOT NULL GROUP BY key
      HAVING count(*) BETWEEN 2 AND ${blockRecordsMax}) block
    JOIN (SELECT rid, ${key} AS key FROM blocking_key) a USING (key)
    JOIN (SELECT rid, ${key} AS key FROM blocking_key) b USING (key)
    WHERE a.rid < b.rid`
}
