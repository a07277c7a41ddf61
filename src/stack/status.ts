import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { SelfsameError } from '../model/index.ts'
import { homePaths, isHomeEntry } from './home.ts'
import { isSelfsameHome, readInstallation } from './installation.ts'
import { removeFile } from './json-file.ts'
import { readLock } from './lock.ts'
import { isRunning, terminate, type ProcessIdentity } from './process-identity.ts'
import { DockerProject } from './providers/docker.ts'
import type { StackSettings } from './settings.ts'
import {
  readStackCrash,
  readStackRecord,
  removeStackRecord,
  type StackCrash,
  type StackRecord,
} from './stack-record.ts'

/** What a data directory's stores are doing. */
export type StackStatus =
  | { readonly kind: 'stopped'; readonly crash: StackCrash | null; readonly orphans: readonly ProcessIdentity[] }
  /** Not answering yet, or not any more. */
  | { readonly kind: 'changing'; readonly keeper: ProcessIdentity }
  | { readonly kind: 'running'; readonly record: StackRecord }

/** `orphans` are stores whose keeper was killed: `stackDown` or the next start stops them. */
export function stackStatus(home: string): StackStatus {
  const lock = readLock(home)
  if (lock === null || !isRunning(lock.keeper))
    return { kind: 'stopped', crash: readStackCrash(home), orphans: (lock?.stores ?? []).filter(isRunning) }
  const record = readStackRecord(home)
  return record?.keeper.pid === lock.keeper.pid
    ? { kind: 'running', record }
    : { kind: 'changing', keeper: lock.keeper }
}

/** The slowest store, Neo4j, may take two minutes by itself. */
const STOP_MS_MAX = 180_000

/**
 * Stops a detached stack, or what a killed keeper left running.
 *
 * @returns false when nothing ran
 * @throws SelfsameError IN_USE when the stores belong to a process that lives
 */
export async function stackDown(settings: StackSettings): Promise<boolean> {
  const { home } = settings
  const lock = readLock(home)
  if (lock === null) return false
  if (isRunning(lock.keeper)) {
    if (lock.starter !== null && isRunning(lock.starter)) throw ownedBy(home, lock.starter)
    await terminate(lock.keeper, STOP_MS_MAX)
    return true
  }
  const left = lock.stores.filter(isRunning)
  await Promise.all(left.map((orphan) => terminate(orphan, STOP_MS_MAX)))
  if (usesDocker(home)) await new DockerProject(settings, readInstallation(home)).stopAll()
  removeStackRecord(home)
  removeFile(homePaths(home).lock)
  return left.length > 0
}

/**
 * Removes all data of a data directory, and nothing else in it.
 *
 * @throws SelfsameError IN_USE while its stores run
 */
export async function resetHome(settings: StackSettings): Promise<void> {
  const { home } = settings
  const lock = readLock(home)
  if (lock !== null && isRunning(lock.keeper)) {
    if (lock.starter !== null) throw ownedBy(home, lock.starter)
    throw new SelfsameError('IN_USE', `The stores of ${home} are running`, {
      remedy: 'Stop them first: npx selfsame stack down',
    })
  }
  await stackDown(settings)
  if (usesDocker(home)) await new DockerProject(settings, readInstallation(home)).removeAll()
  if (!isSelfsameHome(home)) return
  for (const name of namesIn(home).filter(isHomeEntry)) rmSync(join(home, name), { recursive: true, force: true })
  if (namesIn(home).length === 0) rmSync(home, { recursive: true, force: true })
}

function usesDocker(home: string): boolean {
  return Object.values(readInstallation(home).stores).some((store) => store?.provider === 'docker')
}

function namesIn(home: string): string[] {
  try {
    return readdirSync(home)
  } catch {
    return []
  }
}

function ownedBy(home: string, starter: ProcessIdentity): SelfsameError {
  return new SelfsameError('IN_USE', `The stores of ${home} belong to process ${starter.pid}`, {
    remedy: `Stop process ${starter.pid} (Ctrl-C in its terminal)`,
  })
}
