import { RedisIdentityCache, type CacheLog } from '../adapters/redis/index.ts'
import type { Stores } from './stores.ts'

/** Beside the facts of another graph nothing must be believed. */
export function identityCacheOn(
  { cache, graphId }: Pick<Stores, 'cache' | 'graphId'>,
  log: CacheLog,
): RedisIdentityCache {
  return new RedisIdentityCache(cache, log, { prefix: `selfsame:fact:${graphId}:` })
}
