import { z } from 'zod'
import type { KeyColumn } from './blocks.ts'

/** Blocks larger than this are skipped whole: another rule has to cover them. */
const BLOCK_RECORDS_MAX = [12, 40, 120] as const

const KEYS_MAX = 8

/** Records are compared that share all its keys. */
export const blockingRuleSchema = z.strictObject({
  /** Indexes of the recipe's blocking keys; learnt rules have one or two. */
  keys: z.array(z.int().min(0)).min(1).max(KEYS_MAX),
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
export function candidateKeySets(keys: readonly Pick<KeyColumn, 'field'>[], standsAlone: readonly boolean[]): KeySet[] {
  const singles = keys.map((_, index) => [index])
  const pairs = keys.flatMap((a, at) =>
    keys.flatMap((b, index) => {
      const narrows = index > at && a.field !== b.field && standsAlone[at] !== true && standsAlone[index] !== true
      return narrows ? [[at, index]] : []
    }),
  )
  return [...singles, ...pairs]
}
