import type { ChainableCommander } from 'ioredis'
import type { BlockPlace } from './block-places.ts'
import type { LuaScript } from './lua-script.ts'

/** A millisecond or so, in which Redis answers nobody else. */
const BLOCKS_PER_CALL = 250

/**
 * Adds to a pipeline as few calls of a script about blocks as reach them all.
 *
 * @param argsOf of one block
 */
export function queueCalls<Place extends BlockPlace>(
  script: LuaScript,
  pipeline: ChainableCommander,
  places: readonly Place[],
  argsOf: (place: Place) => readonly (string | number)[],
): void {
  for (const called of callsFor(places))
    script.queue(
      pipeline,
      called.map(({ bucket }) => bucket),
      called.flatMap(argsOf),
    )
}

/** @returns by call, what it is about: all once, and not too many together */
export function callsFor<Place>(places: readonly Place[]): Place[][] {
  const calls = Math.ceil(places.length / BLOCKS_PER_CALL)
  return Array.from({ length: calls }, (_, call) => places.slice(call * BLOCKS_PER_CALL, (call + 1) * BLOCKS_PER_CALL))
}
