import { describe, expect, test } from 'vitest'
import type { AuditedInvariant } from '../../src/app/audit/index.ts'
import type { DeadLetter, WriteKey } from '../../src/app/ingest/index.ts'
import type { MatchingState } from '../../src/app/real-time/index.ts'
import type { SourceDescription } from '../../src/channels/file/index.ts'
import type { CliServices, Finding, OpenService } from '../../src/cli/index.ts'
import { SelfsameError } from '../../src/model/index.ts'
import { cli } from '../support/cli.ts'

const JAVA: Finding = { what: 'Java', state: 'ok', found: '17', remedy: null }
const DISK: Finding = { what: 'Disk', state: 'warning', found: '2 GB', remedy: 'Make room' }
const NO_JAVA: Finding = { what: 'Java', state: 'fault', found: 'none', remedy: 'Install it' }

const doctorOf = (eventCounts: CliServices['eventCounts']) =>
  cli(['doctor'], { diagnose: async () => [JAVA], eventCounts })

const matchingOf = async (state: MatchingState) =>
  (await cli(['doctor'], { diagnose: async () => [], matchingState: async () => state })).stdout

describe('selfsame dead-letters', () => {
  const fault = { code: 'MISSING', field: 'event', message: 'is not there' }
  const letter: DeadLetter = {
    id: '7-0',
    receivedAt: '2026-01-02T10:00:00.000Z',
    protocol: 'segment',
    sender: { source: 'web', scope: 'k', trusted: false },
    fault,
    raw: { userId: 'C-1' },
  }
  const replayed = { accepted: 1, duplicates: 0, deadLettered: 0, token: '', refused: [] }
  const deadLetters: OpenService['deadLetters'] = {
    list: async (_, { first, after }) => (first >= 1 && after === null ? [letter] : []),
    get: async (_, id) => (id === letter.id ? letter : null),
    replay: async () => replayed,
    replayAll: async () => ({ ...replayed, deadLettered: 1, refused: [{ id: '9-0', fault }] }),
  }

  test('list shows what is wrong, not what was sent', async () => {
    const run = await cli(['dead-letters', 'list', '--output', 'json'], { service: { deadLetters } })
    expect(JSON.parse(run.stdout)).toEqual([
      { id: '7-0', receivedAt: letter.receivedAt, protocol: 'segment', source: 'web', fault },
    ])
    expect((await cli(['dead-letters', 'list'], { service: { deadLetters } })).stdout).toBe(
      '7-0  2026-01-02 10:00:00  web  MISSING  event  is not there\n',
    )
    expect((await cli(['dead-letters', 'list', '--after', '7-0'], { service: { deadLetters } })).stdout).toBe(
      'No event is refused.\n',
    )
  })

  test('show shows what was sent', async () => {
    const run = await cli(['dead-letters', 'show', '7-0', '--output', 'json'], { service: { deadLetters } })
    expect(JSON.parse(run.stdout)).toMatchObject({ id: '7-0', raw: { userId: 'C-1' } })
    expect(await cli(['dead-letters', 'show', '8-0'], { service: { deadLetters } })).toMatchObject({
      exitCode: 7,
      stdout: '',
    })
  })

  test('replay takes ids or --all, and ends with 6 when some are refused again', async () => {
    expect(await cli(['dead-letters', 'replay', '7-0'], { service: { deadLetters } })).toMatchObject({
      exitCode: 0,
      stdout: '1 event sent in again: 1 accepted, 0 taken before, 0 refused again\n',
    })
    const all = await cli(['dead-letters', 'replay', '--all'], { service: { deadLetters } })
    expect(all.exitCode).toBe(6)
    expect(all.stdout).toContain('9-0  MISSING  event  is not there')
    expect(await cli(['dead-letters', 'replay'])).toMatchObject({ exitCode: 2 })
    expect(await cli(['dead-letters', 'replay', '7-0', '--all'])).toMatchObject({ exitCode: 2 })
  })
})

describe('selfsame keys', () => {
  const writeKey: WriteKey = {
    id: 'key_1',
    source: 'till',
    trusted: true,
    createdAt: '2026-01-02T10:00:00.000Z',
    revokedAt: null,
  }
  const keys: OpenService['keys'] = {
    list: async () => [writeKey, { ...writeKey, id: 'key_2', trusted: false, revokedAt: '2026-02-03T00:00:00.000Z' }],
    add: async (_, { source, trusted }) => ({ writeKey: { ...writeKey, source, trusted }, secret: 'sk_secret' }),
    revoke: async () => {},
  }

  test('add prints the secret, and nothing else, on stdout', async () => {
    const run = await cli(['keys', 'add', 'till', '--trusted'], { service: { keys } })
    expect(run.stdout).toBe('sk_secret\n')
    expect(run.stderr).toContain('Write key key_1 for source till, trusted')
    const untrusted = await cli(['keys', 'add', 'web', '--output', 'json'], { service: { keys } })
    expect(JSON.parse(untrusted.stdout)).toEqual({ ...writeKey, source: 'web', trusted: false, secret: 'sk_secret' })
  })

  test('list and revoke', async () => {
    expect((await cli(['keys', 'list'], { service: { keys } })).stdout).toBe(
      'key_1  till  trusted    made 2026-01-02  live\nkey_2  till  untrusted  made 2026-01-02  revoked 2026-02-03\n',
    )
    expect(await cli(['keys', 'revoke', 'key_1'], { service: { keys } })).toMatchObject({
      exitCode: 0,
      stdout: 'Write key key_1 is revoked.\n',
      closed: 1,
    })
  })
})

