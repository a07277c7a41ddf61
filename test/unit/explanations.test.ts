import { describe, expect, it } from 'vitest'
import { Explanations, type Explainer, type Neighbourhood } from '../../src/app/explain/index.ts'
import { DEVELOPMENT_CONTEXT } from '../../src/model/index.ts'
import { Steward } from '../support/steward.ts'

/** What the pure functions are handed. */
async function handed(steward: Steward, one: string, other: string) {
  const seen: { a: string; b: string; neighbourhood: Neighbourhood }[] = []
  const note = (a: string, b: string, neighbourhood: Neighbourhood) => {
    seen.push({ a, b, neighbourhood })
    return null
  }
  const explainer: Explainer = { why: note, whyNot: note, leastThatWouldPart: () => null }
  const explanations = new Explanations({ graph: steward.graph, explainer })
  await explanations.why(DEVELOPMENT_CONTEXT, one, other)
  await explanations.whyNot(DEVELOPMENT_CONTEXT, one, other)
  const [why, whyNot] = seen
  return { why: why!, whyNot: whyNot! }
}

const at = (day: number) => ({ type: 'identify' as const, occurredAt: `2026-05-0${day}T09:00:00.000Z` })
const pairs = ({ evidence }: Neighbourhood) => evidence.map(({ a, b, state }) => `${a} ${b} ${state}`).toSorted()

describe('What explains who is who is handed', () => {
  it('all that connects the two, and their pins', async () => {
    const steward = new Steward()
    await steward.sees(['customer:1', 'email:ann@x.example'])
    await steward.sees(['customer:2', 'cookie:c'])
    await steward.merge(['customer:1', 'customer:2'])
    const { why } = await handed(steward, 'email:ann@x.example', 'cookie:c')
    expect(pairs(why.neighbourhood)).toEqual([
      'cookie:c customer:2 accepted',
      'customer:1 email:ann@x.example accepted',
    ])
    expect(why.neighbourhood.pins.map(({ sides }) => sides)).toEqual([[['customer:1', 'customer:2']]])
  })

  it('what was retracted between what belongs to either', async () => {
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
    const { whyNot } = await handed(steward, 'customer:1', 'cookie:c')
    expect(pairs(whyNot.neighbourhood)).toContain('loyalty:1 phone:+447700900123 retracted')
  })

  it('whether verified evidence would join them, with pins and without', async () => {
    const steward = new Steward()
    await steward.sees(['customer:1'])
    await steward.sees(['loyalty:1'])
    const wish = { kind: 'apart' as const, sides: [['customer:1'], ['loyalty:1']], reason: 'Two people' }
    const pinned = await steward.decisions.pin(DEVELOPMENT_CONTEXT, wish)
    const { a, b, neighbourhood } = (await handed(steward, 'customer:1', 'loyalty:1')).whyNot
    expect(neighbourhood.wouldPark(a, b, [])).toBe('pin')
    expect(neighbourhood.wouldPark(a, b, pinned.decision?.decision.acts.made ?? [])).toBeNull()
  })

  it('of a device that changed hands the time that is of the same person', async () => {
    const steward = new Steward()
    await steward.sees(['device:t', 'customer:1'], at(1))
    await steward.sees(['device:t', 'customer:2'], at(2))
    const { why } = await handed(steward, 'customer:2', 'device:t')
    expect(why.b).toMatch(/^device:t#/)
    expect(steward.id(why.b)).toBe(steward.id('customer:2'))
  })

  it('nothing without the scope', async () => {
    const steward = new Steward()
    await steward.sees(['customer:1', 'loyalty:1'])
    const explainer: Explainer = { why: () => null, whyNot: () => null, leastThatWouldPart: () => null }
    const explanations = new Explanations({ graph: steward.graph, explainer })
    const asked = explanations.why({ ...DEVELOPMENT_CONTEXT, scopes: [] }, 'customer:1', 'loyalty:1')
    await expect(asked).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})
