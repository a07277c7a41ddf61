/** A running service: `selfsame start` with a data directory of its own, its processes, and its public API. */
import { readdirSync, readFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { freePort } from '../../src/stack/probes/free-port.ts'
import { Api } from './api.ts'
import { CliProcess, type CliResult } from './cli-process.ts'
import { eventually } from './stack.ts'

/** Starting Neo4j on a busy machine takes long. */
const READY_MS_MAX = 240_000

type Environment = Readonly<Record<string, string>>

export class Service {
  readonly url: string
  readonly pid: number
  /** Resolves when it ends, whoever ended it. */
  readonly ended: Promise<CliResult>
  readonly #start: CliProcess

  private constructor(start: CliProcess, url: string) {
    this.url = url
    this.pid = start.pid
    this.ended = start.ended
    this.#start = start
  }

  /** On a free port; resolves when it says that it is ready. @throws Error with what it said when it ends before */
  static async start(home: string, env: Environment): Promise<Service> {
    const port = String(await freePort())
    const service = new Service(
      new CliProcess(['start'], { ...environmentOf(home), ...env, PORT: port }),
      `http://127.0.0.1:${port}`,
    )
    await eventually('the service is ready', () => service.#isReady(), READY_MS_MAX)
    return service
  }

  /** Ends it as Ctrl-C does. */
  stop(): Promise<CliResult> {
    this.#start.signal('SIGINT')
    return this.ended
  }

  async #isReady(): Promise<boolean> {
    if (!this.#start.isRunning) throw new Error(`The service ended: ${this.#start.output.stderr}`)
    return isReady(new Api(this.url))
  }
}

export async function isReady(api: Api): Promise<boolean> {
  try {
    return (await api.get('/readyz')).status === 200
  } catch {
    return false
  }
}

/** Runs a command to its end, on a data directory. */
export function selfsame(home: string, args: readonly string[], env: Environment = {}): Promise<CliResult> {
  return new CliProcess(args, { ...environmentOf(home), ...env }).ended
}

/** Small stores, embedded ones even where Docker answers. */
export function environmentOf(home: string) {
  return {
    SELFSAME_HOME: home,
    SELFSAME_DOCKER: 'off',
    SELFSAME_NEO4J_HEAP_MB: '512',
    SELFSAME_NEO4J_PAGECACHE_MB: '64',
    SELFSAME_LOG_BYTES_MAX: String(256 * 1024 ** 2),
  }
}

interface Process {
  readonly pid: number
  readonly parent: number
  readonly command: string
}

/** @param entry name of a file in src/main. @returns null while it is not running */
export function pidOfChild(parent: number, entry: 'server' | 'worker'): number | null {
  const child = processes().find((one) => one.parent === parent && one.command.includes(`src/main/${entry}.ts`))
  return child?.pid ?? null
}

function processes(): Process[] {
  return process.platform === 'linux' ? processesOnLinux() : processesByPs()
}

function processesOnLinux(): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
        const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ')
        return [{ pid: Number(name), parent: Number(parent), command }]
      } catch {
        return []
      }
    })
}

function processesByPs(): Process[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
  return stdout.split('\n').flatMap((line) => {
    const [, pid, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? []
    return pid === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), command }]
  })
}
