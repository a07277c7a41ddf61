import { beforeEach, describe, expect, it } from 'vitest'
import {
  MatchRuns,
  RunWorker,
  type GraphRunProgress,
  type GraphRunResult,
  type RunExecutor,
} from '../../src/app/match-runs/index.ts'
import { expectedEnd } from '../../src/app/match-runs/expected-end.ts'
import { DEVELOPMENT_CONTEXT, SelfsameError } from '../../src/model/index.ts'
import { MemoryMatchRuns } from '../support/memory-match-runs.ts'

const RESULT: GraphRunResult = {
  modelVersion: 'v1',
  records: 10,
  pairs: 20,
  clusters: 7,
  links: 3,
  conflicts: 1,
  reviews: 2,
  verdicts: 0,
  merges: 3,
  splits: 0,
  seconds: 1,
  examples: null,
}
const PROGRESS: GraphRunProgress = { phase: 'compare', records: 10, pairs: 20, expectedEndAt: null }
const GOING = new AbortController().signal

let store: MemoryMatchRuns
let runs: MatchRuns
let seconds: number

beforeEach(() => {
  store = new MemoryMatchRuns()
  seconds = 0
  runs = new MatchRuns({ ledger: store, now: clock })
})

const clock = () => new Date(Date.UTC(2026, 5, 1, 0, 0, seconds++))
const start = (wish: Parameters<MatchRuns['start']>[1] = {}) => runs.start(DEVELOPMENT_CONTEXT, wish)
const stateOf = async (id: string) => (await runs.run(DEVELOPMENT_CONTEXT, id))?.state

const pause = () => new Promise<void>((resolve) => setImmediate(resolve))

function workerOf(execute: RunExecutor['execute']): RunWorker {
  return new RunWorker({ queue: store, executor: { execute }, now: clock, pause })
}

/** Goes on until it is ended. */
const endless: RunExecutor['execute'] = (_, onProgress, signal) =>
  new Promise((_resolve, reject) => {
    onProgress(PROGRESS)
    signal.addEventListener('abort', () => reject(new Error('killed')), { once: true })
  })

