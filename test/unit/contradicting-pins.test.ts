import { describe, expect, it } from 'vitest'
import { pinVerdict } from '../../src/identity/index.ts'
import type { Pin } from '../../src/model/index.ts'
import { eventOf, logged, RULES } from '../support/events.ts'
import { Play } from '../support/play.ts'

const pin = (id: string, kind: Pin['kind'], ...sides: string[][]): Pin => ({
  id,
  kind,
  sides,
  by: 'steward',
  at: `2026-06-0${id.at(-3)}T00:00:00.000Z`,
  reason: 'So',
})

const APART = pin('d1.0', 'apart', ['email:a@x.example'], ['email:c@x.example'])
const FIRST = pin('d2.0', 'same', ['email:a@x.example', 'email:b@x.example'])
const LATER = pin('d3.0', 'same', ['email:b@x.example', 'email:c@x.example'])

/** Pins that contradict one another, as they were made while their component was too large to be looked at. */
function contradicted(): Play {
  const play = new Play(RULES)
  for (const name of ['a', 'b', 'c']) play.resolve(logged(eventOf([`email:${name}@x.example`])))
  for (const one of [LATER, APART, FIRST]) play.graph.pins.set(one.id, one)
  for (const [id, profile] of play.graph.profiles) play.graph.profiles.set(id, { ...profile, evaluation: 'pinned' })
  return play
}

describe('an event at people of whom stewards’ pins say contrary things', () => {
  it('is taken: what is kept apart stays so, of what is held together the later yields, and evidence is parked', () => {
    const play = contradicted()
    play.resolve(logged(eventOf(['email:c@x.example', 'email:b@x.example'])))
    expect(play.graph.clusters()).toEqual(['email:a@x.example,email:b@x.example', 'email:c@x.example'])
    expect(play.between('email:b@x.example', 'email:c@x.example')).toMatchObject([{ state: 'parked', reason: 'pin' }])
  })
})

describe('a steward’s verdict', () => {
  const head = { id: 'd9', at: '2026-06-09T00:00:00.000Z', by: 'steward', reason: 'So', request: null }

  it('that would contradict others along a chain is refused, naming them all', () => {
    const play = contradicted()
    play.graph.pins.delete(LATER.id)
    expect(() => play.judge(pinVerdict(head, 'same', [LATER.sides[0]!]))).toThrow(
      expect.objectContaining({
        code: 'CONFLICT',
        message: 'Pin d1.0 keeps apart what pins d2.0, d9.0 hold together',
        remedy: 'Withdraw one of those that held before first: `selfsame unpin d1.0`, `selfsame unpin d2.0`',
      }),
    )
  })

  it('is not refused for what others contradict', () => {
    const play = contradicted()
    play.resolve(logged(eventOf(['email:d@x.example'])))
    play.judge(pinVerdict(head, 'same', [['email:a@x.example', 'email:d@x.example']]))
    expect(play.graph.clusters()).toContain('email:a@x.example,email:b@x.example,email:d@x.example')
  })
})
