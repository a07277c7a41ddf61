import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { DescribedVertex } from '../../src/app/match/index.ts'
import type { MatchExplanationsParts } from '../../src/app/match-explanations/index.ts'
import { generatedRecords, writeRecords } from '../support/generated-people.ts'
import { startGraphql, type MemoryGraphqlServer } from '../support/graphql-server.ts'
import { MatchFolder } from '../support/match.ts'
import { identityUseCases } from '../support/memory-use-cases.ts'

const RECORDS = generatedRecords(500, 5)
const SILENT: DescribedVertex = { ...vertexOf('silent', {}), key: 'record.crm:silent' }

let modelText: string
/** Of a run: ids and weight. */
let scored: unknown[][]
let api: MemoryGraphqlServer
let inForce: boolean
const ends: (() => void)[] = []

beforeEach(async () => {
  inForce = true
  api = await startGraphql({}, identityUseCases({ explained: parts() }))
})
afterEach(() => api.close())
afterAll(() => ends.forEach((end) => end()))

beforeAll(async () => {
  const folder = new MatchFolder((end) => void ends.push(end))
  const paths = [writeRecords(`${folder.path}/people.jsonl`, RECORDS)]
  await folder.run({ paths, idColumn: 'id', truthColumn: 'person' })
  modelText = readFileSync(`${folder.out}/model.json`, 'utf8')
  scored = (await folder.pairs()).toSorted((x, y) => Number(y[3]) - Number(x[3]))
})

function vertexOf(id: string, cells: Readonly<Record<string, string>>): DescribedVertex {
  const told = Object.entries(cells).map(([name, value]) => [name, { value, observedAt: '2026-01-01T00:00:00.000Z' }])
  const records = [{ source: 'crm', attributes: Object.fromEntries(told) }]
  return { key: `record.crm:${id}`, namespace: 'record.crm', value: id, profileId: 'p', records, named: [] }
}

function parts(): MatchExplanationsParts {
  const promotion = { number: 1, modelVersion: 'v1', at: '', by: 'ann', reason: 'Better' }
  const known = new Map([...RECORDS.map(({ id, cells }) => vertexOf(id, cells)), SILENT].map((one) => [one.key, one]))
  return {
    models: { promotions: async () => (inForce ? [promotion] : []), modelText: async () => modelText },
    records: {
      described: async (keys) => keys.flatMap((key) => known.get(key) ?? []),
      listDescribed: async () => [],
    },
  }
}

const EXPLAIN = `query ($a: IdentifierInput!, $b: IdentifierInput!) { explainMatch(a: $a, b: $b) {
  a b bits doubtedBits probability decision modelVersion silentFields sentence
  steps { kind words field level m u bits cumulativeBits } } }`
const record = (value: unknown) => ({ namespace: 'record.crm', value })
const explain = (a: unknown, b: unknown) => api.ask(EXPLAIN, { a: record(a), b: record(b) })

interface Step {
  readonly kind: string
  readonly bits: number
  readonly cumulativeBits: number
  readonly m: number | null
  readonly u: number | null
}

describe('explainMatch', () => {
  it('gives the weight that a bulk run gives, as the sum of its steps', async () => {
    for (const [l, r, , weight] of [...scored.slice(0, 3), ...scored.slice(-3)]) {
      const { data, errors } = await explain(l, r)
      expect(errors).toBeUndefined()
      const { bits, doubtedBits, steps, decision, sentence } = data.explainMatch
      expect(bits).toBeCloseTo(Number(weight), 9)
      expect(steps.at(-1).cumulativeBits).toBeCloseTo(bits, 9)
      expect(steps.reduce((sum: number, step: Step) => sum + step.bits, 0)).toBeCloseTo(bits, 9)
      expect(doubtedBits).toBeLessThanOrEqual(bits)
      expect(sentence.includes('twins and namesakes')).toBe(bits > 0 && doubtedBits <= 6)
      expect(decision).toBe(bits > 0 ? 'ONE_PERSON' : bits > -6 ? 'REVIEW' : 'DIFFERENT_PEOPLE')
    }
  })

  it('says by field in words on which level the two are, m, u, and what that adds', async () => {
    const [[l, r] = []] = scored
    const { a, b, modelVersion, steps, sentence } = (await explain(l, r)).data.explainMatch
    expect({ a, b, modelVersion }).toEqual({ a: `record.crm:${l}`, b: `record.crm:${r}`, modelVersion: 'v1' })
    expect(steps[0]).toMatchObject({ kind: 'PRIOR', field: null, level: null, m: null, u: null })
    expect(steps.slice(-2).map(({ kind }: Step) => kind)).toEqual(['RELATED', 'CORRECTION'])
    const fields = steps.filter(({ kind }: Step) => kind === 'FIELD')
    expect(fields.length).toBeGreaterThan(2)
    for (const { words, field, m, u, bits } of fields) {
      expect(words).toContain(`${field}: `)
      expect(Math.log2(m / u)).toBeCloseTo(bits, 9)
    }
    expect(sentence).toContain(`record.crm:${l} and record.crm:${r} are one person`)
  })

  it('tells no values of persons', async () => {
    const [[l, r] = []] = scored
    const text = JSON.stringify((await explain(l, r)).data)
    const { cells } = RECORDS.find(({ id }) => id === l) ?? { cells: {} }
    const values = Object.values<string>(cells).filter((value) => value.length > 4)
    expect(values.length).toBeGreaterThan(2)
    for (const value of values) expect(text).not.toContain(value)
  })

  it.each([
    ['without a model in force', 'NOT_FOUND', () => ((inForce = false), [scored[0]?.[0], scored[0]?.[1]])],
    ['of whom sources say nothing', 'NOT_FOUND', () => [scored[0]?.[0], 'nobody']],
    ['that have nothing in common', 'NOT_FOUND', () => [scored[0]?.[0], 'silent']],
    ['that are one and the same', 'BAD_REQUEST', () => [scored[0]?.[0], scored[0]?.[0]]],
  ])('explains no two %s', async (_, code, pair) => {
    const [a, b] = pair()
    const { errors } = await explain(a, b)
    expect(errors?.[0]?.extensions).toMatchObject({ code, remedy: expect.any(String) })
  })
})
