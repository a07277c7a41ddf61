import { describe, expect, test } from 'vitest'
import { SelfsameError } from '../../src/model/index.ts'
import { cli, type CliSetting } from '../support/cli.ts'

const PROMOTION = { number: 2, modelVersion: 'v2', at: '2026-06-01T00:00:00.000Z', by: 'ann', reason: 'Learnt anew' }
const INDEX = { generation: 'g', modelVersion: 'v1', builtAt: '2026-05-01T00:00:00.000Z', records: 1_200 }
const COUNTS = { records: 10, pairs: 300, links: 4, reviews: 1, milliseconds: 1_500 }

const run = (args: readonly string[], service: NonNullable<CliSetting['service']>) =>
  cli(['match', ...args], { service })

describe('selfsame match promote', () => {
  test('puts a model in force, and says so', async () => {
    const asked: unknown[] = []
    const promote = async (...given: unknown[]) => (asked.push(given.slice(1)), PROMOTION)
    const models = { list: async () => never(), preview: async () => never(), promote }
    const done = await run(['promote', 'out', '--reason', 'Learnt anew'], { models })
    expect(done).toMatchObject({ exitCode: 0, closed: 1 })
    expect(asked).toEqual([['out', 'Learnt anew']])
    expect(done.stdout).toContain('Model 2 is in force: v2, since 2026-06-01T00:00:00.000Z by ann: Learnt anew')
  })

  test('with --preview only says whether it fits', async () => {
    const fit = { modelVersion: 'v3', columns: ['email', 'given_name'], inForce: PROMOTION, isInForce: false }
    const models = { list: async () => never(), preview: async () => fit, promote: async () => never() }
    const args = ['promote', 'out', '--reason', 'x', '--preview']
    expect((await run(args, { models })).stdout).toContain('v3 fits the graph: it compares email, given_name')
    expect(JSON.parse((await run([...args, '--output', 'json'], { models })).stdout)).toEqual(fit)
  })

  test('needs a reason, and says why a model is refused', async () => {
    expect(await cli(['match', 'promote', 'out'])).toMatchObject({ exitCode: 2 })
    const models = { list: async () => never(), preview: refuse, promote: refuse }
    const done = await run(['promote', 'out', '--reason', 'x'], { models })
    expect(done).toMatchObject({ exitCode: 2, closed: 1 })
    expect(done.stderr).toContain('shoe_size')
  })
})

test('selfsame match models says how matching in real time stands', async () => {
  const due = { due: 3, dueSince: '2026-06-01T00:00:00.000Z' }
  const report = { inForce: PROMOTION, promotions: [PROMOTION], index: INDEX, isBuilding: true, ...due, counts: COUNTS }
  const modelsOf = (list: typeof report | (Omit<typeof report, 'inForce'> & { inForce: null })) => ({
    models: { list: async () => list, preview: async () => never(), promote: async () => never() },
  })
  const { stdout } = await run(['models'], modelsOf(report))
  expect(stdout).toContain('index: 1,200 records, built 2026-05-01T00:00:00.000Z, of another model')
  expect(stdout).toContain('another index is being built\n3 vertices wait to be matched\n')
  expect(stdout).toContain('10 records matched: 300 pairs compared, 4 links, 1 review, 1.5 s')
  const none = await run(['models'], modelsOf({ ...report, inForce: null }))
  expect(none.stdout).toContain('No model is in force')
})

test('selfsame match index builds what is missing, or all anew', async () => {
  const asked: unknown[] = []
  const upkeep = {
    run: async (_: unknown, options: { isRebuild?: boolean } = {}) => {
      asked.push(options.isRebuild)
      return { index: INDEX, isBuilt: options.isRebuild === true, madeGood: 2, judgedAgain: 0 }
    },
  }
  expect((await run(['index'], { upkeep })).stdout).toContain('The index holds 1,200 records already')
  expect((await run(['index', '--rebuild'], { upkeep })).stdout).toContain('The index holds 1,200 records\n')
  expect(asked).toEqual([false, true])
})

async function refuse(): Promise<never> {
  throw new SelfsameError('BAD_REQUEST', 'The model compares shoe_size', { remedy: 'Learn another' })
}

function never(): never {
  throw new Error('This must not be asked')
}
