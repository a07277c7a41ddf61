import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { askRedis } from '../probes/redis.ts'
import type { RunningStore, StartContext } from '../providers/provider.ts'
import type { ProcessSpec } from './store-process.ts'
import { startEmbedded } from './start-embedded.ts'

export interface EmbeddedRedisSpec {
  readonly name: 'redis' | 'redisLog'
  /** redis-server */
  readonly program: string
  readonly dataFolder: string
  readonly logPath: string
  readonly password: string
  readonly bytesMax: number
}

/** Reading a large append-only file back takes a while. */
const READY_MS_MAX = 300_000
const STOP_MS_MAX = 60_000

/** @throws SelfsameError UNAVAILABLE when it does not start */
export function startEmbeddedRedis(
  spec: EmbeddedRedisSpec,
  context: StartContext,
): Promise<RunningStore<{ url: string }>> {
  return startEmbedded(
    {
      name: spec.name,
      spec: (port) => prepare(spec, port),
      address: (port) => ({ url: `redis://:${spec.password}@127.0.0.1:${port}` }),
      ask: ({ url }) => askRedis(url),
      readyMsMax: READY_MS_MAX,
    },
    context,
  )
}

function prepare(spec: EmbeddedRedisSpec, port: number): ProcessSpec {
  mkdirSync(spec.dataFolder, { recursive: true })
  const configPath = join(spec.dataFolder, 'redis.conf')
  writeFileSync(configPath, redisConfig(spec, port), { mode: 0o600 })
  return {
    label: 'Redis',
    command: spec.program,
    args: [configPath],
    cwd: spec.dataFolder,
    logPath: spec.logPath,
    stopMsMax: STOP_MS_MAX,
  }
}

/**
 * The log answers only for what is on disk, and refuses rather than forgets. Of the projections' Redis a second may be
 * lost: positions beside the figures say where to go on. When it is full it forgets what bears a time to live, which
 * are the facts of the identity cache alone, never figures.
 */
export function redisConfig(spec: EmbeddedRedisSpec, port: number): string {
  const lines = [
    'bind 127.0.0.1',
    `port ${port}`,
    'protected-mode yes',
    'daemonize no',
    `requirepass ${spec.password}`,
    `dir ${JSON.stringify(spec.dataFolder)}`,
    'save ""',
    'appendonly yes',
    `appendfsync ${spec.name === 'redisLog' ? 'always' : 'everysec'}`,
    `maxmemory ${spec.bytesMax}`,
    `maxmemory-policy ${spec.name === 'redisLog' ? 'noeviction' : 'volatile-ttl'}`,
  ]
  return lines.join('\n') + '\n'
}
