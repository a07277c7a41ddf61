import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { histories } from './history.ts'
import { Player } from './player.ts'
import { lived } from './world.ts'

/** How many random histories; `npm run soak` sets more. */
const RUNS = Number(process.env.SELFSAME_MODEL_RUNS ?? 300)

describe('the engine, event by event and verdict by verdict', () => {
  it('comes to what the reference says of all facts, after every step of any history', { timeout: 3_600_000 }, () => {
    let steps = 0
    fc.assert(
      fc.property(histories, fc.integer({ min: 1, max: 3 }), (history, batchSize) => {
        const player = new Player(batchSize)
        for (const { before, command, world } of lived(history, player)) {
          player.follow(command, before)
          player.expectToBe(world)
          steps++
        }
      }),
      { numRuns: RUNS },
    )
    expect(steps).toBeGreaterThan(RUNS)
  })
})
