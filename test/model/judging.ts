import fc from 'fast-check'
import { histories } from './history.ts'
import { Player } from './player.ts'
import { lived } from './world.ts'

/** How many random histories; `.ci/run` and `npm run soak` set more. */
const RUNS = Number(process.env.SELFSAME_MODEL_RUNS ?? 2_000)

/** As fast-check printed them when a history failed: played again first. They hold as long as `history.ts` stays as it is. */
const PAST_FAILURES: readonly { readonly seed: number; readonly path: string }[] = [
  { seed: 109032483, path: '3798' },
  { seed: -1655836048, path: '9321' },
]

/** Two test files play a half each, so that two cores are used. */
export const HALF = Math.ceil(RUNS / 2)

interface Played {
  histories: number
  steps: number
}

/**
 * The engine, event by event and verdict by verdict, comes to what the reference says of all facts: after every step of
 * any history.
 *
 * @throws Error with seed and path of the history, and the history made as short as it can be
 */
export function playAtRandom(numRuns: number): Played {
  const played = { histories: 0, steps: 0 }
  fc.assert(judged(played), { numRuns })
  return played
}

export function playPastFailures(): Played {
  const played = { histories: 0, steps: 0 }
  for (const failure of PAST_FAILURES) fc.assert(judged(played), { ...failure, numRuns: 1 })
  return played
}

export function told({ histories: count, steps }: Played): void {
  process.stdout.write(`${count} histories of ${steps} steps, as the reference says after every one\n`)
}

function judged(played: Played) {
  return fc.property(histories, fc.integer({ min: 1, max: 3 }), (history, batchSize) => {
    const player = new Player(batchSize)
    for (const { before, command, world } of lived(history, player)) {
      player.follow(command, before)
      player.expectToBe(world)
      played.steps++
    }
    played.histories++
  })
}
