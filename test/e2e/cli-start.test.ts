import { rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CliProcess, type CliResult } from '../support/cli-process.ts'
import { temporaryHome } from '../support/stack.ts'

const MINUTES = 60_000

const CONTACTS = `id,email,mobile,name
1,jane@cli.example,+44 7700 900001,Jane
2,john@@cli.example,,John
3,jim@cli.example,,Jim
`
const DESCRIPTION = `version: 1
name: cli-contacts
trusted: true
event: { type: record }
identifiers:
  - { namespace: email, column: email }
  - { namespace: phone, column: mobile }
record: { id: id, attributes: { name: name } }
`

/** One installation through its life, with embedded stores of its own: each step needs the one before. */
describe('An installation', () => {
  const folder = temporaryHome('cli')
  const csv = join(folder, 'contacts.csv')
  const yaml = join(folder, 'contacts.yaml')
  const settings = {
    SELFSAME_HOME: join(folder, 'home'),
    SELFSAME_DOCKER: 'off',
    SELFSAME_NEO4J_HEAP_MB: '512',
    SELFSAME_NEO4J_PAGECACHE_MB: '64',
  }
  let port: number
  let running: CliProcess

  const selfsame = (...args: readonly string[]): Promise<CliResult> => new CliProcess(args, settings).ended
  const start = () => new CliProcess(['start', '--demo', '--people', '150', '--port', String(port)], settings)

  beforeAll(async () => {
    port = await freePort()
    writeFileSync(csv, CONTACTS)
    writeFileSync(yaml, DESCRIPTION)
  })

  afterAll(async () => {
    running?.signal('SIGTERM')
    await running?.ended
    rmSync(folder, { recursive: true, force: true })
  })

  it(
    'starts with one command, shows the demo beside the truth, and says where to look',
    { timeout: 5 * MINUTES },
    async () => {
      running = start()
      const stdout = await running.untilStdout('the next start is quick')
      expect(stdout).toMatch(/^[\d,]+ events -> \d+ profiles \(truth: \d+ people seen under an identifier\)$/m)
      expect(stdout).toMatch(/pairwise {2}precision (0\.[89]\d\d|1\.000), recall 0\.[89]\d\d/)
      expect(stdout).toMatch(/^One of them:\np[0-9a-v]{24} [^]*identifiers\n +customer +C-\d+/m)
      expect(stdout).toContain(`http://127.0.0.1:${port}/graphql`)
      expect(stdout).not.toContain('\u001b')
      const page = await fetch(`http://127.0.0.1:${port}/graphql`, { headers: { accept: 'text/html' } })
      expect(await page.text()).toContain('<html')
    },
  )

  it('shows a profile to a command beside it', { timeout: MINUTES }, async () => {
    const { exitCode, stdout } = await selfsame('profile', 'customer:C-100001', '--output', 'json')
    expect(exitCode).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ id: expect.stringMatching(/^p[0-9a-v]{24}$/) })
  })

  it('takes a file in, and has it applied when the command ends', { timeout: MINUTES }, async () => {
    const { exitCode, stdout, stderr } = await selfsame('ingest', csv, '--source', yaml, '--output', 'json')
    expect(JSON.parse(stdout)).toMatchObject({
      read: 3,
      accepted: 2,
      duplicates: 0,
      suppressed: 0,
      deadLettered: 1,
      applied: true,
    })
    expect(exitCode).toBe(6)
    expect(stderr).toContain('contacts.csv:3')
    const jane = await selfsame('profile', 'phone:07700 900001', '--output', 'json')
    expect(JSON.parse(jane.stdout).attributes).toMatchObject([{ name: 'name', value: 'Jane', source: 'cli-contacts' }])
    const letters = await selfsame('dead-letters', 'list', '--output', 'json')
    expect(JSON.parse(letters.stdout)).toMatchObject([{ source: 'cli-contacts', fault: { code: 'INVALID_EMAIL' } }])
  })

  it('compares again on demand, and sends nothing twice', { timeout: MINUTES }, async () => {
    const { stdout } = await selfsame(
      'demo',
      '--people',
      '150',
      '--url',
      `http://127.0.0.1:${port}`,
      '--output',
      'json',
    )
    expect(JSON.parse(stdout).report).toMatchObject({ sent: null, comparison: { unresolved: 0 } })
  })

  it('is not started twice, nor removed under its own feet', { timeout: MINUTES }, async () => {
    expect(await selfsame('start', '--port', String(await freePort()))).toMatchObject({ exitCode: 4, stdout: '' })
    expect(await selfsame('reset', '--yes')).toMatchObject({ exitCode: 4, stdout: '' })
    expect(await selfsame('reset')).toMatchObject({ exitCode: 2, stdout: '' })
  })

  it('ends with 0 after Ctrl-C, and leaves nothing running', { timeout: 2 * MINUTES }, async () => {
    running.signal('SIGINT')
    expect(await running.ended).toMatchObject({ exitCode: 0 })
    expect((await selfsame('stack', 'status', '--output', 'json')).stdout).toBe('{"up":false}\n')
    await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow('fetch failed')
  })

  it('keeps its data: the next start sends nothing', { timeout: 3 * MINUTES }, async () => {
    running = start()
    const stdout = await running.untilStdout('the next start is quick')
    expect(stdout).toMatch(/^The demo is there already: nothing was sent/)
    running.signal('SIGTERM')
    expect(await running.ended).toMatchObject({ exitCode: 0 })
  })

  it('lends its stores to a command that finds none running', { timeout: 3 * MINUTES }, async () => {
    const { exitCode, stdout } = await selfsame('ingest', csv, '--source', yaml, '--output', 'json')
    expect(JSON.parse(stdout)).toMatchObject({ read: 3, accepted: 0, duplicates: 3, deadLettered: 0 })
    expect(exitCode).toBe(0)
    expect((await selfsame('stack', 'status', '--output', 'json')).stdout).toBe('{"up":false}\n')
  })

  it('is removed by reset', { timeout: MINUTES }, async () => {
    expect(await selfsame('reset', '--yes', '--output', 'json')).toMatchObject({
      exitCode: 0,
      stdout: '{"reset":true}\n',
    })
    expect((await selfsame('doctor', '--output', 'json')).stdout).not.toContain('in use')
  })
})

describe('Without an installation', () => {
  const folder = temporaryHome('cli-none')
  const settings = { SELFSAME_HOME: join(folder, 'home') }

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it.each([
    [['--help'], 0],
    [['help', 'exit-codes'], 0],
    [['sources', 'list'], 0],
    [['ingest'], 2],
    [['no-such-command'], 2],
    [['demo', '--url', 'http://127.0.0.1:9'], 8],
  ])('%o ends with %i at once', async (args, exitCode) => {
    expect(await new CliProcess(args, settings).ended).toMatchObject({ exitCode })
  })

  it('a misspelt setting is refused', async () => {
    const { exitCode, stderr } = await new CliProcess(['stack', 'status'], { ...settings, SELFSAME_HOM: '/tmp' }).ended
    expect(exitCode).toBe(3)
    expect(stderr).toContain('did you mean SELFSAME_HOME?')
  })
})

function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    }),
  )
}
