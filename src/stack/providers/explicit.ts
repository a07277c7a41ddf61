import { SelfsameError } from '../../model/index.ts'
import { askUntilReady } from '../probes/answer.ts'
import { NAMES, type Ask, type RunningStore, type StoreAddress } from './provider.ts'
import type { StoreName } from '../settings.ts'

const READY_MS_MAX = 30_000
const VARIABLES: Readonly<Record<StoreName, string>> = {
  neo4j: 'NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD and NEO4J_DATABASE',
  redis: 'REDIS_URL',
  redisLog: 'REDIS_LOG_URL',
}

/**
 * A store that someone else keeps: it is asked, never started or stopped.
 *
 * @throws SelfsameError UNAVAILABLE when it refuses or does not answer within 30 s
 */
export async function useExplicit<A extends StoreAddress>(
  name: StoreName,
  address: A,
  ask: Ask,
): Promise<RunningStore<A>> {
  const answer = await askUntilReady(ask, READY_MS_MAX)
  if (answer.kind !== 'ready') {
    throw new SelfsameError(
      'UNAVAILABLE',
      `${NAMES[name]} at the address given ${answer.kind === 'silent' ? 'does not answer' : 'refuses'}: ${answer.reason}`,
      {
        remedy: `Check ${VARIABLES[name]}`,
      },
    )
  }
  return {
    name,
    provider: 'explicit',
    version: answer.version,
    address,
    process: null,
    log: null,
    ended: new Promise(() => {}),
    stop: async () => {},
  }
}
