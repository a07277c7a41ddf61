import { expect, it } from 'vitest'
import { pinVerdict, retractVerdict } from '../../src/identity/index.ts'
import { tenureKey } from '../../src/model/index.ts'
import { RULES } from '../support/events.ts'
import { Play } from '../support/play.ts'
import { at, login } from '../support/retailer.ts'

const HERS = tenureKey('device:tablet', 'customer:eve')

const headOf = (id: string) => ({ id, at: '2026-06-01T00:00:00.000Z', by: 'steward', reason: 'So', request: null })

/** A tablet of three; stewards hold Eve's tenure to a card, and Eve apart from it. */
function shared(): Play {
  const play = new Play(RULES)
  play.resolve(login('2026-05-04 08:00', ['customer:mum', 'device:tablet']))
  play.resolve(login('2026-05-04 12:00', ['customer:dad', 'device:tablet']))
  play.resolve(at('2026-05-05 12:00', ['customer:eve', 'device:tablet']), at('2026-05-05 12:00', ['loyalty:z']))
  play.judge(pinVerdict(headOf('d1'), 'same', [[HERS, 'loyalty:z']]))
  play.judge(pinVerdict(headOf('d2'), 'apart', [[HERS], ['customer:eve']]))
  return play
}

it('where evidence moved away is another than was read: a plan of before is refused', () => {
  const play = shared()
  const plan = play.planOf([at('2026-05-06 12:00', ['cookie:new', 'loyalty:z'])])
  const [wrong] = play.between('customer:eve', HERS)
  play.judge(retractVerdict(headOf('d3'), [wrong!], (key) => play.graph.vertices.get(key)?.birthId))
  expect(play.between('customer:eve', HERS)).toEqual([])
  expect(play.graph.profileOf.get(HERS)).toBe(play.graph.profileOf.get('loyalty:z'))
  expect(play.graph.carryOut(plan)).toEqual({ kind: 'stale' })
})
