import { expect, test } from 'vitest'
import { callsFor } from '../../src/adapters/redis/block-calls.ts'
import { BlockPlaces } from '../../src/adapters/redis/block-places.ts'

const placesOf = (blocks: number) => {
  const places = new BlockPlaces({ prefix: 'match:' })
  return Array.from({ length: blocks }, (_, at) => places.of(`${at % 3}\u0000${at}`))
}

test('a call is about blocks of one slot, which the keys of their buckets bear in braces', () => {
  const places = placesOf(5_000)
  const slotsOf = callsFor(places).map(
    (call) => new Set(call.map((at) => /\{(\d+)\}/.exec(places[at]?.bucket ?? '')?.[1])),
  )
  expect(slotsOf.map(({ size }) => size)).toEqual(slotsOf.map(() => 1))
  expect(new Set(slotsOf.flatMap((slots) => [...slots])).size).toBe(16)
})

test('calls are about every block once, and about no more than keep Redis for a moment', () => {
  const calls = callsFor(placesOf(5_000))
  expect(calls.flat().toSorted((a, b) => a - b)).toEqual(Array.from({ length: 5_000 }, (_, at) => at))
  expect(Math.max(...calls.map(({ length }) => length))).toBe(250)
  expect(calls.length).toBeLessThan(40)
})

test('no block, no call', () => {
  expect(callsFor([])).toEqual([])
})