describe('selfsame sources', () => {
  const sources: CliServices['sources'] = {
    list: async () => [
      {
        kind: 'usable',
        path: 'config/sources/retail.yaml',
        description: { name: 'retail', title: 'Order lines' } as SourceDescription,
      },
      { kind: 'faulty', path: 'config/sources/till.yaml', fault: 'name is missing' },
    ],
    propose: async (_, path) => `# from ${path}\nname: orders\n`,
  }

  test('init writes the proposal to stdout, to be saved as it is, and opens no store', async () => {
    const run = await cli(['sources', 'init', 'data/orders.csv'], { sources })
    expect(run).toMatchObject({ exitCode: 0, stdout: '# from data/orders.csv\nname: orders\n' })
    expect(run.stderr).toContain(
      'Save it as config/sources/orders.yaml, look it through, then: selfsame ingest data/orders.csv',
    )
  })

  test('list shows faulty ones too', async () => {
    expect((await cli(['sources', 'list'], { sources })).stdout).toBe(
      'retail    config/sources/retail.yaml  Order lines\n(faulty)  config/sources/till.yaml    name is missing\n',
    )
    expect(JSON.parse((await cli(['sources', 'list', '--output', 'json'], { sources })).stdout)).toEqual([
      { name: 'retail', path: 'config/sources/retail.yaml', title: 'Order lines', fault: null },
      { name: null, path: 'config/sources/till.yaml', title: null, fault: 'name is missing' },
    ])
  })
})

