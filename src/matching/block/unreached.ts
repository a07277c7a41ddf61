import type { BlockingRule } from './blocking-rule.ts'
import type { Blocks, KeyColumn } from './blocks.ts'

/**
 * Records that no rule can bring together with any: each asks for a key that they lack, or skips their block. Nothing is
 * compared with them.
 *
 * @param blocksOfRules by rule: all its blocks, those over its limit included
 * @returns their numbers, in ascending order
 */
export function unreachedRecords(
  records: number,
  keys: readonly KeyColumn[],
  rules: readonly BlockingRule[],
  blocksOfRules: readonly Blocks[],
): Int32Array {
  const isReached = new Uint8Array(records)
  for (const [at, rule] of rules.entries()) {
    const reached = recordsWithKeys(records, keys, rule)
    const blocks = blocksOfRules[at]
    if (blocks !== undefined) dropSkipped(reached, blocks, rule)
    for (let record = 0; record < records; record++) if (reached[record] === 1) isReached[record] = 1
  }
  return Int32Array.from(isReached.keys()).filter((record) => isReached[record] === 0)
}

/** @returns by record: 1 if it has all of the rule's keys */
function recordsWithKeys(records: number, keys: readonly KeyColumn[], rule: BlockingRule): Uint8Array {
  const has = new Uint8Array(records).fill(1)
  for (const key of rule.keys) {
    const of = keys[key]?.of
    for (let record = 0; record < records; record++) if ((of?.[record] ?? -1) < 0) has[record] = 0
  }
  return has
}

function dropSkipped(reached: Uint8Array, { members, starts }: Blocks, { blockRecordsMax }: BlockingRule): void {
  for (let block = 0; block + 1 < starts.length; block++) {
    const [start, end] = [starts[block] ?? 0, starts[block + 1] ?? 0]
    if (end - start <= blockRecordsMax) continue
    for (let at = start; at < end; at++) reached[members[at] ?? 0] = 0
  }
}
