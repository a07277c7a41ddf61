import { expect, test } from 'vitest'
import { callsFor } from '../../src/adapters/redis/block-calls.ts'
import { BlockPlaces } from '../../src/adapters/redis/block-places.ts'

const placesOf = (blocks: number) => {
  const places = new BlockPlaces({ prefix: '{match}:' })
  return Array.from({ length: blocks }, (_, at) => places.of(`${at % 3}\u0000${at}`))
}

test('calls are about every block once, and about no more than keep Redis for a moment', () => {
  const places = placesOf(5_001)
  const calls = callsFor(places)
  expect(calls.flat()).toEqual(places)
  expect(Math.max(...calls.map(({ length }) => length))).toBe(250)
  expect(calls.length).toBe(21)
})

test('no block, no call', () => {
  expect(callsFor([])).toEqual([])
})