describe('selfsame doctor', () => {
  test('ends with 0 when nothing must be mended', async () => {
    expect(await cli(['doctor'], { diagnose: async () => [JAVA, DISK] })).toMatchObject({
      exitCode: 0,
      stdout: 'ok       Java: 17\nwarning  Disk: 2 GB\n         Make room\n',
    })
  })

  test('ends with 10 when something must', async () => {
    const run = await cli(['doctor', '--output', 'json'], { diagnose: async () => [NO_JAVA] })
    expect(run.exitCode).toBe(10)
    expect(JSON.parse(run.stdout)).toEqual([NO_JAVA])
  })

  describe('where stores run, accounts for every accepted event', () => {
    const lag = { lanesHeld: 64, oldestPendingAt: null }
    const counted = { accepted: 1_200, duplicates: 5, failed: 1, events: 1_196, eventsWithoutIdentifier: 0, pending: 3 }
    const counts = { ...counted, ...lag }
    test('by a sum', async () => {
      expect((await doctorOf(async () => counts)).stdout).toBe(
        'ok       Java: 17\nok       Events: 1,200 accepted = 3 pending + 1,196 applied + 1 failed\n' +
          'ok       Worker: holds 64 lanes, no event waits\n',
      )
    })

    test('and says when the event log has lost what it held', async () => {
      const { exitCode, stdout } = await doctorOf(async () => ({ ...counts, accepted: 0, failed: 0, pending: -1_196 }))
      expect(exitCode).toBe(0)
      expect(stdout).toContain('warning  Events: 0 accepted = -1,196 pending + 1,196 applied + 0 failed: the event log')
      expect(stdout).toContain('1,196 applied events or more\n         Keep REDIS_URL')
    })

    test('and lets an event wait for a moment', async () => {
      const oldestPendingAt = new Date().toISOString()
      const { stdout } = await doctorOf(async () => ({ ...counts, lanesHeld: 1, oldestPendingAt }))
      expect(stdout).toContain(`ok       Worker: holds 1 lane, an event has waited since ${oldestPendingAt}\n`)
    })

    test.each([
      [0, 'none runs', 'npx selfsame start\n'],
      [64, 'holds 64 lanes', 'It works off a backlog, or is stuck: logs/worker.log'],
    ])('and says when events have waited for long, with %i lanes held', async (lanesHeld, found, remedy) => {
      const oldestPendingAt = '2026-05-04T09:30:00.000Z'
      const { exitCode, stdout } = await doctorOf(async () => ({ ...counts, lanesHeld, oldestPendingAt }))
      expect(exitCode).toBe(0)
      expect(stdout).toContain(
        `warning  Worker: ${found}, an event has waited since ${oldestPendingAt}\n         ${remedy}`,
      )
    })

    test('or says why it cannot', async () => {
      const silent = new SelfsameError('UNAVAILABLE', 'Redis does not answer', { remedy: 'Start it' })
      const { stdout } = await doctorOf(() => Promise.reject(silent))
      expect(stdout).toContain('warning  Events: Redis does not answer\n         Start it\n')
    })
  })

  describe('where stores run, says how matching as they come stands', () => {
    const inForce = { number: 3, modelVersion: 'v3', at: '2026-06-01T00:00:00.000Z', by: 'ann', reason: 'Learnt' }
    const index = { generation: 'g', modelVersion: 'v3', builtAt: '2026-06-01T00:00:00.000Z', records: 1_200 }
    const whole: MatchingState = { inForce, index, isBuilding: false, due: 0, dueSince: null }
    test.each<[string, Partial<MatchingState>, string]>([
      ['all is well', {}, 'ok       Matching: model 3 is in force, its index holds 1,200 records, no record waits\n'],
      [
        'there is no model',
        { inForce: null },
        'ok       Matching: no model is in force: records are not matched as they come\n',
      ],
      [
        'the index is lost',
        { index: null },
        'warning  Matching: model 3 is in force, its index is missing, no record waits\n         npx selfsame match index;',
      ],
      [
        'it is built for the first time',
        { index: null, isBuilding: true },
        'ok       Matching: model 3 is in force, its index is being built, no record waits\n',
      ],
      [
        'it is of another model',
        { index: { ...index, modelVersion: 'v2' } },
        'warning  Matching: model 3 is in force, the index is of another model: it holds 1,200 records, no record waits\n         npx',
      ],
      [
        'one of another model serves while it is built',
        { index: { ...index, modelVersion: 'v2' }, isBuilding: true },
        'ok       Matching: model 3 is in force, the index is of another model: it holds 1,200 records, another is being built,',
      ],
      [
        'records have waited for long',
        { due: 1_500, dueSince: '2026-06-01T00:00:00.000Z' },
        'warning  Matching: model 3 is in force, its index holds 1,200 records, 1,500 records wait to be matched, since 2026-06-01T00:00:00.000Z\n         npx selfsame match index;',
      ],
    ])('when %s', async (_, changed, text) => {
      expect((await matchingOf({ ...whole, ...changed })).startsWith(text)).toBe(true)
    })

    test('and lets a record wait for a moment', async () => {
      const dueSince = new Date().toISOString()
      expect(await matchingOf({ ...whole, due: 1, dueSince })).toContain(
        `ok       Matching: model 3 is in force, its index holds 1,200 records, 1 record waits to be matched, since ${dueSince}\n`,
      )
    })

    test('or says why it cannot', async () => {
      const silent = new SelfsameError('UNAVAILABLE', 'Neo4j does not answer', { remedy: 'Start it' })
      const { exitCode, stdout } = await cli(['doctor'], {
        diagnose: async () => [],
        matchingState: () => Promise.reject(silent),
      })
      expect(exitCode).toBe(0)
      expect(stdout).toBe('warning  Matching: Neo4j does not answer\n         Start it\n')
    })
  })

  describe('audits the graph', () => {
    const whole: AuditedInvariant = { name: 'limits-hold', violations: [], pending: [] }
    const broken: AuditedInvariant = {
      name: 'stored-clusters-are-partition',
      violations: [{ subject: 'profile', id: 'p1', found: 'is 2 people by all evidence' }],
      pending: [{ what: 'oversized profiles', count: 1_200 }],
    }

    test('and ends with 0 where it is as it must be', async () => {
      expect(await cli(['doctor', '--audit'], { audit: async () => [whole] })).toMatchObject({
        exitCode: 0,
        stdout: 'ok     limits-hold\n',
      })
    })

    test('names what is broken, and ends with 10', async () => {
      const run = await cli(['doctor', '--audit'], { audit: async () => [whole, broken] })
      expect(run).toMatchObject({
        exitCode: 10,
        stdout:
          'ok     limits-hold\nfault  stored-clusters-are-partition: 1 violation\n' +
          '       passed over: 1,200 oversized profiles\n       profile p1 is 2 people by all evidence\n',
      })
      const json = await cli(['doctor', '--audit', '--output', 'json'], { audit: async () => [whole, broken] })
      expect(json.exitCode).toBe(10)
      expect(JSON.parse(json.stdout)).toEqual([whole, broken])
    })

    test('of stores that run', async () => {
      const none = new SelfsameError('UNAVAILABLE', 'No stores run', { remedy: 'Start them' })
      expect(await cli(['doctor', '--audit'], { audit: () => Promise.reject(none) })).toMatchObject({
        exitCode: 8,
        stdout: '',
      })
    })
  })
})
