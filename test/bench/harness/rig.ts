import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Neo4jWriteKeyStore } from '../../../graph/index.ts'
import { KeyRing } from '../../../src/app/keys/index.ts'
import { loadConfig, loadIdentityRules, type Config } from '../../../src/config/index.ts'
import type { IdentityRules } from '../../../src/identity/index.ts'
import { openStores, type Stores } from '../../../src/main/stores.ts'
import { DEVELOPMENT_CONTEXT } from '../../../src/model/index.ts'
import { connectionEnvironment, openStack, type Stack } from '../../../src/stack/index.ts'
import { freePort } from '../../../src/stack/probes/free-port.ts'
import { SupervisedChild } from '../../../src/stack/supervised-child.ts'

/** The write key of the rig's senders. */
export const WRITE_KEY = 'bench'

const MAIN = fileURLToPath(new URL('../../../src/main/', import.meta.url))
const STOP_MS_MAX = 20_000
const OUTPUT_BYTES_MAX = 64 * 1_024 ** 2

const run = promisify(execFile)

/** Stores of its own in a temporary data directory, as a deployment has them, and processes on them. */
export class Rig {
  readonly config: Config
  readonly rules: IdentityRules
  readonly stores: Stores
  readonly #stack: Stack
  readonly #children: SupervisedChild[] = []

  private constructor(config: Config, rules: IdentityRules, stack: Stack, stores: Stores) {
    this.config = config
    this.rules = rules
    this.#stack = stack
    this.stores = stores
  }

  static async open(): Promise<Rig> {
    const home = mkdtempSync(join(tmpdir(), 'selfsame-bench-'))
    const config = loadConfig({ ...settingsOf(process.env), SELFSAME_HOME: home, SELFSAME_DOCKER: 'off' })
    const rules = loadIdentityRules(join(config.configFolder, 'identity.yaml'))
    const stack = await openStack(config.stack, { mode: 'owned', tuning: 'production' })
    const stores = await openStores(stack.connections, rules, 'selfsame-bench')
    const key = { id: WRITE_KEY, source: WRITE_KEY, trusted: true, secret: WRITE_KEY }
    await new KeyRing(new Neo4jWriteKeyStore(stores.graph)).add(DEVELOPMENT_CONTEXT, key)
    return new Rig(config, rules, stack, stores)
  }

  /** Starts the API's process. @returns its URL */
  async startServer(): Promise<string> {
    const port = await freePort()
    await this.#start(join(MAIN, 'server.ts'), { PORT: String(port) })
    return `http://${this.config.host}:${port}`
  }

  /** Starts the worker's process. */
  startWorker(): Promise<void> {
    return this.#start(join(MAIN, 'worker.ts'), {})
  }

  /** Starts a server that only answers. @param answers path to what is answered there, as bare-server.ts reads it @returns its URL */
  async startBareServer(answers: object): Promise<string> {
    const port = await freePort()
    const entry = fileURLToPath(new URL('../bare-server.ts', import.meta.url))
    await this.#start(entry, { PORT: String(port) }, [JSON.stringify(answers)])
    return `http://127.0.0.1:${port}`
  }

  /** Runs a command of the command line on these stores. @returns what it prints as JSON @throws Error when it fails */
  async cli(args: readonly string[]): Promise<unknown> {
    const env = { ...settingsOf(process.env), SELFSAME_HOME: this.config.home, LOG_LEVEL: 'error' }
    const options = { env, maxBuffer: OUTPUT_BYTES_MAX }
    const { stdout } = await run(process.execPath, [join(MAIN, 'cli.ts'), ...args, '--output', 'json'], options)
    return JSON.parse(stdout)
  }

  /** Ends processes and stores, and removes all data. */
  async close(): Promise<void> {
    for (const child of this.#children) await child.stop(STOP_MS_MAX)
    await this.stores.close()
    await this.#stack.stop()
    rmSync(this.config.home, { recursive: true, force: true })
  }

  async #start(entry: string, env: Record<string, string>, args: readonly string[] = []): Promise<void> {
    const stores = connectionEnvironment(this.#stack.connections)
    const logPath = join(this.config.home, 'logs', 'bench-processes.log')
    const settings = {
      ...settingsOf(process.env),
      ...stores,
      SELFSAME_HOME: this.config.home,
      LOG_LEVEL: 'error',
      ...env,
    }
    const child = new SupervisedChild({ name: entry, entry, args, env: settings, logPath })
    this.#children.push(child)
    if (await child.ready) return
    const { how, failure } = await child.ended
    throw new Error(`${entry} ${how}: ${failure?.message ?? 'it did not say why'}`)
  }
}

/** Without those that name stores: a benchmark must never fill somebody's own. */
function settingsOf(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const named = Object.entries(env).filter(([name]) => !/^(NEO4J|REDIS)_/.test(name))
  return Object.fromEntries(named)
}
