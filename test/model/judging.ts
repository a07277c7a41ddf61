import fc from 'fast-check'
import { crowdedHistories, histories, type Operation } from './history.ts'
import { Player } from './player.ts'
import { lived } from './world.ts'

/** How many random histories; `.ci/run` and `npm run soak` set more. */
const RUNS = Number(process.env.SELFSAME_MODEL_RUNS ?? 2_000)

/** As fast-check printed them when a history failed: played again first. They hold as long as `history.ts` stays as it is. */
const PAST_FAILURES: readonly { readonly seed: number; readonly path: string }[] = [
  { seed: 1707615585, path: '215' },
  { seed: 1809589055, path: '9548' },
  { seed: -1234252219, path: '29611' },
]

/** Two test files play a half each, so that two cores are used. */
export const HALF = Math.ceil(RUNS / 2)

interface Played {
  histories: number
  steps: number
  /** As `Player.crossings`. */
  undone: number
  refused: number
}

const nothingPlayed = (): Played => ({ histories: 0, steps: 0, undone: 0, refused: 0 })

/**
 * The engine, event by event and verdict by verdict, comes to what the reference says of all facts: after every step of
 * any history.
 *
 * @throws Error with seed and path of the history, and the history made as short as it can be
 */
export function playAtRandom(numRuns: number): Played {
  const played = nothingPlayed()
  fc.assert(judged(played, histories), { numRuns })
  return played
}

/** @param numRuns as for `playAtRandom` */
export function playCrowds(numRuns: number): Played {
  const played = nothingPlayed()
  fc.assert(judged(played, crowdedHistories), { numRuns })
  return played
}

export function playPastFailures(): Played {
  const played = nothingPlayed()
  for (const failure of PAST_FAILURES) fc.assert(judged(played, histories), { ...failure, numRuns: 1 })
  return played
}

export function told({ histories: count, steps, undone, refused }: Played): void {
  process.stdout.write(
    `${count} histories of ${steps} steps, as the reference says after every one; ` +
      `${undone} events that made an identifier nobody's were undone, ${refused} could not be\n`,
  )
}

function judged(played: Played, lives: fc.Arbitrary<Operation[]>) {
  return fc.property(lives, fc.integer({ min: 1, max: 3 }), (history, batchSize) => {
    const player = new Player(batchSize)
    for (const { before, command, world } of lived(history, player)) {
      player.follow(command, before)
      player.expectToBe(world)
      played.steps++
    }
    played.histories++
    played.undone += player.crossings.undone
    played.refused += player.crossings.refused
  })
}
