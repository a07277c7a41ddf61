import { join } from 'node:path'
import { SelfsameError } from '../../model/index.ts'
import { findBundledRedis, findNeo4jJars } from '../embedded/artifacts.ts'
import { machineMemoryBytes, planMemory } from '../embedded/memory.ts'
import { startEmbeddedNeo4j } from '../embedded/neo4j.ts'
import { findJava, findRedisOnPath, redisAt, whyNotRunning, type Program } from '../embedded/programs.ts'
import { startEmbeddedRedis } from '../embedded/redis.ts'
import { homePaths } from '../home.ts'
import type { KeptStore } from '../installation.ts'
import type { StackConnections, StackSettings, Tuning } from '../settings.ts'
import { isOlder } from '../version.ts'
import type { RunningStore, StartContext } from './provider.ts'

/** @throws SelfsameError MISSING_PREREQUISITE without Java or jars, UNAVAILABLE when it does not start */
export function embedNeo4j(
  settings: StackSettings,
  kept: KeptStore,
  tuning: Tuning,
  context: StartContext,
): Promise<RunningStore<StackConnections['neo4j']>> {
  const java = findJava(settings)
  if (java === null) throw missing('Neo4j 5.26 needs Java 17 or 21, and none was found', 'npx selfsame doctor')
  const jars = findNeo4jJars()
  if (jars === null) throw missing("Neo4j's jars are not there", 'npm run setup')
  refuseOlder('Neo4j', jars.version, kept)
  const paths = homePaths(settings.home)
  const plan = planMemory(machineMemoryBytes())
  context.report(`starting Neo4j ${jars.version} (embedded, Java ${java.version})`)
  return startEmbeddedNeo4j(
    {
      java,
      jars,
      homeFolder: paths.neo4j,
      logsFolder: join(paths.logs, 'neo4j'),
      password: kept.password,
      database: settings.neo4j.database,
      heapBytes: settings.neo4j.heapBytes ?? plan.neo4jHeapBytes,
      pageCacheBytes: settings.neo4j.pageCacheBytes ?? plan.neo4jPageCacheBytes,
      tuning,
    },
    context,
  )
}

/** @throws SelfsameError MISSING_PREREQUISITE without a redis-server that runs, UNAVAILABLE when it does not start */
export function embedRedis(
  name: 'redis' | 'redisLog',
  settings: StackSettings,
  kept: KeptStore,
  context: StartContext,
): Promise<RunningStore<{ url: string }>> {
  const program = findRedis(settings.searchPath)
  refuseOlder('Redis', program.version, kept)
  const paths = homePaths(settings.home)
  const plan = planMemory(machineMemoryBytes())
  const folder = name === 'redisLog' ? 'redis-log' : 'redis'
  context.report(
    `starting Redis ${program.version} for ${name === 'redisLog' ? 'the event log' : 'projections'} (embedded)`,
  )
  return startEmbeddedRedis(
    {
      name,
      program: program.path,
      dataFolder: paths[name],
      logPath: join(paths.logs, `${folder}.log`),
      password: kept.password,
      bytesMax: name === 'redisLog' ? (settings.logBytesMax ?? plan.logBytesMax) : plan.projectionsBytesMax,
    },
    context,
  )
}

/** A redis-server on PATH is preferred when it is new enough: it is newer than the one in the jar, and patched. */
function findRedis(searchPath: string): Program {
  const onPath = findRedisOnPath(searchPath)
  if (onPath !== null) return onPath
  const bundled = findBundledRedis()
  if (bundled === null) throw missing('No redis-server of version 6.2 or newer was found', 'npm run setup')
  const [program] = redisAt(bundled)
  if (program === undefined)
    throw missing(`The bundled redis-server does not run here: ${whyNotRunning(bundled)}`, 'npx selfsame doctor')
  return program
}

/** Newer versions read what older ones wrote, not the other way round. */
function refuseOlder(label: string, version: string, kept: KeptStore): void {
  if (kept.version === null || !isOlder(version, kept.version)) return
  throw new SelfsameError(
    'MISSING_PREREQUISITE',
    `${label} ${version} was found, but its data was written by version ${kept.version}`,
    { remedy: `Install ${label} ${kept.version} or newer` },
  )
}

function missing(message: string, command: string): SelfsameError {
  return new SelfsameError('MISSING_PREREQUISITE', message, { remedy: `Run: ${command}` })
}
