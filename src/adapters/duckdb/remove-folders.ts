import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Removes those folders of a folder that are named so, with all that is in them. */
export async function removeFolders(parent: string, isOne: (name: string) => boolean): Promise<void> {
  for (const name of await readdir(parent).catch(() => []))
    if (isOne(name)) await rm(join(parent, name), { recursive: true, force: true })
}

/** @param pid as a folder's name has it; undefined where it has none */
export function isOfGoneProcess(pid: string | undefined): boolean {
  return pid !== undefined && !isRunning(Number(pid))
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
