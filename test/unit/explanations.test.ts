import { describe, expect, it } from 'vitest'
import { EMPTY_SNAPSHOT } from '../../src/identity/index.ts'
import { Explanations } from '../../src/app/explain/index.ts'
import { DEVELOPMENT_CONTEXT } from '../../src/model/index.ts'
import { Steward } from '../support/steward.ts'

function explain(steward: Steward, one: string, other: string) {
  const explanations = new Explanations({ graph: steward.graph })
  return {
    why: () => explanations.why(DEVELOPMENT_CONTEXT, one, other),
    whyNot: () => explanations.whyNot(DEVELOPMENT_CONTEXT, one, other),
  }
}

const at = (day: number) => ({ type: 'identify' as const, occurredAt: `2026-05-0${day}T09:00:00.000Z` })

describe('Why', () => {
  it('follows evidence and pins from one to the other', async () => {
    const steward = new Steward()
    await steward.sees(['customer:1', 'email:ann@x.example'])
    await steward.sees(['customer:2', 'cookie:c'])
    await steward.merge(['customer:1', 'customer:2'])
    const why = await explain(steward, 'email:ann@x.example', 'cookie:c').why()
    expect(why?.steps.map(({ from, kind, to }) => `${from} ${kind} ${to}`)).toEqual([
      'email:ann@x.example evidence customer:1',
      'customer:1 pin customer:2',
      'customer:2 evidence cookie:c',
    ])
  })

  it('takes of a device that changed hands the time that is of the same person', async () => {
    const steward = new Steward()
    await steward.sees(['device:t', 'customer:1'], at(1))
    await steward.sees(['device:t', 'customer:2'], at(2))
    const why = await explain(steward, 'customer:2', 'device:t').why()
    expect(why?.b).toMatch(/^device:t#/)
    expect(steward.id(why?.b ?? '')).toBe(steward.id('customer:2'))
  })

  it('is not told without the scope', async () => {
    const steward = new Steward()
    await steward.sees(['customer:1', 'loyalty:1'])
    const explanations = new Explanations({ graph: steward.graph })
    const asked = explanations.why({ ...DEVELOPMENT_CONTEXT, scopes: [] }, 'customer:1', 'loyalty:1')
    await expect(asked).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})

describe('Why not', () => {
  it('tells what was retracted between what belongs to either', async () => {
    const steward = new Steward()
    await steward.sees(['customer:1', 'loyalty:1'])
    await steward.sees(['phone:+447700900123', 'cookie:c'])
    await steward.sees(['loyalty:1', 'phone:+447700900123'])
    const wrong = [...steward.identity.evidence.values()].find(({ a }) => a === 'loyalty:1')
    await steward.decisions.splitProfile(DEVELOPMENT_CONTEXT, {
      profileId: steward.id('customer:1'),
      evidence: [wrong!.key],
      reason: 'A wrong number',
    })
    const whyNot = await explain(steward, 'customer:1', 'cookie:c').whyNot()
    expect(whyNot).toMatchObject({ kind: 'unused', unused: [{ reason: 'retracted', evidence: { key: wrong!.key } }] })
  })

  it('tells that a pin is to be withdrawn, and that an event would do then', async () => {
    const steward = new Steward()
    await steward.sees(['customer:1'])
    await steward.sees(['loyalty:1'])
    const wish = { kind: 'apart' as const, sides: [['customer:1'], ['loyalty:1']], reason: 'Two people' }
    const pinned = await steward.decisions.pin(DEVELOPMENT_CONTEXT, wish)
    const whyNot = await explain(steward, 'customer:1', 'loyalty:1').whyNot()
    expect(whyNot?.leastThatWouldJoin).toMatchObject([
      { kind: 'withdrawPin', pin: { id: pinned.decision?.decision.acts.made[0] } },
      { kind: 'verifiedEvent', a: 'customer:1', b: 'loyalty:1' },
    ])
  })

  it('tells that no event would join two customers, only a steward', async () => {
    const steward = new Steward()
    await steward.sees(['customer:1'])
    await steward.sees(['customer:2'])
    const whyNot = await explain(steward, 'customer:1', 'customer:2').whyNot()
    expect(whyNot).toMatchObject({ kind: 'neverSeenTogether', leastThatWouldJoin: [{ kind: 'merge' }] })
  })
})

it('of what is too large to be read at once nothing is claimed', async () => {
  const steward = new Steward()
  await steward.sees(['customer:1', 'loyalty:1'])
  const { completeSnapshot } = steward.graph
  steward.graph.completeSnapshot = async (snapshot, needed) => {
    const { clusters, identifiers } = await completeSnapshot.call(steward.graph, snapshot, needed)
    const oversized = new Set(clusters.map(({ profileId }) => profileId))
    return { ...EMPTY_SNAPSHOT, clusters, identifiers, oversized }
  }
  const asked = explain(steward, 'customer:1', 'loyalty:1')
  await expect(asked.why()).rejects.toMatchObject({ code: 'CONFLICT' })
  await expect(asked.whyNot()).rejects.toMatchObject({ code: 'CONFLICT' })
})
