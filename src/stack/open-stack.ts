import { setTimeout as sleep } from 'node:timers/promises'
import { AttachedStack } from './attached-stack.ts'
import { prepareHome } from './installation.ts'
import { KeptStack, spawnKeeper, whenReady } from './kept-stack.ts'
import { readLock } from './lock.ts'
import { identify, isRunning } from './process-identity.ts'
import type { StackSettings } from './settings.ts'
import type { OpenOptions, Stack } from './stack.ts'
import { readStackRecord, type StackRecord } from './stack-record.ts'

/** The keeper itself waits at most five minutes for a store. */
const ATTACH_MS_MAX = 300_000

/**
 * @throws SelfsameError IN_USE when another process keeps the data directory's stores,
 * MISSING_PREREQUISITE, CONFIGURATION or UNAVAILABLE when a store cannot be had; nothing is left running
 */
export async function openStack(settings: StackSettings, options: OpenOptions): Promise<Stack> {
  if (options.mode === 'attach-or-own') {
    const running = await findRunning(settings.home)
    if (running !== null) return new AttachedStack(settings.home, running)
  }
  prepareHome(settings.home)
  return startStack(settings, options)
}

async function startStack(
  settings: StackSettings,
  { mode, tuning = 'production', report = () => {} }: OpenOptions,
): Promise<Stack> {
  const starter = mode === 'detached' ? null : identify(process.pid)
  const keeper = spawnKeeper(settings.home, { settings, tuning, starter })
  const record = await whenReady(keeper, settings.home, report)
  if (mode !== 'detached') return new KeptStack(keeper, settings.home, record)
  keeper.unref()
  keeper.disconnect()
  return new AttachedStack(settings.home, record)
}

/** Waits while a keeper is still starting the stores. @returns null when none is there */
async function findRunning(home: string): Promise<StackRecord | null> {
  const deadline = Date.now() + ATTACH_MS_MAX
  for (
    let lock = readLock(home);
    lock !== null && isRunning(lock.keeper) && Date.now() < deadline;
    lock = readLock(home)
  ) {
    const record = readStackRecord(home)
    if (record?.keeper.pid === lock.keeper.pid) return record
    await sleep(100)
  }
  return null
}
