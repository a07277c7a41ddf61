import { beforeEach, describe, expect, it } from 'vitest'
import { ProfileReader } from '../../src/app/read/index.ts'
import { mergeRecord, survivingAttributes } from '../../src/identity/index.ts'
import { DEVELOPMENT_CONTEXT, observationsIn, type Attribute, type AttributeValue } from '../../src/model/index.ts'
import { cli } from '../support/cli.ts'
import { EngineReads } from '../support/engine-reads.ts'
import { eventOf, RULES } from '../support/events.ts'
import { identityUseCases } from '../support/memory-use-cases.ts'
import { idOf, Steward } from '../support/steward.ts'
import { TRAITS } from '../support/traits.ts'

let steward: Steward
beforeEach(async () => {
  steward = new Steward()
  await says('customer:1', { city: 'Leeds' })
  await says('customer:2', { city: 'York' }, { source: 'till' })
})

/** What a source says of a person, on the 4th of May 2026 by default. */
function says(key: string, attributes: Record<string, AttributeValue>, details: object = {}): Promise<void> {
  return steward.sees([key], { source: 'crm', record: { id: null, attributes }, ...details })
}

const set = (key: string, value: AttributeValue, more: object = {}) =>
  steward.decisions.setAttribute(DEVELOPMENT_CONTEXT, {
    profileId: steward.id(key),
    name: 'city',
    value,
    reason: 'As they told us',
    ...more,
  })

async function city(key: string): Promise<Attribute | undefined> {
  const [profile] = await new EngineReads(steward.graph).byIdentifiers([key])
  return survivingAttributes(profile?.records ?? [], RULES).find(({ name }) => name === 'city')
}

