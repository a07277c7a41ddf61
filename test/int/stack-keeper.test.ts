import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { SelfsameError } from '../../src/model/index.ts'
import {
  openStack,
  resetHome,
  stackDown,
  stackStatus,
  type Stack,
  type StackCrash,
  type StackSettings,
} from '../../src/stack/index.ts'
import { readLock, type LockRecord } from '../../src/stack/lock.ts'
import { identify, isRunning } from '../../src/stack/process-identity.ts'
import { askRedis } from '../../src/stack/probes/redis.ts'
import { eventually, redisOnlySettings, temporaryHome, testSettings } from '../support/stack.ts'

let home: string
let settings: StackSettings
const opened: Stack[] = []
const starters: ChildProcess[] = []

beforeEach(() => {
  home = temporaryHome('keeper')
  settings = redisOnlySettings(home, inject('stack'))
})

afterEach(async () => {
  for (const stack of opened.splice(0)) await stack.stop()
  for (const starter of starters.splice(0)) starter.kill('SIGKILL')
  await eventually('the keeper ends', () => stackStatus(home).kind !== 'running' || readLock(home)?.starter === null)
  await stackDown(settings)
  rmSync(home, { recursive: true, force: true })
})

async function open(overrides: Partial<StackSettings> = {}): Promise<Stack> {
  const stack = await openStack({ ...settings, ...overrides }, { mode: 'owned', tuning: 'test' })
  opened.push(stack)
  return stack
}

