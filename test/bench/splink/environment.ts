import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)

const FOLDER = fileURLToPath(new URL('../../../.cache/splink', import.meta.url))
const PACKAGES = ['splink==5.*', 'duckdb']
const INSTALL_MS_MAX = 300_000

/** A Python that has Splink, or why there is none. */
export type Python =
  | { readonly kind: 'ready'; readonly path: string }
  | { readonly kind: 'missing'; readonly reason: string }

/**
 * Finds the environment with Splink, or makes it at first use: with the registry that pip is configured for.
 *
 * @param python that makes it. @param folder where it lies
 */
export async function pythonWithSplink(python = 'python3', folder = FOLDER): Promise<Python> {
  const path = join(folder, 'bin', 'python')
  if (existsSync(path) && (await succeeds(path, ['-c', 'import splink']))) return { kind: 'ready', path }
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  try {
    await run(python, ['-m', 'venv', folder])
    await run(path, ['-m', 'pip', 'install', '--quiet', ...PACKAGES], { timeout: INSTALL_MS_MAX })
    return { kind: 'ready', path }
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    return { kind: 'missing', reason: reasonOf(python, error) }
  }
}

function reasonOf(python: string, error: unknown): string {
  const { code, stderr = '' } = error as { readonly code?: unknown; readonly stderr?: string }
  if (code === 'ENOENT') return `there is no ${python}`
  const said = stderr.trim().split('\n').at(-1) ?? ''
  return `Splink could not be installed: ${said === '' ? String(error) : said}`
}

async function succeeds(command: string, args: readonly string[]): Promise<boolean> {
  return run(command, args).then(
    () => true,
    () => false,
  )
}
