import { machineMemoryBytes, planMemory } from '../embedded/memory.ts'
import type { Installation } from '../installation.ts'
import type { StackSettings } from '../settings.ts'

/** What docker-compose.yml asks for. */
export function composeEnvironment(settings: StackSettings, { stores }: Installation): string {
  const plan = planMemory(machineMemoryBytes())
  const variables = {
    SELFSAME_NEO4J_PASSWORD: stores.neo4j?.password ?? 'unused',
    SELFSAME_NEO4J_DATABASE: settings.neo4j.database,
    SELFSAME_NEO4J_HEAP_BYTES: settings.neo4j.heapBytes ?? plan.neo4jHeapBytes,
    SELFSAME_NEO4J_PAGECACHE_BYTES: settings.neo4j.pageCacheBytes ?? plan.neo4jPageCacheBytes,
    SELFSAME_REDIS_PASSWORD: stores.redis?.password ?? 'unused',
    SELFSAME_REDIS_BYTES_MAX: plan.projectionsBytesMax,
    SELFSAME_REDIS_LOG_PASSWORD: stores.redisLog?.password ?? 'unused',
    SELFSAME_REDIS_LOG_BYTES_MAX: settings.logBytesMax ?? plan.logBytesMax,
  }
  return Object.entries(variables)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('')
}
