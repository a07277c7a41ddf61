import { beforeEach, describe, expect, test } from 'vitest'
import {
  DEFAULT_SCENARIO,
  type DemoGate,
  type DemoReader,
  DemoRun,
  type DemoShelf,
  type DemoStage,
} from '../../src/app/demo/index.ts'
import { SelfsameError } from '../../src/model/index.ts'

const SCENARIO = { ...DEFAULT_SCENARIO, people: 600 }

/** A service that takes each event once, and gives every identifier a profile of its own. */
class Service implements DemoGate, DemoReader, DemoShelf {
  readonly taken = new Set<string>()
  readonly batches: number[] = []
  readonly waited: string[][] = []
  readonly files = new Map<string, string>()
  failsAtBatch = Infinity

  send: DemoGate['send'] = async (calls) => {
    if (this.batches.length === this.failsAtBatch) throw new SelfsameError('UNAVAILABLE', 'Nothing answers')
    this.batches.push(calls.length)
    const fresh = calls.filter(({ messageId }) => !this.taken.has(messageId))
    for (const { messageId } of fresh) this.taken.add(messageId)
    return {
      accepted: fresh.length,
      duplicates: calls.length - fresh.length,
      deadLettered: 0,
      token: `after-${this.batches.length}`,
    }
  }

  waitUntilApplied: DemoReader['waitUntilApplied'] = async (tokens, onPending) => {
    this.waited.push([...tokens])
    onPending(7)
  }

  profileIds: DemoReader['profileIds'] = async (keys, onDone) => {
    onDone(keys.length)
    return keys.map((key) => (this.taken.size === 0 ? null : `p/${key}`))
  }

  read = async (name: string) => this.files.get(name) ?? null
  write = async (name: string, text: string) => void this.files.set(name, text)
}

let service: Service
let stages: { stage: DemoStage; done: number; total: number }[]

beforeEach(() => {
  service = new Service()
  stages = []
})

function demo(): DemoRun {
  const progress = { at: (stage: DemoStage, done: number, total: number) => void stages.push({ stage, done, total }) }
  const ports = { gate: service, reader: service, shelf: service, progress }
  return new DemoRun(ports, () => new Date('2026-05-04T09:30:00.000Z'))
}

const run = () => demo().run(SCENARIO)

describe('A demo', () => {
  test('is sent in batches, waited for, and compared', async () => {
    const report = await run()
    expect(report.sent).toEqual({ accepted: report.events, duplicates: 0, deadLettered: 0 })
    expect(service.batches.length).toBeGreaterThan(2)
    expect(service.waited).toEqual([service.batches.map((_, at) => `after-${at + 1}`)])
    expect(report.comparison.pairwise).toMatchObject({ precision: null, recall: 0 })
    expect(report.profiles).toBeGreaterThan(report.comparison.identifiers)
    expect(report.explanation.wrongPairs).toEqual([])
  })

  test('is not sent a second time, but compared again', async () => {
    const first = await run()
    const sent = service.batches.length
    stages = []
    expect(await run()).toEqual({ ...first, sent: null })
    expect(service.batches).toHaveLength(sent)
    expect(stages.map(({ stage }) => stage)).toContain('compare')
  })

  test('is recalled as it was found, without looking again', async () => {
    const first = await run()
    stages = []
    expect(await demo().recall(SCENARIO)).toEqual({ ...first, sent: null })
    expect(stages).toEqual([])
  })

  test('that was never finished is not recalled, nor one that another seed made', async () => {
    expect(await demo().recall(SCENARIO)).toBeNull()
    await run()
    expect(await demo().recall({ ...SCENARIO, seed: 2 })).toBeNull()
  })

  test('whose report was cut off is not recalled', async () => {
    await run()
    for (const [name, text] of service.files) service.files.set(name, text.slice(0, 100))
    expect(await demo().recall(SCENARIO)).toBeNull()
  })

  test('that broke off is sent again, and nothing is taken twice', async () => {
    service.failsAtBatch = 2
    await expect(run()).rejects.toThrow('Nothing answers')
    const takenBefore = service.taken.size
    service.failsAtBatch = Infinity
    const { events, sent } = await run()
    expect(sent).toEqual({ accepted: events - takenBefore, duplicates: takenBefore, deadLettered: 0 })
  })

  test('is sent again when its report has outlived its data', async () => {
    await run()
    service.taken.clear()
    expect(await demo().recall(SCENARIO)).toBeNull()
    expect((await run()).sent).toMatchObject({ duplicates: 0 })
  })

  test('says how far it is, stage by stage, each to its end', async () => {
    await run()
    expect([...new Set(stages.map(({ stage }) => stage))]).toEqual(['generate', 'send', 'apply', 'compare'])
    const last = Map.groupBy(stages, ({ stage }) => stage)
    for (const steps of last.values()) expect(steps.at(-1)).toMatchObject({ done: steps[0]?.total })
  })
})