describe('a steward who sets an attribute', () => {
  it('is believed, and what the sources say is kept beside it', async () => {
    const { decision, profiles } = await set('customer:1', 'Ayr')
    expect(await city('customer:1')).toMatchObject({
      value: 'Ayr',
      source: 'steward',
      others: [{ value: 'Leeds', source: 'crm' }],
    })
    expect(decision?.decision).toMatchObject({ kind: 'override', by: 'development', reason: 'As they told us' })
    expect(profiles).toEqual([steward.id('customer:1')])
    const change = steward.identity.changes.at(-1)
    expect(change).toMatchObject({ kind: 'override', body: { profiles: { changed: [steward.id('customer:1')] } } })
    expect(change?.body.records.map(observationsIn)).toMatchObject([
      [{ name: 'city', value: 'Ayr', source: 'steward' }],
    ])
    expect(steward.identity.profiles.get(steward.id('customer:1'))?.version).toBe(change?.seq)
  })

  it('is believed until a source says something else', async () => {
    await set('customer:1', 'Ayr')
    await says('customer:1', { city: 'Leeds' }, { occurredAt: '2026-05-20T00:00:00.000Z', messageId: 'again' })
    expect((await city('customer:1'))?.value).toBe('Ayr')
    await says('customer:1', { city: 'Hull' }, { occurredAt: '2026-05-21T00:00:00.000Z', messageId: 'moved' })
    expect(await city('customer:1')).toMatchObject({ value: 'Hull', others: [{ value: 'Ayr', source: 'steward' }] })
  })

  it('gets back by a split what was believed before the merge, exactly', async () => {
    await set('customer:1', 'Ayr')
    const before = [await city('customer:1'), await city('customer:2')]
    await steward.merge(['customer:1', 'customer:2'])
    expect((await city('customer:2'))?.value).not.toBe('Ayr')
    await set('customer:2', 'Oban')
    const merged = await city('customer:1')
    expect(merged).toMatchObject({ value: 'Oban', source: 'steward' })
    const split = await steward.split('customer:1', [['customer:1'], ['customer:2']])
    expect((await city('customer:1'))?.value).toBe('Ayr')
    expect(await city('customer:2')).toEqual(before[1])
    await steward.undo(split)
    expect(await city('customer:1')).toEqual(merged)
  })

  it('can take it back, and that too', async () => {
    const before = await city('customer:1')
    const first = await set('customer:1', 'Ayr')
    const second = await set('customer:1', null)
    expect((await city('customer:1'))?.value).toBeNull()
    const undo = await steward.undo(second)
    expect((await city('customer:1'))?.value).toBe('Ayr')
    await steward.undo(first)
    expect(await city('customer:1')).toEqual(before)
    await steward.undo(undo)
    expect((await city('customer:1'))?.value).toBeNull()
    await expect(steward.undo(first)).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  it('does it once under one idempotency key, and not at all for a preview', async () => {
    await set('customer:1', 'Ayr', { preview: true })
    expect([steward.identity.decisions.size, (await city('customer:1'))?.value]).toEqual([0, 'Leeds'])
    const [one, other] = [
      await set('customer:1', 'Ayr', { idempotencyKey: 'k' }),
      await set('customer:1', 'Ayr', { idempotencyKey: 'k' }),
    ]
    expect(idOf(one)).toBe(idOf(other))
    await expect(set('customer:1', 'Hull', { idempotencyKey: 'k' })).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  it('plans again when a source speaks meanwhile', async () => {
    const profileId = steward.id('customer:1')
    const said = eventOf(['customer:1'], { source: 'web', record: { id: null, attributes: { city: 'Hull' } } })
    steward.graph.meanwhile = () => {
      const record = mergeRecord(undefined, said, 'customer:1')
      if (record !== null) steward.identity.records.set(record.key, record)
      const stored = steward.identity.profiles.get(profileId)
      if (stored !== undefined) steward.identity.profiles.set(profileId, { ...stored, version: stored.version + 0.5 })
    }
    await set('customer:1', 'Ayr')
    expect((await city('customer:1'))?.value).toBe('Ayr')
  })

  it.each([
    [{ profileId: 'p0' }, 'NOT_FOUND'],
    [{ name: '' }, 'BAD_REQUEST'],
    [{ name: 'x'.repeat(129) }, 'BAD_REQUEST'],
    [{ value: 'x'.repeat(4_097) }, 'BAD_REQUEST'],
    [{ value: undefined }, 'BAD_REQUEST'],
    [{ value: ['Ayr'] as unknown as string }, 'BAD_REQUEST'],
    [{ reason: ' ' }, 'BAD_REQUEST'],
  ])('is refused for %o', async (more, code) => {
    await expect(set('customer:1', 'Ayr', more)).rejects.toMatchObject({ code })
  })
})

describe('what was said beside an identifier that nobody trusted named', () => {
  it('says so, and gives way to the same that was vouched for', () => {
    const record = { id: null, attributes: { city: 'Leeds' } }
    const unverified = mergeRecord(undefined, eventOf(['email:a@x.example?'], { record }), 'email:a@x.example')
    expect(unverified && observationsIn(unverified)).toMatchObject([{ value: 'Leeds', verified: false }])
    const verified = eventOf(['email:a@x.example'], { record })
    const both = mergeRecord(unverified ?? undefined, verified, 'email:a@x.example')
    expect(both && observationsIn(both)).toMatchObject([{ value: 'Leeds', verified: true }])
    const again = eventOf(['email:a@x.example?'], { record })
    expect(mergeRecord(both ?? undefined, again, 'email:a@x.example')).toBeNull()
  })
})

function run(...args: string[]) {
  const reads = new EngineReads(steward.graph)
  const { decisions } = identityUseCases({ graph: steward.graph })
  const service = {
    profiles: new ProfileReader({ graph: reads, figures: reads, rules: () => RULES, traits: TRAITS }),
    decisions,
  }
  return cli(['set-attribute', steward.id('customer:1'), ...args, '--reason', 'so', '--yes'], { service })
}

describe('selfsame set-attribute', () => {
  it('takes a text, or JSON', async () => {
    expect(await run('city', '7')).toMatchObject({ exitCode: 0, closed: 1 })
    expect((await city('customer:1'))?.value).toBe('7')
    const done = await run('city', '8', '--json', '--output', 'json')
    expect(JSON.parse(done.stdout)).toMatchObject({ kind: 'done', decision: { kind: 'override' } })
  })

  it('refuses what is no value', async () => {
    expect((await run('city', 'Ayr', '--json')).exitCode).toBe(2)
    expect((await run('city', '{}', '--json')).exitCode).toBe(2)
  })
})
