import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createGraphql } from '../../src/api/graphql/index.ts'
import { createHttpServer } from '../../src/api/http-server.ts'
import type { DemoReport, DemoShelf } from '../../src/app/demo/index.ts'
import { ProfileReader, StatsReader, TokenWait } from '../../src/app/read/index.ts'
import type { CliServices, RunningService } from '../../src/cli/index.ts'
import type { ProfileCard } from '../../src/cli/profile-card.ts'
import {
  DEVELOPMENT_CONTEXT,
  type GraphProfile,
  type IdentifierKey,
  type Positions,
  SelfsameError,
} from '../../src/model/index.ts'
import { segmentReader } from '../support/segments.ts'
import { identityUseCases } from '../support/memory-use-cases.ts'
import { cli } from '../support/cli.ts'
import { RULES } from '../support/events.ts'
import { seen } from '../support/explained.ts'
import { contextUseCases } from '../support/memory-context.ts'
import { MemoryGate } from '../support/memory-gate.ts'
import { MemoryReads, profileOf } from '../support/memory-reads.ts'
import { resolveEvents } from '../support/resolve-events.ts'
import { TRAITS } from '../support/traits.ts'

/** A worker that has applied all as soon as somebody waits for it. */
class AppliedAtOnce extends MemoryReads {
  readonly #gate: MemoryGate
  #profileOf: ReadonlyMap<IdentifierKey, GraphProfile> = new Map()
  /** How many waits run out of time first. */
  slowFor = 0

  constructor(gate: MemoryGate) {
    super()
    this.#gate = gate
  }

