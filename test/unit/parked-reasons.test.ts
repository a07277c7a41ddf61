import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Evidence } from '../../src/model/index.ts'
import { batchesOfEvents, ruleSets } from '../model/history.ts'
import { rulesWith } from '../model/rule-sets.ts'
import { eventOf, logged } from '../support/events.ts'
import { Play } from '../support/play.ts'

/** Found by the walk: any of them that fits may be told, for more of them come to fit as clusters grow. */
const WALKED = new Set(['pin', 'limit', 'conflict', 'unverified'])

function told(evidence: Iterable<Evidence>): string[] {
  return [...evidence]
    .map(
      ({ a, b, rule, state, reason }) => `${a} ${b} ${rule} ${state} ${WALKED.has(reason ?? '') ? 'walked' : reason}`,
    )
    .toSorted()
}

it('what an end is that was not read is asked before evidence at it is parked for something else', () => {
  const phone = { mustBeVerified: true, shared: [{ with: 'email', moreThan: 1, withinDays: 9 }] }
  const play = new Play(rulesWith({ phone }))
  for (const keys of [['phone:2?', 'email:1?', 'email:2?', 'customer:1'], ['email:1']])
    play.resolve(logged(eventOf(keys)))
  expect(play.graph.vertices.get('phone:2')?.state).toBe('crowded')
  expect(play.between('email:1', 'phone:2')).toMatchObject([{ state: 'parked', reason: 'shared' }])
})

it('evidence is parked for what all evidence says, after any events', () => {
  fc.assert(
    fc.property(batchesOfEvents, ruleSets, (batches, rules) => {
      const play = new Play(rules)
      for (const events of batches) play.resolve(...events.map((event) => logged(event)))
      expect(told(play.graph.evidence.values())).toEqual(told(play.evaluate().evidence.values()))
    }),
    { numRuns: 300 },
  )
})
