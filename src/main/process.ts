import { FLAG_VARIABLES } from '../cli/index.ts'
import { loadConfig, type Config } from '../config/index.ts'
import type { IdentityRules } from '../identity/index.ts'
import { SelfsameError } from '../model/index.ts'
import { supervised, type StackConnections } from '../stack/index.ts'
import { createLog, kindOf } from './log.ts'
import { rulesOf } from './rules-of.ts'

/** What every process of the service begins with. */
export interface ProcessParts {
  readonly config: Config
  readonly connections: StackConnections
  readonly rules: IdentityRules
}

export interface RunningProcess {
  /** Ends what is in hand. */
  stop(): Promise<void>
}

/**
 * Runs a process of the service from the environment until SIGTERM, SIGINT, or until its supervisor is gone.
 * Its stores are those that the environment names. An error that nobody caught ends it: its state is not known.
 */
export async function runProcess(name: string, start: (parts: ProcessParts) => Promise<RunningProcess>): Promise<void> {
  endOnStrayErrors(name)
  try {
    const running = await start(partsOf(process.env))
    stopOnce(name, running)
  } catch (error) {
    supervised.failed(error)
    process.stderr.write(`${name} cannot start: ${describe(error)}\n`)
    endOnceTold()
  }
}

/** What was opened before the failure must not keep the process: its supervisor waits for its end. */
function endOnceTold(): void {
  if (!process.connected) process.exit(1)
  process.once('disconnect', () => process.exit(1))
  process.disconnect()
}

function partsOf(env: NodeJS.ProcessEnv): ProcessParts {
  const config = loadConfig(env, FLAG_VARIABLES)
  const { neo4j, redisUrl, redisLogUrl } = config.stack
  const { uri, user, password, database } = neo4j
  if (uri === null || password === null || redisUrl === null || redisLogUrl === null) {
    throw new SelfsameError(
      'CONFIGURATION',
      'A process by itself needs NEO4J_URI, NEO4J_PASSWORD, REDIS_URL and REDIS_LOG_URL',
      {
        remedy: 'Set them, or run `npx selfsame start`, which brings its own stores',
      },
    )
  }
  return {
    config,
    connections: { neo4j: { uri, user, password, database }, redisUrl, redisLogUrl },
    rules: rulesOf(config),
  }
}

function stopOnce(name: string, running: RunningProcess): void {
  let isStopping = false
  const stop = () => {
    if (isStopping) return
    isStopping = true
    running.stop().then(
      () => process.exit(),
      (error: unknown) => {
        process.stderr.write(`${name} did not stop in order: ${describe(error)}\n`)
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', stop).on('SIGINT', stop)
  supervised.whenLeftAlone(stop)
}

function endOnStrayErrors(name: string): void {
  const end = (error: unknown) => {
    createLog(name, 'fatal').fatal(kindOf(error), 'An error that nobody caught ends the process')
    process.exit(1)
  }
  process.on('uncaughtException', end).on('unhandledRejection', end)
}

/** Errors that are not ours are told by kind and place: their text may quote a person's data. */
function describe(error: unknown): string {
  if (error instanceof SelfsameError)
    return [error.message, error.remedy].filter((line) => line !== undefined).join('\n  ')
  const { kind, code, at } = kindOf(error)
  return [kind, code, at].filter((part) => part !== null).join(' ')
}
