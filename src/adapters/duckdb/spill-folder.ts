import { mkdir, mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { removeFolders } from './remove-folders.ts'

const NAME = /^reading-(\d+)-/

/** A folder of one reading's own. It holds personal data, so that a killed process's is removed by the next one. */
export async function openSpillFolder(parent: string): Promise<string> {
  await mkdir(parent, { recursive: true, mode: 0o700 })
  await removeAbandonedSpill(parent)
  return mkdtemp(join(parent, `reading-${process.pid}-`))
}

/** Removes what killed processes left. */
export function removeAbandonedSpill(parent: string): Promise<void> {
  return removeFolders(parent, isAbandoned)
}

function isAbandoned(name: string): boolean {
  const pid = Number(NAME.exec(name)?.[1])
  return Number.isInteger(pid) && !isRunning(pid)
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