  override async waitFor(_positions: Positions) {
    if (this.slowFor-- > 0) throw new SelfsameError('AFTER_TIMEOUT', 'Not applied yet')
    const clusters = resolveEvents(this.#gate.log.appended.map(({ event }) => event))
    this.profiles.splice(0, Infinity, ...clusters.map((keys, at) => profileOf(`p${at}`, keys)))
    this.#profileOf = new Map(this.profiles.flatMap((profile) => profile.members.map(({ key }) => [key, profile])))
  }

  override async byIdentifiers(keys: readonly IdentifierKey[]) {
    return keys.map((key) => this.#profileOf.get(key) ?? null)
  }
}

class MemoryShelf implements DemoShelf {
  readonly files = new Map<string, string>()
  read = async (name: string) => this.files.get(name) ?? null
  write = async (name: string, text: string) => void this.files.set(name, text)
}

let gate: MemoryGate
let reads: AppliedAtOnce
let shelf: MemoryShelf
let identity: ReturnType<typeof identityUseCases>
let url: string
let close: () => Promise<void>

beforeEach(async () => {
  gate = new MemoryGate()
  reads = new AppliedAtOnce(gate)
  shelf = new MemoryShelf()
  identity = identityUseCases()
  await gate.keys.add(DEVELOPMENT_CONTEXT, { source: 'demo', trusted: true, id: 'demo', secret: 'demo' })
  const profiles = new ProfileReader({ graph: reads, figures: reads, rules: () => RULES, traits: TRAITS })
  const tokens = new TokenWait(reads, 200)
  const useCases = {
    profiles,
    segments: segmentReader(reads),
    ...contextUseCases({ profiles, tokens, figures: reads, ingest: gate.taking }),
    stats: new StatsReader({ graph: reads, bookings: reads, log: gate.log, deadLetters: gate.letters }),
    tokens,
    ingest: gate.ingest,
    deadLetters: gate.office,
    keys: gate.keys,
    sources: { list: async () => [], propose: async () => '' },
    ...identity,
  }
  const log = { error: () => {} }
  const graphql = createGraphql({
    useCases,
    caller: DEVELOPMENT_CONTEXT,
    rules: () => RULES,
    log,
    settings: { graphiql: false },
  })
  const server = createHttpServer({
    gate: { ingest: gate.ingest, probes: {}, reportError: () => {} },
    graphqlHandler: graphql.handler,
  })
  url = await server.listen({ port: 0, host: '127.0.0.1' })
  close = () => server.close()
})

afterEach(() => close())

async function demo(args: readonly string[] = [], services: Partial<CliServices> = {}) {
  const run = await cli(['demo', '--people', '60', '--url', url, ...args], { demoShelf: shelf, ...services })
  return { ...run, report: (): DemoReport => JSON.parse(run.stdout).report }
}

async function example(): Promise<ProfileCard> {
  const { stdout } = await demo(['--output', 'json'])
  return JSON.parse(stdout).example
}

describe('selfsame demo', () => {
  test('sends the retailer through the gate and compares it with the truth', async () => {
    const run = await demo(['--output', 'json'])
    expect(run).toMatchObject({ exitCode: 0 })
    const { events, sent, peopleSeen, profiles, comparison } = run.report()
    expect(sent).toEqual({ accepted: events, duplicates: 0, deadLettered: 0 })
    expect(gate.log.appended).toHaveLength(events)
    expect(profiles).toBe(reads.profiles.length)
    expect(comparison).toMatchObject({ unresolved: 0 })
    expect(comparison.people).toBeLessThanOrEqual(peopleSeen)
    expect(comparison.pairwise.precision).toBeGreaterThan(0.8)
  })

  test('keeps the truth aside', async () => {
    await demo()
    expect([...shelf.files.keys()]).toEqual(['truth-v3-60-people-seed-1.json', 'report-v3-60-people-seed-1.json'])
  })

  test('prints the figures, the causes and somebody to look at', async () => {
    const { stdout } = await demo()
    expect(stdout).toMatch(/^[\d,]+ events -> \d+ profiles \(truth: \d+ people seen under an identifier\)$/m)
    expect(stdout).toMatch(
      /^ {2}pairwise {2}precision [01]\.\d{3}, recall [01]\.\d{3}, F1 [01]\.\d{3} {2}\(recall [01]\.\d{3} is all there is for exact identifiers/m,
    )
    expect(stdout).toMatch(/^One of them:\np\d+/m)
  })

  test('shows of somebody what `selfsame profile` shows, in the same words', async () => {
    const { id } = await example()
    const other = reads.profiles.find((profile) => profile.id !== id)?.id ?? ''
    const lives = { from: 20_000, to: 20_100, through: ['device' as const] }
    identity.households.all.push({
      id: 'h1',
      members: [
        { ...lives, profileId: other, role: 'holder' },
        { ...lives, profileId: id, role: 'member' },
      ],
    })
    const parked = seen('customer:C-0', 'email:x@x.example', { parked: 'limit' })
    reads.ledgerOf.set(id, { evidence: [parked], decisions: [] })
    const { key, a, b, rule, source, state, reason } = parked
    expect(await example()).toMatchObject({
      household: {
        id: 'h1',
        members: [
          { profile: { id: other }, role: 'holder', through: ['device'] },
          { profile: { id }, role: 'member', through: ['device'] },
        ],
      },
      evidence: [{ key, a, b, rule, source, state, reason }],
    })
  })

  test('asked for again compares again, and sends nothing', async () => {
    const first = (await demo(['--output', 'json'])).report()
    const second = (await demo(['--output', 'json'])).report()
    expect(second).toEqual({ ...first, sent: null, comparedAt: expect.any(String) })
    expect((await demo()).stdout).toMatch(/^The demo is there already: nothing was sent \(compared \d{4}-/)
  })

  test('sent again by somebody who does not know changes nothing', async () => {
    const first = (await demo(['--output', 'json'])).report()
    shelf.files.clear()
    const second = (await demo(['--output', 'json'])).report()
    expect(second.sent).toEqual({ accepted: 0, duplicates: first.events, deadLettered: 0 })
    expect(second.comparison).toEqual(first.comparison)
  })

  test('waits on while a read runs out of time, as long as events are being applied', async () => {
    reads.slowFor = 2
    expect(await demo()).toMatchObject({ exitCode: 0 })
  })

  test('ends with 9 where the demo write key is revoked', async () => {
    await gate.keys.revoke(DEVELOPMENT_CONTEXT, 'demo')
    expect(await demo()).toMatchObject({ exitCode: 9, stdout: '' })
    expect(shelf.files.has('report-v3-60-people-seed-1.json')).toBe(false)
  })

  test('ends with 8 where nothing answers, and says what to start', async () => {
    await close()
    const run = await demo()
    expect(run).toMatchObject({ exitCode: 8, stdout: '' })
    expect(run.stderr).toContain('npm start')
  })

  test('ends with 8 where another program answers', async () => {
    const other = createServer((_, response) => response.end('<h1>It works!</h1>'))
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const run = await demo(['--url', `http://127.0.0.1:${(other.address() as AddressInfo).port}`])
    other.close()
    expect(run).toMatchObject({ exitCode: 8, stdout: '' })
    expect(run.stderr).toContain("no JSON: is it Selfsame's?")
  })

  test('ends with 130 on Ctrl-C', async () => {
    expect(await demo([], { interrupted: AbortSignal.abort('SIGINT') })).toMatchObject({ exitCode: 130, stdout: '' })
  })
})

describe('selfsame start --demo', () => {
  test('shows the demo and where to look, and ends with 0 after Ctrl-C; started again it sends nothing', async () => {
    const first = await startedUntilShown()
    expect(first).toMatchObject({ exitCode: 0, closings: 1 })
    expect(first.stdout).toContain(`GraphiQL  ${url}/graphql`)
    expect(first.stdout).toContain('{ profileByIdentifier(namespace: "customer"')
    expect(first.stdout).toContain(`curl -u demo: ${url}/v1/track`)
    expect(first.stderr).toMatch(/ {2}Neo4j answers\ndone Starting stores, API and worker: 0\.\d s/)
    const sent = gate.log.appended.length
    expect(sent).toBeGreaterThan(1_000)
    const second = await startedUntilShown()
    expect(second).toMatchObject({ exitCode: 0, closings: 1 })
    expect(second.stdout).toMatch(/^The demo is there already: nothing was sent \(.+\)\.\n[\d,]+ events -> /)
    expect(gate.log.appended.length).toBe(sent)
  })

  test('ends with the reason when a part of the service ends by itself', async () => {
    const reason = new SelfsameError('UNAVAILABLE', 'Neo4j was ended by SIGKILL')
    const run = await start({ ended: Promise.resolve({ reason }) }, new AbortController().signal)
    expect(run).toMatchObject({ exitCode: 8 })
    expect(run.stderr).toContain('Neo4j was ended by SIGKILL')
  })
})

/** Starts the service, presses Ctrl-C once the last thing is shown. */
async function startedUntilShown() {
  const controller = new AbortController()
  let closings = 0
  const onData = (text: string) => {
    if (text.includes('Ctrl-C')) setImmediate(() => controller.abort('SIGINT'))
  }
  const run = await start({ close: async () => void closings++ }, controller.signal, onData)
  return { ...run, closings }
}

function start(running: Partial<RunningService>, interrupted: AbortSignal, onData: (text: string) => void = () => {}) {
  const service: RunningService = { url, ended: new Promise(() => {}), close: async () => {}, ...running }
  const starting: CliServices['start'] = async ({ report }) => {
    report('Neo4j answers')
    return service
  }
  return cli(['start', '--demo', '--people', '200'], { demoShelf: shelf, interrupted, start: starting, onData })
}
