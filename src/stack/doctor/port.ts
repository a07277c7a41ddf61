import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { basename } from 'node:path'
import { SelfsameError } from '../../model/index.ts'
import { isPortTaken } from '../probes/free-port.ts'
import { fault, ok, type Finding } from './finding.ts'

/** @param running whether the data directory's stores run: then it is most likely the service itself that has the port */
export async function examinePort(host: string, port: number, running: boolean): Promise<Finding> {
  const what = `Port ${port}`
  try {
    if (!(await isPortTaken(port, host))) return ok(what, 'free')
  } catch (error) {
    return fault(
      what,
      `cannot be listened on at ${host}: ${(error as Error).message}`,
      'Set HOST and PORT to an address of this machine',
    )
  }
  const found = `taken by ${ownerOf(port)}`
  return running
    ? ok(what, found)
    : fault(what, found, `Stop that process, or choose another port, for instance: PORT=${port + 1} npm start`)
}

/** @throws SelfsameError IN_USE, naming who listens on the port; an address that is not this machine's is left to the listener */
export async function requireFreePort(host: string, port: number): Promise<void> {
  if (!(await isPortTaken(port, host).catch(() => false))) return
  const { what, found, remedy } = await examinePort(host, port, false)
  throw new SelfsameError('IN_USE', `${what} is ${found}`, remedy === null ? {} : { remedy })
}

function ownerOf(port: number): string {
  const owner = process.platform === 'linux' ? ownerOnLinux(port) : ownerByLsof(port)
  return owner ?? "another user's process"
}

/** Which process holds the listening socket's inode. */
function ownerOnLinux(port: number): string | null {
  const sockets = new Set(listeningInodes(port).map((inode) => `socket:[${inode}]`))
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    if (openFilesOf(pid).some((file) => sockets.has(file))) return `${programOf(pid)} (process ${pid})`
  }
  return null
}

/** The program's file: Node names its thread, not itself, where others have their name. */
function programOf(pid: string): string {
  return basename(orNone(() => [readlinkSync(`/proc/${pid}/exe`)])[0] ?? 'a program')
}

const LISTENING = '0A'

function listeningInodes(port: number): string[] {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`
  const lines = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((path) =>
    orNone(() => readFileSync(path, 'utf8').split('\n').slice(1)),
  )
  const sockets = lines.map((line) => line.trim().split(/\s+/))
  return sockets.flatMap(([, local, , state, , , , , , inode]) =>
    local?.endsWith(suffix) && state === LISTENING && inode ? [inode] : [],
  )
}

/** Empty for another user's process. Files may be closed while they are listed. */
function openFilesOf(pid: string): string[] {
  return orNone(() => readdirSync(`/proc/${pid}/fd`)).flatMap((fd) =>
    orNone(() => [readlinkSync(`/proc/${pid}/fd/${fd}`)]),
  )
}

function orNone(read: () => string[]): string[] {
  try {
    return read()
  } catch {
    return []
  }
}

function ownerByLsof(port: number): string | null {
  const { stdout } = spawnSync('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'], { encoding: 'utf8' })
  const [, pid, command] = /p(\d+)\nc(.+)/.exec(stdout ?? '') ?? []
  return pid === undefined ? null : `${command} (process ${pid})`
}
