import type { IdentityRules } from '../../src/identity/index.ts'
import type { GraphConnection } from '../connection.ts'
import { ask } from '../transaction.ts'
import { read } from './read.ts'
import { decodeRules } from './stored-rules.ts'

/** @throws RangeError before the first start, when no rules are in force */
export async function rulesInForce(graph: GraphConnection): Promise<IdentityRules> {
  const [row] = await ask(graph, (session) => read(session, {}))
  if (row === undefined) throw new RangeError('No rules are in force: the graph was never started with any')
  return decodeRules(row.body)
}
