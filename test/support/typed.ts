/** Command lines as a user types them, in bash, in a checkout of the project that may be written into. */
import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type CliResult, outerEnvironment } from './cli-process.ts'
import { environmentOf } from './service.ts'

export const PROJECT = fileURLToPath(new URL('../../', import.meta.url))

/** A checkout whose `config` is its own; everything else is the project's. */
export class Checkout {
  readonly folder = mkdtempSync(join(tmpdir(), 'selfsame-checkout-'))

  constructor() {
    for (const name of readdirSync(PROJECT))
      if (name !== 'config' && name !== '.git') symlinkSync(join(PROJECT, name), join(this.folder, name))
    cpSync(join(PROJECT, 'config'), join(this.folder, 'config'), { recursive: true })
  }

  /** @param script ends at the first command that fails @param home data directory of the service it is to reach */
  run(script: string, home: string, settings: Readonly<Record<string, string>> = {}): Promise<CliResult> {
    const child = spawn('bash', ['-euo', 'pipefail', '-c', script], {
      cwd: this.folder,
      env: {
        ...outerEnvironment(),
        ...environmentOf(home),
        SELFSAME_CONFIG: join(this.folder, 'config'),
        // `npx` must find the command here: not fetch one of that name.
        npm_config_offline: 'true',
        ...settings,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const output = { stdout: '', stderr: '' }
    for (const name of ['stdout', 'stderr'] as const)
      child[name].on('data', (bytes: Buffer) => (output[name] += bytes.toString()))
    return new Promise((resolve, reject) => {
      child.once('error', reject)
      child.once('close', (exitCode) => resolve({ exitCode, ...output }))
    })
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}
