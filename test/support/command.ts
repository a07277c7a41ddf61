/** The command line as a process of its own, as its users run it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const CLI = fileURLToPath(new URL('../../src/main/cli.ts', import.meta.url))
/** Ends the command in order when the tests are gone, even by kill -9. */
const WATCH = new URL('../../bin/end-with-launcher.mjs', import.meta.url).href

/** How a command ended; the exit code is null when a signal ended it. */
export interface CommandEnd {
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
}

export type Environment = Readonly<Record<string, string>>

export class Command {
  readonly pid: number
  readonly ended: Promise<CommandEnd>
  readonly #child: ChildProcess
  #stdout = ''
  #stderr = ''

  /** @param env all that it sees of settings: those of the tests' own environment are kept from it */
  constructor(args: readonly string[], env: Environment) {
    this.#child = spawn(process.execPath, ['--import', WATCH, CLI, ...args], {
      env: { ...machineEnvironment(), ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    })
    if (this.#child.pid === undefined) throw new Error(`Could not run ${process.execPath}`)
    this.pid = this.#child.pid
    this.#child.stdout?.on('data', (chunk: Buffer) => (this.#stdout += chunk.toString()))
    this.#child.stderr?.on('data', (chunk: Buffer) => (this.#stderr += chunk.toString()))
    this.ended = new Promise((resolve) => {
      this.#child.once('close', (exitCode) => resolve({ exitCode, ...this.output }))
    })
  }

  /** So far. */
  get output(): { readonly stdout: string; readonly stderr: string } {
    return { stdout: this.#stdout, stderr: this.#stderr }
  }

  get isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null
  }

  /** As Ctrl-C. */
  interrupt(): Promise<CommandEnd> {
    this.#child.kill('SIGINT')
    return this.ended
  }
}

function machineEnvironment(): Environment {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'JAVA_HOME']
  return Object.fromEntries(kept.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])))
}
