import { beforeEach, describe, expect, test } from 'vitest'
import type { MatchRequest } from '../../src/app/match/index.ts'
import { MatchRuns, StewardVerdicts, type GraphRunResult, type RunEnd } from '../../src/app/match-runs/index.ts'
import type { Pin } from '../../src/model/index.ts'
import { cli, type CliSetting } from '../support/cli.ts'
import { MemoryMatchRuns } from '../support/memory-match-runs.ts'

const RESULT: GraphRunResult = {
  modelVersion: 'v1',
  records: 600,
  pairs: 20_000,
  clusters: 480,
  links: 120,
  conflicts: 3,
  reviews: 5,
  verdicts: 1,
  merges: 110,
  splits: 0,
  seconds: 2.5,
  examples: null,
}

/** Ends each run as soon as it was looked at once. */
class EndingRuns extends MemoryMatchRuns {
  ending: RunEnd | null = { state: 'succeeded', result: RESULT }
  #looked = false

  override async run(id: string) {
    const run = await super.run(id)
    if (this.#looked && this.ending !== null)
      await this.end({ id, attempts: 1 }, this.ending, '2026-06-01T00:00:03.000Z')
    if (!this.#looked) {
      await this.begin(id, '2026-06-01T00:00:00.000Z')
      const expectedEndAt = '2026-06-01T00:00:03.000Z'
      await this.note({ id, attempts: 1 }, { phase: 'compare', records: 600, pairs: 20_000, expectedEndAt })
    }
    this.#looked = true
    return run === null ? null : super.run(id)
  }
}

let runs: EndingRuns
beforeEach(() => void (runs = new EndingRuns()))

const run = (args: readonly string[], more: CliSetting = {}) =>
  cli(['match', 'run', ...args], {
    service: { matchRuns: new MatchRuns({ ledger: runs, now: () => new Date() }) },
    ...more,
  })

describe('selfsame match run --graph', () => {
  test('asks for a run, says how far it is, and what it came to', async () => {
    const done = await run(['--graph'])
    expect(done).toMatchObject({ exitCode: 0, closed: 1 })
    expect(done.stderr).toContain('compare, 600 records, 20,000 pairs, about until 00:00:03 UTC\n')
    expect(done.stdout).toMatch(
      /^m\S+: 600 records are 480 people; 20,000 pairs compared in 2\.5 s\n120 links, 3 conflicts, 5 pairs for stewards to look at; learnt from 1 verdict\n110 merges, 0 splits\n$/,
    )
    expect([...runs.runs.values()]).toMatchObject([{ isPreview: false, withVerdicts: true, matcher: 'graph' }])
  })

  test('--preview only shows it, --no-verdicts learns without stewards', async () => {
    const done = await run(['--graph', '--preview', '--no-verdicts'])
    expect(done.stdout).toContain('It would come to 110 merges, 0 splits')
    expect([...runs.runs.values()]).toMatchObject([{ isPreview: true, withVerdicts: false }])
  })

  test('is written as JSON for scripts', async () => {
    const done = await run(['--graph', '--output', 'json'])
    expect(JSON.parse(done.stdout)).toMatchObject({ state: 'succeeded', attempts: 1, result: RESULT })
  })

  test('that failed ends as the error does', async () => {
    const fault = { code: 'BAD_REQUEST', message: 'The graph has no records to match', remedy: 'Ingest some' } as const
    runs.ending = { state: 'failed', fault }
    const done = await run(['--graph'])
    expect(done).toMatchObject({ exitCode: 2, stdout: '', closed: 1 })
    expect(done.stderr).toContain('The graph has no records to match')
  })

  test('that somebody cancelled ends with 9', async () => {
    runs.ending = { state: 'cancelled' }
    expect(await run(['--graph'])).toMatchObject({ exitCode: 9, stdout: '', closed: 1 })
  })

  test('is cancelled by Ctrl-C', async () => {
    runs.ending = null
    const interrupted = AbortSignal.timeout(50)
    expect((await run(['--graph'], { interrupted })).exitCode).toBeGreaterThan(100)
    expect([...runs.runs.values()]).toMatchObject([{ isCancelRequested: true }])
  })

  test.each([
    ['--graph', 'people.csv'],
    ['--graph', '--out', 'x'],
    ['--graph', '--labels', 'known.csv'],
    ['people.csv', '--id', 'id'],
    ['people.csv', '--out', 'x'],
    ['--id', 'id', '--out', 'x'],
    ['people.csv', '--id', 'id', '--out', 'x', '--preview'],
    ['people.csv', '--id', 'id', '--out', 'x', '--verdicts'],
  ])('refuses what contradicts itself or lacks a part: %s', async (...args) => {
    expect(await run(args)).toMatchObject({ exitCode: 2, stdout: '', closed: 0 })
  })
})

const pin = (sides: string[][]): Pin => ({ id: 'd.0', kind: 'apart', sides, by: 'ann', at: '', reason: '' })

describe('selfsame match run --labels', () => {
  test.each(['run', 'train'] as const)('%s learns of a file of labelled pairs', async (verb) => {
    const asked: Pick<MatchRequest, 'labelsPath'>[] = []
    const stop = async (_: unknown, request: Pick<MatchRequest, 'labelsPath'>) => {
      asked.push(request)
      throw new Error('That is enough')
    }
    const args = ['people.csv', '--id', 'id', '--out', 'x', '--labels', 'known.csv']
    await cli(['match', verb, ...args], { match: { run: stop, train: stop } })
    expect(asked).toMatchObject([{ labelsPath: 'known.csv', paths: ['people.csv'] }])
  })
})

describe('selfsame match run --verdicts', () => {
  test('learns of files what stewards said of records of the source', async () => {
    const pins = [pin([['record.crm:1'], ['record.crm:2']]), pin([['record.till:1'], ['record.crm:2']])]
    const asked: Pick<MatchRequest, 'verdicts'>[] = []
    const stop = async (_: unknown, request: Pick<MatchRequest, 'verdicts'>) => {
      asked.push(request)
      throw new Error('That is enough')
    }
    const verdicts = new StewardVerdicts({ pins: async () => pins })
    const args = ['people.csv', '--id', 'id', '--out', 'x', '--verdicts', '--source', 'crm']
    await run(args, { service: { verdicts }, match: { run: stop, train: stop } })
    expect(asked[0]?.verdicts).toEqual([{ a: '1', b: '2', isSame: false }])
  })
})
