import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

const NAME = /^reading-(\d+)-/

/** A folder of one reading's own. It holds personal data, so that a killed process's is removed by the next one. */
export async function openSpillFolder(parent: string): Promise<string> {
  await mkdir(parent, { recursive: true, mode: 0o700 })
  for (const name of await readdir(parent))
    if (isAbandoned(name)) await rm(join(parent, name), { recursive: true, force: true })
  return mkdtemp(join(parent, `reading-${process.pid}-`))
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
