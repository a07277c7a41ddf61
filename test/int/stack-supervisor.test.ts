import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Supervisor } from '../../src/stack/index.ts'
import { identify } from '../../src/stack/process-identity.ts'
import { FakeStack } from '../support/fake-stack.ts'
import { eventually } from '../support/stack.ts'

const CHILD = fileURLToPath(new URL('../support/supervised-child.ts', import.meta.url))
const SUPERVISING = fileURLToPath(new URL('../support/supervising.ts', import.meta.url))

let folder: string
let diary: string
let stack: FakeStack
let reports: string[]
let supervisor: Supervisor

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'selfsame-supervisor-'))
  diary = join(folder, 'diary')
  writeFileSync(diary, '')
  stack = new FakeStack(diary)
  reports = []
})

afterEach(async () => {
  await supervisor.stop()
  rmSync(folder, { recursive: true, force: true })
})

function supervise(...behaviours: string[]): Supervisor {
  const children = behaviours.map((behaviour, i) => ({
    name: `child-${i}`,
    entry: CHILD,
    args: [behaviour, diary],
    env: process.env,
    logPath: join(folder, 'output.log'),
  }))
  supervisor = new Supervisor({ stack, children, report: (line) => reports.push(line), backOffMs: 5 })
  return supervisor
}

const noted = () => readFileSync(diary, 'utf8').trim().split('\n')
const startsNoted = () =>
  noted()
    .filter((line) => line.startsWith('started'))
    .map((line) => Number(line.split(' ')[1]))

test('children end before the stores, with what they have in hand', async () => {
  await supervise('work', 'work').start()
  await supervisor.stop()
  expect(noted().slice(2)).toEqual(['ended in order', 'ended in order', 'stores stopped'])
  expect(await supervisor.ended).toEqual({ reason: null })
})

test('a child that crashes is reported and started again', async () => {
  await supervise('work').start()
  process.kill(startsNoted()[0]!, 'SIGKILL')
  await eventually('it is started again', () => startsNoted().length === 2)
  expect(reports).toEqual(['child-0 was ended by SIGKILL; starting it again in 5 ms'])
})

test('a child that crashes again and again ends the service, after five more starts', async () => {
  await supervise('die').start()
  const { reason } = await supervisor.ended
  expect(startsNoted()).toHaveLength(6)
  expect(reports).toHaveLength(5)
  expect(reason).toMatchObject({
    code: 'UNAVAILABLE',
    message: 'The child-0 ended with exit code 3',
    remedy: `Read ${join(folder, 'output.log')}`,
  })
  expect(noted().at(-1)).toBe('stores stopped')
})

test('a child that cannot do its work fails the start with its own reason, and is not tried again', async () => {
  await expect(supervise('work', 'fail').start()).rejects.toMatchObject({
    code: 'IN_USE',
    message: 'Port 4000 is taken',
    remedy: 'Choose another',
  })
  expect(startsNoted()).toHaveLength(2)
  expect(noted().at(-1)).toBe('stores stopped')
})

test('a child that fails for a reason nobody foresaw is told by its kind, and where it says more', async () => {
  await expect(supervise('fail unforeseen').start()).rejects.toMatchObject({
    code: 'UNAVAILABLE',
    message: 'The child-0 failed: Error ERR_STORE',
    remedy: `Read ${join(folder, 'output.log')}`,
  })
})

test('a child that ends before it is ready fails the start', async () => {
  await expect(supervise('die early').start()).rejects.toMatchObject({ message: 'The child-0 ended with exit code 3' })
  expect(startsNoted()).toHaveLength(1)
})

test('a store that crashes ends the service, which says which it was and where its log is', async () => {
  await supervise('work').start()
  stack.crash({
    at: '2026-01-01T00:00:00.000Z',
    what: 'Neo4j',
    reason: 'was ended by SIGKILL',
    log: '/logs/neo4j.log',
    lastLines: ['last words'],
  })
  const { reason } = await supervisor.ended
  expect(reason?.message).toBe('Neo4j was ended by SIGKILL. Its log: /logs/neo4j.log\n  last words')
  expect(noted()).toContain('ended in order')
})

test('a store that crashes while children start is the reason, not the child that ended for it', async () => {
  const started = supervise('never ready').start()
  await eventually('the child runs', () => startsNoted().length === 1)
  stack.crash({
    at: '2026-01-01T00:00:00.000Z',
    what: 'Neo4j',
    reason: 'was ended by SIGKILL',
    log: null,
    lastLines: [],
  })
  await expect(started).rejects.toMatchObject({ message: 'Neo4j was ended by SIGKILL.' })
})

/** @returns the supervising process, once its child is up */
async function superviseElsewhere(): Promise<{ pid: number; output: () => string }> {
  supervise()
  const child = spawn(process.execPath, [SUPERVISING, diary], { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  child.stdout.on('data', (bytes) => (output += bytes))
  await eventually('the child is up', () => output.includes('up'))
  return { pid: child.pid!, output: () => output }
}

test('SIGTERM ends all in order', async () => {
  const { pid, output } = await superviseElsewhere()
  process.kill(pid, 'SIGTERM')
  await eventually('it says how it ended', () => output().includes('ended as asked'))
  expect(noted().slice(1)).toEqual(['ended in order', 'stores stopped'])
})

test('children of a supervisor that is killed end by themselves', async () => {
  const { pid } = await superviseElsewhere()
  const [child] = startsNoted()
  process.kill(pid, 'SIGKILL')
  await eventually('the child is gone', () => identify(child!) === null)
  expect(noted().at(-1)).toBe('left alone')
})