/** Starts a stack in a process of its own. Resolves with that process when it says `awaited`. */
async function startElsewhere(awaited: string, mode = 'owned'): Promise<{ starter: ChildProcess; lines: string[] }> {
  const starter = spawn(
    process.execPath,
    [fileURLToPath(new URL('../support/stack-starter.ts', import.meta.url)), JSON.stringify(settings), mode],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  starters.push(starter)
  const lines: string[] = []
  createInterface({ input: starter.stdout }).on('line', (line) => lines.push(line))
  await eventually(`the starter says ${awaited}`, () => lines.some((line) => line.startsWith(awaited)))
  return { starter, lines }
}

function lockOf(): LockRecord {
  const lock = readLock(home)
  if (lock === null) throw new Error('The data directory is not locked')
  return lock
}

function anyRunning({ keeper, stores }: LockRecord): boolean {
  return [keeper, ...stores].some(({ pid, startedAt }) => isRunning({ pid, startedAt }))
}

describe('an owned stack', () => {
  test('is recorded for its owner only, with all it takes to reach it', async () => {
    const { connections } = await open()
    const status = stackStatus(home)
    expect(status).toMatchObject({
      kind: 'running',
      record: {
        connections,
        starter: identify(process.pid),
        stores: {
          neo4j: { provider: 'explicit' },
          redis: { provider: 'embedded' },
          redisLog: { provider: 'embedded' },
        },
      },
    })
    expect(statSync(join(home, 'stack.json')).mode & 0o777).toBe(0o600)
    expect(await askRedis(connections.redisLogUrl)).toMatchObject({ kind: 'ready' })
  })

  test('stops in order, and leaves neither process nor record', async () => {
    const stack = await open()
    const lock = lockOf()
    await stack.stop()
    expect(anyRunning(lock)).toBe(false)
    expect(stackStatus(home)).toEqual({ kind: 'stopped', crash: null, orphans: [] })
    expect(existsSync(join(home, 'stack.json'))).toBe(false)
  })

  test('refuses a second start on its data directory, names its process and says what to do', async () => {
    await open()
    const second = openStack(settings, { mode: 'owned' })
    await expect(second).rejects.toMatchObject({
      code: 'IN_USE',
      message: expect.stringContaining(`process ${process.pid}`),
      remedy: expect.stringContaining('SELFSAME_HOME'),
    })
    expect(stackStatus(home).kind).toBe('running')
  })

  test('can be used by another command, which leaves it running', async () => {
    const stack = await open()
    const attached = await openStack(settings, { mode: 'attach-or-own' })
    expect(attached).toMatchObject({ attached: true, connections: stack.connections })
    await attached.stop()
    expect(stackStatus(home).kind).toBe('running')
  })

  test('is not taken down from elsewhere, nor reset under its owner', async () => {
    await open()
    await expect(stackDown(settings)).rejects.toMatchObject({ code: 'IN_USE' })
    await expect(resetHome(settings)).rejects.toMatchObject({ code: 'IN_USE' })
    expect(stackStatus(home).kind).toBe('running')
  })

  test('ends when its starter is killed, and leaves no process', async () => {
    const { starter } = await startElsewhere('up')
    const lock = lockOf()
    expect(lock.stores).toHaveLength(2)
    starter.kill('SIGKILL')
    await eventually('all processes are gone', () => !anyRunning(lock))
    expect(readLock(home)).toBeNull()
  })

  test('ends when its starter is killed while the stores are starting', async () => {
    const { starter } = await startElsewhere('report starting Redis')
    starter.kill('SIGKILL')
    await eventually('the keeper let go of the data directory', () => readLock(home) === null)
    await open()
    expect(stackStatus(home).kind).toBe('running')
  })

  test('notices a killed store, stops the other, and says which it was and where its log is', async () => {
    const stack = await open()
    const lock = lockOf()
    const noticed = new Promise<StackCrash>((resolve) => stack.onCrash(resolve))
    process.kill(lock.stores.find(({ name }) => name === 'redisLog')!.pid, 'SIGKILL')
    const crash = await noticed
    expect(crash).toMatchObject({
      what: 'Redis (event log)',
      reason: 'was ended by SIGKILL',
      log: join(home, 'logs', 'redis-log.log'),
    })
    expect(crash.lastLines.join('\n')).toContain('Ready to accept connections')
    await eventually('all processes are gone', () => !anyRunning(lock))
    expect(stackStatus(home)).toMatchObject({ kind: 'stopped', crash: { what: 'Redis (event log)' } })
    expect(readFileSync(join(home, 'logs', 'keeper.log'), 'utf8')).toContain('Redis (event log) was ended by SIGKILL')
  })

  test('is reported and cleared away when its keeper is killed', async () => {
    const stack = await open()
    const lock = lockOf()
    const noticed = new Promise<StackCrash>((resolve) => stack.onCrash(resolve))
    process.kill(lock.keeper.pid, 'SIGKILL')
    expect(await noticed).toMatchObject({ what: 'The keeper of the stores', reason: 'was ended by SIGKILL' })
    expect(anyRunning(lock)).toBe(false)
  })
})

describe('a start after everything was killed', () => {
  test('stops the stores that were left running, then keeps their data', async () => {
    const { starter } = await startElsewhere('up')
    const lock = lockOf()
    starter.kill('SIGSTOP')
    process.kill(lock.keeper.pid, 'SIGKILL')
    starter.kill('SIGKILL')
    await eventually('keeper and starter are gone', () => !isRunning(lock.keeper))
    expect(stackStatus(home)).toMatchObject({ kind: 'stopped', orphans: lock.stores.map(({ pid }) => ({ pid })) })
    await open()
    expect(anyRunning(lock)).toBe(false)
    expect(stackStatus(home).kind).toBe('running')
  })

  test('is not fooled by a pid that another process has by now', async () => {
    const first = await open()
    await first.stop()
    const reused = { pid: process.pid, startedAt: 'another time' }
    writeFileSync(
      join(home, 'lock.json'),
      JSON.stringify({ keeper: reused, starter: null, stores: [{ name: 'redis', ...reused }] }),
    )
    await open()
    expect(lockOf().keeper.pid).not.toBe(process.pid)
  })
})

describe('a start that fails', () => {
  test('leaves nothing running when Neo4j ends at once, and shows the end of its log', async () => {
    const tooMuch = { ...testSettings(home).neo4j, heapBytes: 2 ** 55 }
    const failed = await open({ neo4j: tooMuch }).catch((error: unknown) => error)
    expect(failed).toBeInstanceOf(SelfsameError)
    expect(failed).toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringMatching(/Neo4j ended with exit code 1[^]*heap/),
      remedy: expect.stringContaining(join(home, 'logs', 'neo4j.log')),
    })
    expect(readLock(home)).toBeNull()
    expect(existsSync(join(home, 'stack.json'))).toBe(false)
    expect(redisProcesses()).toEqual([])
    await open()
  })

  test('says what is missing without Java', async () => {
    const failed = open({ neo4j: testSettings(home).neo4j, searchPath: '/nowhere', javaHome: null })
    await expect(failed).rejects.toMatchObject({
      code: 'MISSING_PREREQUISITE',
      message: expect.stringContaining('Java 17 or 21'),
      remedy: expect.stringContaining('selfsame doctor'),
    })
    expect(redisProcesses()).toEqual([])
  })

  test('tells a wrong password of a given store', async () => {
    const failed = open({ redisUrl: inject('stack').redisUrl.replace(/:[^:@]+@/, ':wrong@') })
    await expect(failed).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringContaining('WRONGPASS'),
      remedy: 'Check REDIS_URL',
    })
  })

  test("refuses a directory that holds another program's files, and reset leaves them alone", async () => {
    writeFileSync(join(home, 'thesis.txt'), 'mine')
    await expect(open()).rejects.toMatchObject({
      code: 'CONFIGURATION',
      message: expect.stringContaining('thesis.txt'),
    })
    await resetHome(settings)
    expect(readFileSync(join(home, 'thesis.txt'), 'utf8')).toBe('mine')
    rmSync(join(home, 'thesis.txt'))
  })

  test('says so when the data directory is a file', async () => {
    const file = join(home, 'file')
    writeFileSync(file, '')
    await expect(openStack({ ...settings, home: file }, { mode: 'owned' })).rejects.toMatchObject({
      code: 'CONFIGURATION',
      remedy: expect.stringContaining('SELFSAME_HOME'),
    })
    rmSync(file)
  })
})

