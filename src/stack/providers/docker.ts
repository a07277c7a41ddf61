import { execFile, spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { SelfsameError } from '../../model/index.ts'
import { findOnPath } from '../embedded/programs.ts'
import { homePaths } from '../home.ts'
import type { Installation } from '../installation.ts'
import { composeEnvironment } from './compose-environment.ts'
import { askUntilReady, type Answer } from '../probes/answer.ts'
import { askNeo4j } from '../probes/neo4j.ts'
import { askRedis } from '../probes/redis.ts'
import type { StackConnections, StackSettings, StoreName } from '../settings.ts'
import { NAMES, type RunningStore, type StartContext, type StoreAddress } from './provider.ts'

const COMPOSE_FILE = fileURLToPath(new URL('../../../docker-compose.yml', import.meta.url))
const SERVICES: Readonly<Record<StoreName, { readonly service: string; readonly port: number }>> = {
  neo4j: { service: 'neo4j', port: 7687 },
  redis: { service: 'redis', port: 6379 },
  redisLog: { service: 'redis-log', port: 6379 },
}
const ENGINE_MS_MAX = 10_000
const READY_MS_MAX = 300_000

const run = promisify(execFile)

/** @returns true when a Docker engine answers and has Compose */
export function isDockerAnswering(searchPath: string): boolean {
  const docker = findOnPath('docker', searchPath)
  return (
    docker !== null &&
    [['info'], ['compose', 'version']].every((args) => spawnSync(docker, args, { timeout: ENGINE_MS_MAX }).status === 0)
  )
}

/** The containers and volumes of one data directory, as a Compose project of its own. */
export class DockerProject {
  readonly #settings: StackSettings
  readonly #installation: Installation
  readonly #project: string
  readonly #program: string
  /** One command at a time: two would both make the project's network. */
  #last: Promise<unknown> = Promise.resolve()

  constructor(settings: StackSettings, installation: Installation) {
    this.#settings = settings
    this.#installation = installation
    this.#program = findOnPath('docker', settings.searchPath) ?? 'docker'
    this.#project = `selfsame-${createHash('sha256').update(settings.home).digest('hex').slice(0, 8)}`
  }

  startNeo4j(context: StartContext): Promise<RunningStore<StackConnections['neo4j']>> {
    const { database } = this.#settings.neo4j
    const address = (port: number) => ({
      uri: `bolt://127.0.0.1:${port}`,
      user: 'neo4j',
      password: this.#password('neo4j'),
      database,
    })
    return this.#start('neo4j', address, askNeo4j, context)
  }

  startRedis(name: 'redis' | 'redisLog', context: StartContext): Promise<RunningStore<{ url: string }>> {
    const address = (port: number) => ({ url: `redis://:${this.#password(name)}@127.0.0.1:${port}` })
    return this.#start(name, address, ({ url }) => askRedis(url), context)
  }

  /** Stops containers that a killed keeper left running. */
  async stopAll(): Promise<void> {
    await this.#compose('stop')
  }

  /** Removes containers and the data in their volumes. */
  async removeAll(): Promise<void> {
    await this.#compose('down', '--volumes')
  }

  async #start<A extends StoreAddress>(
    name: StoreName,
    addressAt: (port: number) => A,
    ask: (address: A) => Promise<Answer>,
    context: StartContext,
  ): Promise<RunningStore<A>> {
    const { service } = SERVICES[name]
    context.report(`starting ${NAMES[name]} (Docker)`)
    await this.#compose('up', '--detach', '--no-recreate', '--quiet-pull', service)
    const address = addressAt(await this.#publishedPort(name))
    const answer = await askUntilReady(
      () => ask(address),
      READY_MS_MAX,
      () => !context.calledOff(),
    )
    const stop = async () => void (await this.#compose('stop', service))
    if (answer.kind !== 'ready') {
      await stop()
      throw this.#failure(`${NAMES[name]} does not answer in its container: ${answer.reason}`)
    }
    return {
      name,
      provider: 'docker',
      version: answer.version,
      address,
      process: null,
      log: this.#logCommand(service),
      ended: this.#whenEnded(service),
      stop,
    }
  }

  async #publishedPort(name: StoreName): Promise<number> {
    const { service, port } = SERVICES[name]
    const published = await this.#compose('port', service, String(port))
    return Number(published.trim().split(':').at(-1))
  }

  /** `docker wait` ends when the container does. */
  async #whenEnded(service: string): Promise<string> {
    const container = (await this.#compose('ps', '--quiet', service)).trim()
    const waiting = spawn(this.#program, ['wait', container], { stdio: ['ignore', 'pipe', 'ignore'] })
    return new Promise((resolve) => {
      let exitCode = ''
      waiting.stdout.on('data', (bytes) => (exitCode += bytes))
      waiting.once('close', () => resolve(`ended with exit code ${exitCode.trim() || 'unknown'}`))
    })
  }

  #compose(...args: readonly string[]): Promise<string> {
    const command = this.#last.then(() => this.#runCompose(args))
    this.#last = command.catch(() => {})
    return command
  }

  async #runCompose(args: readonly string[]): Promise<string> {
    try {
      const { stdout } = await run(this.#program, [
        'compose',
        '--file',
        COMPOSE_FILE,
        '--project-name',
        this.#project,
        '--env-file',
        this.#writeEnvFile(),
        ...args,
      ])
      return stdout
    } catch (error) {
      const said = String((error as { stderr?: string }).stderr ?? (error as Error).message).trim()
      throw this.#failure(`docker compose ${args.join(' ')} failed: ${said}`)
    }
  }

  #writeEnvFile(): string {
    const folder = homePaths(this.#settings.home).docker
    mkdirSync(folder, { recursive: true })
    const path = join(folder, 'compose.env')
    writeFileSync(path, composeEnvironment(this.#settings, this.#installation), { mode: 0o600 })
    return path
  }

  #password(name: StoreName): string {
    return this.#installation.stores[name]?.password ?? ''
  }

  #logCommand(service: string): string {
    return `docker compose --project-name ${this.#project} logs ${service}`
  }

  #failure(message: string): SelfsameError {
    return new SelfsameError('UNAVAILABLE', message, {
      remedy: 'Start the Docker engine; or, in a new data directory, use embedded stores with SELFSAME_DOCKER=off',
    })
  }
}
