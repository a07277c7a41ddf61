import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'

/** A process for good: pids are used again, a pid with its start time is not. */
export const processIdentitySchema = z.strictObject({ pid: z.int().positive(), startedAt: z.string().min(1) })
export type ProcessIdentity = z.infer<typeof processIdentitySchema>

/** @returns null when no such process runs; one that has ended and waits to be reaped does not run */
export function identify(pid: number): ProcessIdentity | null {
  const startedAt = process.platform === 'linux' ? startOnLinux(pid) : startByPs(pid)
  return startedAt === null ? null : { pid, startedAt }
}

export function isRunning(known: ProcessIdentity): boolean {
  return identify(known.pid)?.startedAt === known.startedAt
}

/** Asks a process to end, waits, and kills it when it does not. Resolves when it is gone. */
export async function terminate(known: ProcessIdentity, patienceMs: number): Promise<void> {
  const deadline = Date.now() + patienceMs
  signal(known, 'SIGTERM')
  while (isRunning(known)) {
    if (Date.now() > deadline) signal(known, 'SIGKILL')
    await sleep(20)
  }
}

function signal(known: ProcessIdentity, name: NodeJS.Signals): void {
  try {
    if (isRunning(known)) process.kill(known.pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** Ticks since boot are told apart between boots by the boot's own id. */
function startOnLinux(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const [state, ticks] = [fields[0], fields[19]]
    if (state === 'Z' || state === 'X' || ticks === undefined) return null
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${ticks}`
  } catch {
    return null
  }
}

function startByPs(pid: number): string | null {
  const { stdout } = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' })
  const [, state, startedAt] = /^(\S+)\s+(.+)$/.exec((stdout ?? '').trim()) ?? []
  return startedAt === undefined || state?.startsWith('Z') ? null : startedAt
}