/** Of this test's data directory, whoever their parent is. */
function redisProcesses(): string[] {
  const log = ['redis', 'redis-log'].map((folder) => join(home, 'logs', `${folder}.log`)).filter(existsSync)
  const pids = log.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/pid=(\d+)/g)].map(([, pid]) => Number(pid)),
  )
  return pids.filter((pid) => identify(pid) !== null).map(String)
}

describe('a detached stack', () => {
  test('outlives its starter, until it is taken down', async () => {
    const { starter } = await startElsewhere('up', 'detached')
    await eventually('the starter has ended', () => starter.exitCode !== null)
    const status = stackStatus(home)
    if (status.kind !== 'running') throw new Error(`It is ${status.kind}`)
    expect(status.record.starter).toBeNull()
    expect(await askRedis(status.record.connections.redisUrl)).toMatchObject({ kind: 'ready' })
    await expect(open()).rejects.toMatchObject({ code: 'IN_USE', remedy: expect.stringContaining('stack down') })
    const lock = lockOf()
    const attached = await openStack(settings, { mode: 'attach-or-own' })
    const noticed = new Promise<StackCrash>((resolve) => attached.onCrash(resolve))
    expect(await stackDown(settings)).toBe(true)
    expect(anyRunning(lock)).toBe(false)
    expect(await noticed).toMatchObject({ what: 'The stack', reason: 'was stopped from elsewhere' })
    expect(await stackDown(settings)).toBe(false)
  })
})

test('reset removes all data of a data directory', async () => {
  const stack = await open()
  await stack.stop()
  await resetHome(settings)
  expect(existsSync(home)).toBe(false)
})

test('the redis-server that the jar carries serves where none is on the PATH', async () => {
  const stack = await open({ searchPath: '/nowhere' })
  expect(stack.stores.redisLog.version).toMatch(/^6\.2\./)
  expect(await askRedis(stack.connections.redisLogUrl)).toMatchObject({ kind: 'ready' })
})

test('data that a newer Redis wrote is not given to an older one', async () => {
  const stack = await open()
  expect(Number.parseInt(stack.stores.redisLog.version, 10)).toBeGreaterThanOrEqual(6)
  await stack.stop()
  const path = join(home, 'installation.json')
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll(`"${stack.stores.redisLog.version}"`, '"99.0.0"'))
  await expect(open()).rejects.toMatchObject({
    code: 'MISSING_PREREQUISITE',
    message: expect.stringContaining('written by version 99.0.0'),
  })
})
