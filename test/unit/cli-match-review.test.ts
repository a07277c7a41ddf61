import { beforeEach, describe, expect, test } from 'vitest'
import { MatchHandover } from '../../src/app/handover/index.ts'
import { DEVELOPMENT_CONTEXT } from '../../src/model/index.ts'
import { ProfileReader } from '../../src/app/read/index.ts'
import { EngineReads } from '../support/engine-reads.ts'
import { RULES } from '../support/events.ts'
import { TRAITS } from '../support/traits.ts'
import { cli } from '../support/cli.ts'
import { matched } from '../support/matched.ts'
import { identityUseCases } from '../support/memory-use-cases.ts'
import { Steward } from '../support/steward.ts'

let steward: Steward

beforeEach(async () => {
  steward = new Steward()
  for (const name of ['1', '2', '3']) await steward.sees([`record.crm:${name}`])
  await handOver('v1')
})

const handOver = (version: string) =>
  new MatchHandover({ graph: steward.graph, now: () => new Date() }).apply(
    DEVELOPMENT_CONTEXT,
    matched({ clusters: '1 | 2 | 3', pairs: { '1 2': -0.5, '2 3': -3 }, version }),
  )
const run = (...args: string[]) => {
  const reads = new EngineReads(steward.graph)
  const profiles = new ProfileReader({ graph: reads, figures: reads, rules: () => RULES, traits: TRAITS })
  const { reviews } = identityUseCases({ graph: steward.graph })
  return cli(['match', 'review', ...args], { service: { profiles, reviews } })
}

async function asked(...args: string[]) {
  const done = await run('--output', 'json', ...args)
  expect(done).toMatchObject({ exitCode: 0, closed: 1 })
  return JSON.parse(done.stdout)
}

const answer = async (word: string, ...more: string[]) => {
  const [{ id }] = await asked()
  return run('--decide', word, '--reason', 'I asked them', id, ...more)
}

describe('selfsame match review', () => {
  test('lists the pairs, the most useful first, page by page', async () => {
    expect(await asked()).toMatchObject([
      { a: 'record.crm:1', b: 'record.crm:2', bits: -0.5, records: 2 },
      { a: 'record.crm:2', b: 'record.crm:3', bits: -3 },
    ])
    const first = await run('--limit', '1')
    expect(first.stdout).toMatch(
      /^r\S+ {2}apart {2}-0\.50 bits {2}2 records {2}crm {2}record\.crm:1 {2}record\.crm:2\n$/,
    )
    const [, cursor = ''] = /--after (\S+)/.exec(first.stderr) ?? []
    expect(await asked('--after', cursor)).toMatchObject([{ bits: -3 }])
  })

  test('--decide same makes two records one person', async () => {
    expect(await answer('same', '--yes')).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('done pin d') })
    expect(steward.id('record.crm:1')).toBe(steward.id('record.crm:2'))
    expect(await asked()).toMatchObject([{ bits: -3 }])
  })

  test('--decide different keeps them apart, and no later model asks again', async () => {
    await answer('different', '--yes')
    await handOver('v2')
    expect(await asked()).toMatchObject([{ bits: -3 }])
    await answer('different', '--yes')
    expect((await run()).stdout).toBe('Nothing is asked.\n')
  })

  test('shows what an answer would come to with --preview, and writes nothing', async () => {
    expect((await answer('same', '--preview')).stdout).toContain('2 profiles of 2 identifiers would become 1')
    expect(steward.identity.decisions.size).toBe(0)
  })

  test('asks before it writes, and off a terminal needs --yes', async () => {
    expect(await answer('same')).toMatchObject({ exitCode: 2, stdout: '', closed: 0 })
  })

  test.each([['--decide', 'same', '--reason', 'So'], ['--decide', 'same', 'r1'], ['r1'], ['--decide', 'maybe', 'r1']])(
    'refuses half an answer: %s',
    async (...args) => {
      expect(await run(...args, '--yes')).toMatchObject({ exitCode: 2, stdout: '', closed: 0 })
    },
  )

  test('refuses a pair that nobody asks', async () => {
    expect(await run('--decide', 'same', '--reason', 'So', 'r1', '--yes')).toMatchObject({ exitCode: 7, stdout: '' })
  })
})
