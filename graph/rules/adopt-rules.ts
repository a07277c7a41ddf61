import type { IdentityRules } from '../../src/identity/index.ts'
import type { GraphConnection } from '../connection.ts'
import { write } from '../transaction.ts'
import { enter } from './enter.ts'
import { decodeRules, encodeRules } from './stored-rules.ts'

/** By what the graph is judged, and whether that is what was offered. */
export interface RulesInForce {
  readonly rules: IdentityRules
  readonly areOthers: boolean
}

/** Enters the rules in the graph at its first start; from then on those in the graph are in force, until others are put there. */
export async function adoptRules(graph: GraphConnection, rules: IdentityRules): Promise<RulesInForce> {
  const offered = encodeRules(rules)
  const [inForce] = await write(graph, (tx) => enter(tx, offered))
  if (inForce === undefined || inForce.hash === offered.hash) return { rules, areOthers: false }
  return { rules: decodeRules(inForce.body), areOthers: true }
}