describe('a run of matching', () => {
  it('is queued, done and kept with what it came to', async () => {
    const { id } = await start({ preview: true })
    expect(await stateOf(id)).toBe('queued')
    const worker = workerOf(async () => RESULT)
    expect(await worker.next(GOING)).toBe(true)
    expect(await runs.run(DEVELOPMENT_CONTEXT, id)).toMatchObject({ state: 'succeeded', attempts: 1, result: RESULT })
    expect(await worker.next(GOING)).toBe(false)
  })

  it('is one, however often it is asked for under one key, and no other one is taken for it', async () => {
    const [first, second] = [await start({ idempotencyKey: 'k' }), await start({ idempotencyKey: 'k' })]
    expect(second).toEqual(first)
    await expect(start({ idempotencyKey: 'k', preview: true })).rejects.toMatchObject({ code: 'CONFLICT' })
    const other = { ...DEVELOPMENT_CONTEXT, actor: 'somebody else' }
    expect((await runs.start(other, { idempotencyKey: 'k' })).id).not.toBe(first.id)
  })

  it('comes after those that were asked for before', async () => {
    const [first, second] = [await start(), await start()]
    const done: string[] = []
    const worker = workerOf(async ({ id }) => (done.push(id), RESULT))
    await worker.next(GOING)
    await worker.next(GOING)
    expect(done).toEqual([first.id, second.id])
  })

  it('fails with what it failed with, without the text of an error that is none of ours', async () => {
    const { id } = await start()
    const failure = new SelfsameError('BAD_REQUEST', 'The graph has no records to match', { remedy: 'Ingest some' })
    await workerOf(() => Promise.reject(failure)).next(GOING)
    const fault = { code: 'BAD_REQUEST', message: failure.message, remedy: 'Ingest some' }
    expect(await runs.run(DEVELOPMENT_CONTEXT, id)).toMatchObject({ state: 'failed', fault })
    const other = await start()
    await workerOf(() => Promise.reject(new TypeError('Ann Smith is undefined'))).next(GOING)
    const told = await runs.run(DEVELOPMENT_CONTEXT, other.id)
    expect(told?.fault).toMatchObject({ code: 'INTERNAL_SERVER_ERROR', message: 'TypeError' })
  })

  it('is ended by cancel while it runs, and before it begins; one that has ended stays as it is', async () => {
    const running = await start()
    const working = workerOf(endless).next(GOING)
    await expect.poll(() => store.runs.get(running.id)?.progress).toEqual(PROGRESS)
    expect(await runs.cancel(DEVELOPMENT_CONTEXT, running.id)).toMatchObject({
      state: 'running',
      isCancelRequested: true,
    })
    await working
    expect(await stateOf(running.id)).toBe('cancelled')
    const queued = await start()
    expect(await runs.cancel(DEVELOPMENT_CONTEXT, queued.id)).toMatchObject({ state: 'cancelled' })
    expect(await workerOf(async () => RESULT).next(GOING)).toBe(false)
    const done = await start()
    await workerOf(async () => RESULT).next(GOING)
    expect(await runs.cancel(DEVELOPMENT_CONTEXT, done.id)).toMatchObject({
      state: 'succeeded',
      isCancelRequested: false,
    })
  })

  it('is taken over when its worker gives it up, and a late word of the former one changes nothing', async () => {
    const { id } = await start()
    const stopping = new AbortController()
    const working = workerOf(endless).next(stopping.signal)
    await expect.poll(() => store.runs.get(id)?.progress).toEqual(PROGRESS)
    stopping.abort()
    await working
    expect(await stateOf(id)).toBe('running')
    expect(await workerOf(async () => RESULT).next(GOING)).toBe(true)
    expect(await runs.run(DEVELOPMENT_CONTEXT, id)).toMatchObject({ state: 'succeeded', attempts: 2 })
    expect(await store.note({ id, attempts: 1 }, PROGRESS)).toBe(false)
  })

  it('that ends its worker three times is said to have failed', async () => {
    const { id } = await start()
    for (let times = 0; times < 3; times++) await store.begin(id, clock().toISOString())
    expect(await workerOf(async () => RESULT).next(GOING)).toBe(true)
    expect(await runs.run(DEVELOPMENT_CONTEXT, id)).toMatchObject({ state: 'failed', fault: { code: 'UNAVAILABLE' } })
  })

  it('that somebody wanted to end when its worker died is not done again', async () => {
    const { id } = await start()
    await store.begin(id, clock().toISOString())
    await runs.cancel(DEVELOPMENT_CONTEXT, id)
    await workerOf(async () => RESULT).next(GOING)
    expect(await stateOf(id)).toBe('cancelled')
  })

  it('is listed with others, the newest first, page by page', async () => {
    const ids = [await start(), await start(), await start()].map(({ id }) => id).toReversed()
    const first = await runs.list(DEVELOPMENT_CONTEXT, { first: 2, after: null })
    const rest = await runs.list(DEVELOPMENT_CONTEXT, { first: 2, after: first.runs[1]?.cursor ?? '' })
    expect([...first.runs, ...rest.runs].map(({ run }) => run.id)).toEqual(ids)
    expect([first.hasMore, rest.hasMore]).toEqual([true, false])
    await expect(runs.list(DEVELOPMENT_CONTEXT, { first: 2, after: 'x' })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    })
  })

  it('is for stewards, of a name that is one', async () => {
    const reader = { ...DEVELOPMENT_CONTEXT, scopes: ['profiles:read' as const] }
    await expect(runs.start(reader, {})).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(runs.cancel(reader, 'm1')).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(start({ matcher: 'My run' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await expect(start({ idempotencyKey: '' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await expect(runs.cancel(DEVELOPMENT_CONTEXT, 'm1')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('the expected end', () => {
  it('is as far off as the phases behind it took, for the share that they are', () => {
    expect(expectedEnd('collect', new Set(['collect']), 0, 5_000)).toBeNull()
    const begun = new Set(['collect', 'read'] as const)
    expect(Date.parse(expectedEnd('read', begun, 1_000, 13_000) ?? '')).toBeCloseTo(101_000, -1)
  })
})
