import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Redis } from 'ioredis'
import { inject, onTestFinished } from 'vitest'
import { connectRedis } from '../../src/adapters/redis/index.ts'

/** A Redis of one test's own: it may be filled, emptied and killed. */
export interface TestRedis {
  readonly url: string
  /** For the test's own questions. */
  readonly client: Redis
  /** A further connection, closed with the test. */
  connect(): Redis
  /** Without a farewell, as when the machine fails. */
  kill(): Promise<void>
  /** On the same port, with what lay on disk. */
  start(): Promise<void>
}

export const AS_LOG = [
  '--appendonly',
  'yes',
  '--appendfsync',
  'always',
  '--maxmemory-policy',
  'noeviction',
  '--save',
  '',
]
export const AS_CACHE = ['--appendonly', 'no', '--maxmemory-policy', 'volatile-ttl', '--save', '']

/** Starts the redis-server that the tests' stack runs; it and its data are gone when the test or file ends. */
export async function startRedis(
  options: readonly string[],
  atEnd: (end: () => Promise<void>) => void = onTestFinished,
): Promise<TestRedis> {
  const folder = mkdtempSync(join(tmpdir(), 'selfsame-redis-'))
  const port = await freePort()
  const program = await redisProgram()
  const connections: Redis[] = []
  let server: ChildProcess | null = null

  const connect = () => {
    const redis = connectRedis({ url: `redis://127.0.0.1:${port}`, name: 'test' })
    connections.push(redis)
    return redis
  }
  const start = async () => {
    server = spawn(program, ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, ...options], {
      stdio: 'ignore',
    })
    await untilAnswering(connect())
  }
  const kill = async () => {
    if (server === null || server.exitCode !== null || server.signalCode !== null) return
    server.kill('SIGKILL')
    await once(server, 'exit')
  }
  atEnd(async () => {
    for (const redis of connections) redis.disconnect()
    await kill()
    rmSync(folder, { recursive: true, force: true })
  })
  await start()
  return { url: `redis://127.0.0.1:${port}`, client: connect(), connect, kill, start }
}

async function untilAnswering(redis: Redis): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await redis.ping()
      return
    } catch (error) {
      if (tries === 100) throw error
      await sleep(50)
    }
  }
}

/** The stack may have brought its own; without a stack, the one on the PATH. */
async function redisProgram(): Promise<string> {
  const stack = inject('stack')
  if (stack === undefined) return 'redis-server'
  const redis = connectRedis({ url: stack.redisUrl, name: 'test' })
  const info = await redis.info('server')
  redis.disconnect()
  return /executable:(.+)/.exec(info)?.[1]?.trim() ?? 'redis-server'
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
