import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Evidence } from '../../src/model/index.ts'
import { Play } from '../support/play.ts'
import { historyArbitrary, loggedEvents, SMALL_RULES, type Step } from '../support/random-histories.ts'

/** Found by the walk: any of them that fits may be told, for more of them come to fit as clusters grow. */
const WALKED = new Set(['pin', 'limit', 'conflict', 'unverified'])

function told(evidence: Iterable<Evidence>): string[] {
  return [...evidence]
    .map(
      ({ a, b, rule, state, reason }) => `${a} ${b} ${rule} ${state} ${WALKED.has(reason ?? '') ? 'walked' : reason}`,
    )
    .toSorted()
}

function eventsOf(steps: readonly Step[]) {
  return steps.flatMap((step) => ('events' in step ? [loggedEvents('h1', step.events)] : []))
}

it('what an end is that was not read is asked before evidence at it is parked for something else', () => {
  const play = new Play(SMALL_RULES)
  const steps = [['phone:2?', 'email:1?', 'email:2?', 'customer:1'], ['email:1']]
  for (const keys of steps) play.resolve(...loggedEvents('h1', [{ keys, hour: 0, isLogin: false }]))
  expect(play.graph.vertices.get('phone:h1-2')?.state).toBe('crowded')
  expect(play.between('email:h1-1', 'phone:h1-2')).toMatchObject([{ state: 'parked', reason: 'shared' }])
})

it('evidence is parked for what all evidence says, after any events', () => {
  fc.assert(
    fc.property(historyArbitrary(6), (steps) => {
      const play = new Play(SMALL_RULES)
      for (const events of eventsOf(steps)) play.resolve(...events)
      expect(told(play.graph.evidence.values())).toEqual(told(play.evaluate().evidence.values()))
    }),
    { numRuns: 300 },
  )
})
