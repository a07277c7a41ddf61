import { renameSync } from 'node:fs'
import { z } from 'zod'
import { SelfsameError } from '../model/index.ts'
import { createPrivateJson, readJson, removeFile, writePrivateJson } from './json-file.ts'
import { identify, isRunning, processIdentitySchema, type ProcessIdentity } from './process-identity.ts'
import { homePaths } from './home.ts'

const lockRecordSchema = z.strictObject({
  keeper: processIdentitySchema,
  /** null: detached, nobody's end ends it. */
  starter: processIdentitySchema.nullable(),
  /** Processes the keeper started, so that they are found when it is killed. */
  stores: z.array(z.strictObject({ name: z.string(), ...processIdentitySchema.shape })),
})
export type LockRecord = z.infer<typeof lockRecordSchema>

/** @returns who holds, or last held, the data directory; null when it was left in order */
export function readLock(home: string): LockRecord | null {
  return readJson(homePaths(home).lock, lockRecordSchema)
}

/** One keeper per data directory. */
export class HomeLock {
  readonly #path: string
  #record: LockRecord

  private constructor(path: string, record: LockRecord) {
    this.#path = path
    this.#record = record
  }

  /**
   * Takes the data directory, over from a keeper that is dead if need be.
   *
   * @returns the lock, and the stores that a dead keeper may have left running
   * @throws SelfsameError IN_USE while another keeper lives
   */
  static take(home: string, starter: ProcessIdentity | null): { lock: HomeLock; left: readonly ProcessIdentity[] } {
    const keeper = identify(process.pid)
    if (keeper === null) throw new Error('This process cannot be found in the process table')
    const path = homePaths(home).lock
    const record = { keeper, starter, stores: [] }
    const left = place(path, home, record)
    return { lock: new HomeLock(path, record), left }
  }

  /** Remembers a process before it is waited for: from then on it can be found and stopped. */
  addStore(name: string, started: ProcessIdentity): void {
    this.#record = { ...this.#record, stores: [...this.#record.stores, { name, ...started }] }
    writePrivateJson(this.#path, this.#record)
  }

  release(): void {
    removeFile(this.#path)
  }
}

/** Two keepers cannot both succeed: the file appears once. */
function place(path: string, home: string, record: LockRecord): readonly ProcessIdentity[] {
  const left: ProcessIdentity[] = []
  while (!createPrivateJson(path, record)) left.push(...clearStale(path, home))
  return left
}

/** Moves a dead keeper's lock aside; if another took over meanwhile, what was moved is its lock and goes back. */
function clearStale(path: string, home: string): readonly ProcessIdentity[] {
  const stale = readJson(path, lockRecordSchema)
  if (stale !== null && isRunning(stale.keeper)) throw inUse(home, stale)
  const aside = `${path}.${process.pid}.stale`
  try {
    renameSync(path, aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
  const moved = readJson(aside, lockRecordSchema)
  if (moved !== null && isRunning(moved.keeper)) createPrivateJson(path, moved)
  removeFile(aside)
  return moved === null ? [] : moved.stores.map(({ pid, startedAt }) => ({ pid, startedAt }))
}

function inUse(home: string, { keeper, starter }: LockRecord): SelfsameError {
  const by = starter === null ? `a detached stack (process ${keeper.pid})` : `process ${starter.pid}`
  const remedy =
    starter === null
      ? 'Stop it with: npx selfsame stack down'
      : `Stop process ${starter.pid} (Ctrl-C in its terminal), or set SELFSAME_HOME to another directory`
  return new SelfsameError('IN_USE', `The data directory ${home} is in use by ${by}`, { remedy })
}
