import { Redis } from 'ioredis'

export interface RedisSettings {
  /** `redis://` or `rediss://[user]:password@host:port[/db]` */
  readonly url: string
  /** Seen in `CLIENT LIST`: `selfsame-gate` … */
  readonly name: string
  /** A command that takes longer fails, done or not; more than any blocking read waits. @default 10,000 */
  readonly commandTimeoutMs?: number
}

const COMMAND_TIMEOUT_MS = 10_000
const CONNECT_TIMEOUT_MS = 5_000
const RECONNECT_MS_MAX = 1_000
/**
 * 0: whatever is under way when a connection closes, or waits while one attempt to connect fails, fails at once.
 * (With more, ioredis 6.0.0 keeps what was under way for ever when it is told not to send it again: its issue 2193.)
 */
const RETRIES_PER_COMMAND = 0

/**
 * Connects in the background and again whenever the connection is lost. Commands under way when it is lost fail
 * and are never sent again by the client: only the caller knows whether that is safe.
 *
 * @example
 * const redis = connectRedis({ url: 'redis://127.0.0.1:6379', name: 'selfsame-gate' })
 */
export function connectRedis({ url, name, commandTimeoutMs = COMMAND_TIMEOUT_MS }: RedisSettings): Redis {
  const redis = new Redis(url, {
    connectionName: name,
    // RESP2: replies have one shape whether a command is called by its method, by name or from a script.
    protocol: 2,
    connectTimeout: CONNECT_TIMEOUT_MS,
    commandTimeout: commandTimeoutMs,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: RETRIES_PER_COMMAND,
    retryStrategy: (attempt) => Math.min(25 * 2 ** Math.min(attempt, 10), RECONNECT_MS_MAX),
  })
  // Every command under way answers with the error itself; without a listener each would be printed besides.
  redis.on('error', () => {})
  return redis
}
