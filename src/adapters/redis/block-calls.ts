import type { ChainableCommander } from 'ioredis'
import type { BlockPlace } from './block-places.ts'
import type { LuaScript } from './lua-script.ts'

/** A millisecond or so, in which Redis answers nobody else. */
const BLOCKS_PER_CALL = 250

/**
 * Adds to a pipeline as few calls of a script about blocks as reach them all.
 *
 * @param argsOf of one block. @returns by call, which of the places it is about
 */
export function queueCalls<Place extends BlockPlace>(
  script: LuaScript,
  pipeline: ChainableCommander,
  places: readonly Place[],
  argsOf: (place: Place) => readonly (string | number)[],
): number[][] {
  const calls = callsFor(places)
  for (const call of calls) {
    const called = call.flatMap((at) => places[at] ?? [])
    script.queue(
      pipeline,
      called.map(({ bucket }) => bucket),
      called.flatMap(argsOf),
    )
  }
  return calls
}

/** @returns by call, which of the places it is about: all in one slot, and not too many */
export function callsFor(places: readonly BlockPlace[]): number[][] {
  const ofSlot = new Map<number, number[]>()
  const calls: number[][] = []
  places.forEach(({ slot }, at) => {
    const open = ofSlot.get(slot)
    if (open !== undefined && open.length < BLOCKS_PER_CALL) return void open.push(at)
    const call = [at]
    ofSlot.set(slot, call)
    calls.push(call)
  })
  return calls
}
