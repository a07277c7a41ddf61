import { beforeEach, describe, expect, test } from 'vitest'
import { MatchHandover, MatcherResults, type ScoreReader } from '../../src/app/handover/index.ts'
import { cli } from '../support/cli.ts'
import { Steward } from '../support/steward.ts'

const SCORES = {
  ids: ['1', '2', '3'],
  pairs: { l: [0, 1], r: [1, 2], bits: [8, -2] },
}
const reader: ScoreReader = {
  readRun: async () => ({ ...SCORES, clusters: Int32Array.of(0, 0, 1), modelVersion: 'v1', asked: null }),
  readScores: async () => SCORES,
}

let steward: Steward
const run = (args: readonly string[]) =>
  cli(['match', ...args], {
    matcherResults: new MatcherResults(reader),
    service: { handover: new MatchHandover({ graph: steward.graph, now: () => new Date() }) },
  })

beforeEach(async () => {
  steward = new Steward()
  for (const name of ['1', '2']) await steward.sees([`record.crm:${name}`])
})

describe('selfsame match apply', () => {
  test('hands the result of a run over, and says what came of it', async () => {
    const done = await run(['apply', 'out', '--source', 'crm'])
    expect(done).toMatchObject({ exitCode: 0, closed: 1 })
    expect(done.stdout).toBe(
      'crm v1: 2 records, 1 of evidence, 0 conflicts\n1 cluster changed: 1 merge, 0 splits\n1 record unknown to the graph: ingest them, and hand over again\n',
    )
    expect(steward.id('record.crm:1')).toBe(steward.id('record.crm:2'))
  })

  test('shows it first with --preview, and changes nothing', async () => {
    const done = await run(['apply', 'out', '--source', 'crm', '--preview', '--output', 'json'])
    expect(JSON.parse(done.stdout)).toMatchObject({
      counts: { merged: 1, split: 0, profilesBefore: 2, profilesAfter: 1 },
    })
    expect(steward.id('record.crm:1')).not.toBe(steward.id('record.crm:2'))
    expect((await run(['apply', 'out', '--source', 'crm', '--preview'])).stdout).toContain('2 profiles would be 1')
  })

  test('opens no store for a name that is none', async () => {
    expect(await run(['apply', 'out', '--source', 'My CRM'])).toMatchObject({ exitCode: 2, closed: 0 })
  })
})

describe('selfsame match import-scores', () => {
  test('takes clusters by the cut, under the name of the model', async () => {
    const args = ['import-scores', 's.csv', '--model-name', 'splink', '--source', 'crm', '--output', 'json']
    const done = await run([...args, '--cut', '8.5'])
    expect(JSON.parse(done.stdout)).toMatchObject({ matcher: 'splink', evidence: 0, conflicts: 1, unknownRecords: 1 })
    expect(JSON.parse((await run(args)).stdout)).toMatchObject({ evidence: 1, conflicts: 0, merges: 1 })
  })

  test('is refused with a cut that is no number', async () => {
    expect(await run(['import-scores', 's.csv', '--model-name', 'splink', '--cut', 'high'])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('A number of bits'),
    })
  })
})
