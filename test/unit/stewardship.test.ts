import { describe, expect, it } from 'vitest'
import { DEVELOPMENT_CONTEXT, observationId } from '../../src/model/index.ts'
import { idOf, Steward } from '../support/steward.ts'

const ANN = ['customer:1', 'email:ann@x.example']
const BOB = ['customer:2', 'phone:+447700900123', 'cookie:c']

async function twoCustomers(): Promise<Steward> {
  const steward = new Steward()
  await steward.sees(ANN)
  await steward.sees(BOB)
  return steward
}

const TOGETHER = [[...ANN, ...BOB].toSorted().join(',')]

describe('a merge by a steward', () => {
  it('makes one person of two customers, though a profile may hold but one customer id', async () => {
    const steward = await twoCustomers()
    const [ann, bob] = [steward.id('customer:1'), steward.id('customer:2')]
    const outcome = await steward.merge(['customer:1', 'customer:2'])
    expect(steward.identity.clusters()).toEqual(TOGETHER)
    expect(outcome).toMatchObject({ kind: 'done', profiles: [ann], preview: null })
    expect(outcome.decision).toMatchObject({
      undoneBy: null,
      decision: {
        kind: 'merge',
        by: 'development',
        reason: 'One person',
        effect: { before: [{ id: ann }, { id: bob }].toSorted((x, y) => (x.id < y.id ? -1 : 1)), after: [{ id: ann }] },
      },
    })
  })

  it('lets what comes later stay with the one person', async () => {
    const steward = await twoCustomers()
    await steward.merge(['customer:1', 'customer:2'])
    await steward.sees(['customer:2', 'loyalty:9'])
    expect(steward.id('loyalty:9')).toBe(steward.id('customer:1'))
  })

  it('takes any id that a profile ever had', async () => {
    const steward = await twoCustomers()
    const alias = steward.identity.vertices.get('cookie:c')?.birthId ?? ''
    const wish = { profileIds: [steward.id('customer:1'), alias], reason: 'One person' }
    await steward.decisions.mergeProfiles(DEVELOPMENT_CONTEXT, wish)
    expect(steward.identity.clusters()).toEqual(TOGETHER)
  })

  it.each([
    ['one id', (id: string) => [id], 'BAD_REQUEST'],
    ['the same id twice', (id: string) => [id, id], 'BAD_REQUEST'],
    ['an id that nobody has', (id: string) => [id, 'p0'], 'NOT_FOUND'],
  ])('of %s is refused', async (_, idsOf, code) => {
    const steward = await twoCustomers()
    const wish = { profileIds: idsOf(steward.id('customer:1')), reason: 'One person' }
    await expect(steward.decisions.mergeProfiles(DEVELOPMENT_CONTEXT, wish)).rejects.toMatchObject({ code })
  })

  it('of what is one already is refused, naming the profile', async () => {
    const steward = await twoCustomers()
    const alias = steward.identity.vertices.get('email:ann@x.example')?.birthId ?? ''
    const wish = { profileIds: [steward.id('customer:1'), alias], reason: 'One person' }
    await expect(steward.decisions.mergeProfiles(DEVELOPMENT_CONTEXT, wish)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining(steward.id('customer:1')),
    })
  })

  it('of identifiers that stand for nobody is refused', async () => {
    const steward = await twoCustomers()
    await steward.sees(['landline:+442079460000'])
    await expect(steward.merge(['customer:1', 'landline:+442079460000'])).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('needs the scope, a reason, and an idempotency key that can be one', async () => {
    const steward = await twoCustomers()
    const profileIds = [steward.id('customer:1'), steward.id('customer:2')]
    const reader = { ...DEVELOPMENT_CONTEXT, scopes: ['profiles:read' as const] }
    await expect(steward.decisions.mergeProfiles(reader, { profileIds, reason: 'x' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    await expect(steward.merge(['customer:1', 'customer:2'], { reason: '  ' })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    })
    await expect(steward.merge(['customer:1', 'customer:2'], { idempotencyKey: '' })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    })
    expect(steward.identity.decisions.size).toBe(0)
  })
})

describe('a preview', () => {
  it('says what a decision would come to, and writes nothing', async () => {
    const steward = await twoCustomers()
    const before = steward.state()
    const outcome = await steward.merge(['customer:1', 'customer:2'], { preview: true })
    expect(outcome).toEqual({
      kind: 'preview',
      decision: null,
      profiles: expect.arrayContaining([steward.id('customer:1'), steward.id('customer:2')]),
      preview: {
        profilesBefore: expect.arrayContaining([{ id: steward.id('customer:1'), identifiers: ANN }]),
        profilesAfter: [{ id: steward.id('customer:1'), identifiers: [...ANN, ...BOB].toSorted() }],
        profiles: 2,
        ids: 3,
        identifiers: 5,
        evidence: 0,
      },
    })
    expect(steward.state()).toEqual(before)
    expect(steward.identity.decisions.size).toBe(0)
    expect(steward.identity.changes).toHaveLength(2)
  })

  it('and its command may share an idempotency key', async () => {
    const steward = await twoCustomers()
    expect(await steward.merge(['customer:1', 'customer:2'], { preview: true, idempotencyKey: 'k' })).toMatchObject({
      kind: 'preview',
    })
    expect(await steward.merge(['customer:1', 'customer:2'], { idempotencyKey: 'k' })).toMatchObject({ kind: 'done' })
  })

  it('is refused where the command would be', async () => {
    const steward = await twoCustomers()
    await steward.split('customer:2', [['customer:2'], ['cookie:c']])
    await expect(steward.merge(['customer:2', 'cookie:c'], { preview: true })).rejects.toMatchObject({
      code: 'CONFLICT',
    })
  })
})

describe('an idempotency key', () => {
  it('makes a command that is sent twice one', async () => {
    const steward = await twoCustomers()
    const wish = {
      profileIds: [steward.id('customer:1'), steward.id('customer:2')],
      reason: 'One person',
      idempotencyKey: 'k',
    }
    const first = await steward.decisions.mergeProfiles(DEVELOPMENT_CONTEXT, wish)
    const again = { ...wish, profileIds: wish.profileIds.toReversed() }
    expect(await steward.decisions.mergeProfiles(DEVELOPMENT_CONTEXT, again)).toEqual(first)
    expect(steward.identity.decisions.size).toBe(1)
  })

  it('is refused for another request, and belongs to its sender', async () => {
    const steward = await twoCustomers()
    await steward.sees(['customer:3'])
    const profileIds = [steward.id('customer:1'), steward.id('customer:2')]
    await steward.decisions.mergeProfiles(DEVELOPMENT_CONTEXT, { profileIds, reason: 'One', idempotencyKey: 'k' })
    const other = { profileIds: [profileIds[0] ?? '', steward.id('customer:3')], reason: 'One', idempotencyKey: 'k' }
    await expect(steward.decisions.mergeProfiles(DEVELOPMENT_CONTEXT, other)).rejects.toMatchObject({
      code: 'CONFLICT',
    })
    const eve = { ...DEVELOPMENT_CONTEXT, actor: 'steward:eve' }
    expect(await steward.decisions.mergeProfiles(eve, other)).toMatchObject({ kind: 'done' })
  })

  it('is not needed to know what was done when the answer to the commit is lost', async () => {
    const steward = await twoCustomers()
    steward.graph.losesAnswer = true
    expect(await steward.merge(['customer:1', 'customer:2'])).toMatchObject({ kind: 'done' })
    expect(steward.identity.decisions.size).toBe(1)
  })
})

describe('what changes while a decision is planned', () => {
  it('makes the plan anew', async () => {
    const steward = await twoCustomers()
    let writes = 0
    steward.graph.meanwhile = () => {
      writes++
      const id = steward.id('customer:1')
      steward.identity.profiles.set(id, { ...steward.identity.profiles.get(id)!, version: 999 })
    }
    const outcome = await steward.merge(['customer:1', 'customer:2'])
    expect(outcome).toMatchObject({ kind: 'done' })
    expect([writes, steward.identity.decisions.size]).toEqual([1, 1])
    expect(steward.identity.clusters()).toEqual(TOGETHER)
  })

  it('counts: nothing is done twice when the same command comes twice at once', async () => {
    const steward = await twoCustomers()
    const wish = { idempotencyKey: 'k' }
    let other: Promise<unknown> = Promise.resolve()
    steward.graph.meanwhile = () => void (other = steward.merge(['customer:1', 'customer:2'], wish))
    const outcomes = await Promise.all([steward.merge(['customer:1', 'customer:2'], wish), other])
    expect(outcomes[0].kind).toBe('done')
    expect(steward.identity.decisions.size).toBe(1)
  })

  it('is given up when it never ends', async () => {
    const steward = await twoCustomers()
    steward.graph.apply = async () => ({ kind: 'stale' })
    await expect(steward.merge(['customer:1', 'customer:2'])).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  })
})

describe('a split', () => {
  it('parts a profile; what no part names stays with the first', async () => {
    const steward = await twoCustomers()
    const bob = steward.id('customer:2')
    const outcome = await steward.split('customer:2', [['customer:2'], ['phone:+447700900123']])
    expect(steward.identity.clusters()).toEqual(['cookie:c,customer:2', ANN.join(','), 'phone:+447700900123'])
    expect(steward.id('customer:2')).toBe(bob)
    expect(outcome.profiles).toHaveLength(2)
  })

  it('whose first part is empty leaves the rest there', async () => {
    const steward = await twoCustomers()
    await steward.split('customer:2', [[], ['cookie:c']])
    expect(steward.identity.clusters()).toEqual(
      ['cookie:c', ANN.join(','), 'customer:2,phone:+447700900123'].toSorted(),
    )
  })

  it('holds against whatever is seen later', async () => {
    const steward = await twoCustomers()
    await steward.split('customer:2', [['customer:2'], ['phone:+447700900123']])
    await steward.sees(['customer:2', 'phone:+447700900123'], { occurredAt: '2026-05-20T00:00:00.000Z' })
    await steward.sees(['phone:+447700900123', 'email:late@x.example'])
    await steward.sees(['customer:2', 'email:late@x.example'], { occurredAt: '2026-05-21T00:00:00.000Z' })
    expect(steward.id('customer:2')).not.toBe(steward.id('phone:+447700900123'))
  })

  it('after a merge gives back the profiles and their ids as they were', async () => {
    const steward = await twoCustomers()
    const before = steward.state()
    await steward.merge(['customer:1', 'customer:2'])
    await steward.split('customer:1', [ANN, BOB])
    expect(steward.state()).toEqual(before)
  })

  it('of a split keeps what the earlier one parted apart', async () => {
    const steward = await twoCustomers()
    await steward.split('customer:2', [['customer:2', 'phone:+447700900123'], ['cookie:c']])
    await steward.split('customer:2', [['customer:2'], ['phone:+447700900123']])
    expect(steward.identity.clusters()).toEqual(
      ['cookie:c', ANN.join(','), 'customer:2', 'phone:+447700900123'].toSorted(),
    )
    await steward.sees(['phone:+447700900123', 'cookie:c'], { occurredAt: '2026-05-20T00:00:00.000Z' })
    await steward.sees(['customer:2', 'cookie:c'], { occurredAt: '2026-05-20T00:00:00.000Z' })
    expect(new Set(['customer:2', 'phone:+447700900123', 'cookie:c'].map((key) => steward.id(key))).size).toBe(3)
  })

  it.each([
    ['one part', [['customer:2']]],
    ['no parts', []],
    ['an empty part', [['customer:2'], []]],
    ['an identifier in two parts', [['customer:2'], ['customer:2']]],
    ['an identifier of somebody else', [['customer:2'], ['customer:1']]],
  ])('into %s is refused', async (_, parts) => {
    const steward = await twoCustomers()
    await expect(steward.split('customer:2', parts)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  it('never repeats an identifier in an error', async () => {
    const steward = await twoCustomers()
    const refused = steward.split('customer:2', [['customer:2'], ['email:ann@x.example']])
    await expect(refused).rejects.toMatchObject({ message: expect.not.stringContaining('ann@') })
  })

  it('that leaves the first part with nothing is refused', async () => {
    const steward = await twoCustomers()
    await expect(steward.split('customer:2', [[], BOB])).rejects.toMatchObject({ code: 'CONFLICT' })
  })
})

describe('evidence that is wrong', () => {
  it('is retracted, and the rest says who is who', async () => {
    const steward = await twoCustomers()
    const wrong = [...steward.identity.evidence.values()].filter(
      ({ a, b }) => a === 'phone:+447700900123' || b === 'phone:+447700900123',
    )
    const outcome = await steward.decisions.splitProfile(DEVELOPMENT_CONTEXT, {
      profileId: steward.id('customer:2'),
      evidence: wrong.map(({ key }) => key),
      reason: 'A wrong number',
    })
    expect(outcome.decision?.decision).toMatchObject({
      kind: 'retract',
      acts: { retracted: wrong.map(observationId).toSorted() },
    })
    expect(steward.identity.clusters()).toContain('phone:+447700900123')
    await steward.undo(outcome)
    expect(steward.id('phone:+447700900123')).toBe(steward.id('customer:2'))
  })

  it('lives again when it is seen again, though it was seen before', async () => {
    const steward = await twoCustomers()
    const [evidence] = steward.identity.evidence.values()
    await steward.sees(ANN)
    await steward.decisions.splitProfile(DEVELOPMENT_CONTEXT, {
      profileId: steward.id('customer:1'),
      evidence: [evidence?.key ?? ''],
      reason: 'Wrong',
    })
    expect(steward.id('customer:1')).not.toBe(steward.id('email:ann@x.example'))
    await steward.sees(ANN)
    expect(steward.id('customer:1')).toBe(steward.id('email:ann@x.example'))
  })

  it.each([
    ['none', []],
    ['what is none', ['nope']],
  ])('must be of the profile: %s is refused', async (_, evidence) => {
    const steward = await twoCustomers()
    const wish = { profileId: steward.id('customer:2'), evidence, reason: 'Wrong' }
    await expect(steward.decisions.splitProfile(DEVELOPMENT_CONTEXT, wish)).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    })
  })

  it('and parts are two requests', async () => {
    const steward = await twoCustomers()
    await expect(
      steward.split('customer:2', [['customer:2'], ['cookie:c']], { evidence: ['e'] }),
    ).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })
})

const pin = (steward: Steward, kind: 'same' | 'apart', sides: string[][], more: object = {}) =>
  steward.decisions.pin(DEVELOPMENT_CONTEXT, { kind, sides, reason: 'I know', ...more })

describe('pins', () => {
  it('hold identifiers together that nothing connects', async () => {
    const steward = await twoCustomers()
    await steward.sees(['email:old@x.example'])
    await pin(steward, 'same', [['customer:1', 'email:old@x.example']])
    expect(steward.id('email:old@x.example')).toBe(steward.id('customer:1'))
  })

  it('keep identifiers apart, not even letting others connect them', async () => {
    const steward = await twoCustomers()
    await pin(steward, 'apart', [['customer:1'], ['customer:2', 'cookie:c']])
    await steward.sees(['email:ann@x.example', 'phone:+447700900123'])
    expect(steward.id('customer:1')).not.toBe(steward.id('customer:2'))
  })

  it('apart beat a merge: the steward is told which to take back', async () => {
    const steward = await twoCustomers()
    const apart = await pin(steward, 'apart', [['email:ann@x.example'], ['phone:+447700900123']])
    await expect(steward.merge(['customer:1', 'customer:2'])).rejects.toMatchObject({
      code: 'CONFLICT',
      remedy: expect.stringContaining(`selfsame undo ${idOf(apart)}`),
    })
  })

  it('that contradict one another are refused, naming the one that holds', async () => {
    const steward = await twoCustomers()
    const same = await pin(steward, 'same', [['customer:1', 'customer:2']])
    await expect(pin(steward, 'apart', [['customer:1'], ['customer:2']])).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining(`${idOf(same)}.0`),
    })
  })

  it('end when they are withdrawn, once', async () => {
    const steward = await twoCustomers()
    const before = steward.state()
    const same = await pin(steward, 'same', [['customer:1', 'customer:2']])
    const wish = { pinId: `${idOf(same)}.0`, reason: 'I was wrong' }
    const outcome = await steward.decisions.unpin(DEVELOPMENT_CONTEXT, wish)
    expect(outcome.decision?.decision.kind).toBe('unpin')
    expect(steward.state()).toEqual(before)
    await expect(steward.decisions.unpin(DEVELOPMENT_CONTEXT, wish)).rejects.toMatchObject({ code: 'CONFLICT' })
    await expect(steward.decisions.unpin(DEVELOPMENT_CONTEXT, { ...wish, pinId: 'p.0' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  it.each<[string, 'same' | 'apart', string[][], string]>([
    ['one identifier', 'same', [['customer:1']], 'BAD_REQUEST'],
    ['two sides of one person', 'same', [['customer:1'], ['customer:2']], 'BAD_REQUEST'],
    ['one side apart', 'apart', [['customer:1', 'customer:2']], 'BAD_REQUEST'],
    ['an identifier on both sides', 'apart', [['customer:1'], ['customer:1']], 'BAD_REQUEST'],
    ['an identifier that nobody saw', 'same', [['customer:1', 'customer:404']], 'NOT_FOUND'],
  ])('over %s are refused', async (_, kind, sides, code) => {
    const steward = await twoCustomers()
    await expect(pin(steward, kind, sides)).rejects.toMatchObject({ code })
  })
})

describe('undoing', () => {
  it('a merge gives back the profiles and their ids exactly', async () => {
    const steward = await twoCustomers()
    const before = steward.state()
    const merge = await steward.merge(['customer:1', 'customer:2'])
    const undo = await steward.undo(merge)
    expect(steward.state()).toEqual(before)
    expect(undo.decision?.decision).toMatchObject({ kind: 'undo', undoes: idOf(merge) })
    expect((await steward.graph.decision(idOf(merge)))?.undoneBy).toBe(idOf(undo))
  })

  it('a split makes one of the parts again', async () => {
    const steward = await twoCustomers()
    const before = steward.state()
    await steward.undo(await steward.split('customer:2', [['customer:2'], ['cookie:c']]))
    expect(steward.state()).toEqual(before)
  })

  it('an undo brings the decision back', async () => {
    const steward = await twoCustomers()
    const merge = await steward.merge(['customer:1', 'customer:2'])
    const merged = steward.state()
    await steward.undo(await steward.undo(merge))
    expect(steward.state()).toEqual(merged)
  })

  it('twice is refused, naming what undid it', async () => {
    const steward = await twoCustomers()
    const merge = await steward.merge(['customer:1', 'customer:2'])
    const undo = await steward.undo(merge)
    await expect(steward.undo(merge)).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining(idOf(undo)),
    })
    const redo = await steward.undo(undo)
    await expect(steward.undo(merge)).rejects.toMatchObject({
      code: 'CONFLICT',
      remedy: expect.stringContaining(idOf(redo)),
    })
  })

  it('goes in any order', async () => {
    const steward = await twoCustomers()
    await steward.sees(['customer:3', 'cookie:d'])
    const before = steward.state()
    const first = await steward.merge(['customer:1', 'customer:2'])
    const second = await steward.merge(['customer:1', 'customer:3'])
    const wish = { kind: 'apart' as const, sides: [['customer:3'], ['cookie:d']], reason: 'Not his' }
    const third = await steward.decisions.pin(DEVELOPMENT_CONTEXT, wish)
    await steward.undo(first)
    expect(steward.id('customer:1')).toBe(steward.id('customer:3'))
    expect(steward.id('customer:1')).not.toBe(steward.id('customer:2'))
    await steward.undo(second)
    expect(steward.id('cookie:d')).not.toBe(steward.id('customer:3'))
    await steward.undo(third)
    expect(steward.state()).toEqual(before)
  })

  it('a merge takes its pin back even where it was withdrawn and made again', async () => {
    const steward = await twoCustomers()
    const before = steward.state()
    const merge = await steward.merge(['customer:1', 'customer:2'])
    const wish = { pinId: `${idOf(merge)}.0`, reason: 'Wrong' }
    await steward.undo(await steward.decisions.unpin(DEVELOPMENT_CONTEXT, wish))
    expect(steward.id('customer:1')).toBe(steward.id('customer:2'))
    await steward.undo(merge)
    expect(steward.state()).toEqual(before)
  })

  it('a withdrawal makes the same pin hold again, by the id that stewards know', async () => {
    const steward = await twoCustomers()
    const before = steward.state()
    const pinId = `${idOf(await steward.merge(['customer:1', 'customer:2']))}.0`
    const wish = { pinId, reason: 'Wrong' }
    await steward.undo(await steward.decisions.unpin(DEVELOPMENT_CONTEXT, wish))
    expect([...steward.identity.pins.keys()]).toEqual([pinId])
    await steward.decisions.unpin(DEVELOPMENT_CONTEXT, wish)
    expect(steward.state()).toEqual(before)
  })

  it('a withdrawal makes no pin hold whose decision was undone meanwhile', async () => {
    const { steward, decision } = await automaticMerge()
    const undo = await steward.undo(decision)
    const wish = { pinId: `${idOf(undo)}.0`, reason: 'Wrong' }
    const unpin = await steward.decisions.unpin(DEVELOPMENT_CONTEXT, wish)
    await steward.undo(undo)
    const merged = steward.state()
    await expect(steward.undo(unpin)).rejects.toMatchObject({ code: 'CONFLICT' })
    expect(steward.state()).toEqual(merged)
  })

  it('what others have taken back is refused', async () => {
    const steward = await twoCustomers()
    const merge = await steward.merge(['customer:1', 'customer:2'])
    await steward.decisions.unpin(DEVELOPMENT_CONTEXT, { pinId: `${idOf(merge)}.0`, reason: 'Wrong' })
    await expect(steward.undo(merge)).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  it('what is no decision is refused', async () => {
    const steward = await twoCustomers()
    const wish = { decisionId: 'd0', reason: 'Wrong' }
    await expect(steward.decisions.undoDecision(DEVELOPMENT_CONTEXT, wish)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})

async function automaticMerge() {
  const steward = new Steward()
  await steward.sees(['customer:1', 'email:ann@x.example'])
  await steward.sees(['phone:+447700900123', 'cookie:c'])
  const before = steward.state()
  await steward.sees(['customer:1', 'phone:+447700900123'])
  expect(steward.id('phone:+447700900123')).toBe(steward.id('customer:1'))
  const [decision] = steward.identity.decisions.values()
  return { steward, before, decision: decision! }
}

describe('an automatic merge that is undone', () => {
  it('gives back what was before', async () => {
    const { steward, before, decision } = await automaticMerge()
    await steward.undo(decision)
    expect(steward.state()).toEqual(before)
  })

  it('is not brought back by the same event, nor by any like it', async () => {
    const { steward, before, decision } = await automaticMerge()
    await steward.undo(decision)
    await steward.sees(['customer:1', 'phone:+447700900123'])
    await steward.sees(['customer:1', 'phone:+447700900123'], { source: 'app', occurredAt: '2026-05-22T00:00:00.000Z' })
    await steward.sees(['email:ann@x.example', 'cookie:c'])
    expect(steward.state()).toEqual(before)
  })

  it('leaves what comes later with the right person', async () => {
    const { steward, decision } = await automaticMerge()
    await steward.undo(decision)
    await steward.sees(['cookie:c', 'loyalty:9'])
    expect(steward.id('loyalty:9')).toBe(steward.id('phone:+447700900123'))
  })

  it('comes back when the undo is undone', async () => {
    const { steward, decision } = await automaticMerge()
    await steward.undo(await steward.undo(decision))
    expect(steward.id('phone:+447700900123')).toBe(steward.id('customer:1'))
  })

  it('does not come back where a steward had found its evidence to be wrong before', async () => {
    const { steward, before, decision } = await automaticMerge()
    const evidence = [...steward.identity.evidence.values()]
      .filter((item) => decision.acts.observed.includes(observationId(item)))
      .map(({ key }) => key)
    const wish = { profileId: steward.id('customer:1'), evidence, reason: 'Wrong' }
    await steward.decisions.splitProfile(DEVELOPMENT_CONTEXT, wish)
    const undo = await steward.undo(decision)
    expect(undo.decision?.decision.acts).toMatchObject({ retracted: [], revived: [] })
    await steward.undo(undo)
    expect(steward.state()).toEqual(before)
  })
})
