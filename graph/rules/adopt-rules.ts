import { createHash } from 'node:crypto'
import type { IdentityRules } from '../../src/identity/index.ts'
import { SelfsameError } from '../../src/model/index.ts'
import type { GraphConnection } from '../connection.ts'
import { write } from '../transaction.ts'
import { adopt } from './adopt.ts'

/**
 * Enters the rules in the graph at its first start; later starts must bring the same ones, because the
 * profiles there were judged by them.
 *
 * @throws SelfsameError CONFIGURATION when the graph was judged by other rules
 */
export async function adoptRules(graph: GraphConnection, rules: IdentityRules): Promise<void> {
  const hash = createHash('sha256').update(JSON.stringify(rules)).digest('hex')
  const [inForce] = await write(graph, (tx) => adopt(tx, { version: rules.version, hash }))
  if (inForce?.hash === hash) return
  throw new SelfsameError(
    'CONFIGURATION',
    `identity.yaml (version ${rules.version}) is not what this graph was judged by (version ${inForce?.version})`,
    {
      remedy: 'Restore the former identity.yaml, or run `selfsame reset` and ingest again',
    },
  )
}
