import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { comparePositions, laneOf } from '../../src/model/index.ts'
import { eventOf } from '../support/events.ts'

/** The lane that a key alone stands for. */
const laneOfKey = (key: string) => createHash('sha256').update(key).digest().readUInt32BE(0) % 64
const lane = (...keys: string[]) => laneOf(eventOf(keys, { messageId: 'm-1' }))

describe('the lane of an event', () => {
  it.each([
    ['its device', ['customer:7', 'cookie:c', 'device:d', 'email:a@example.org'], '0 device:d'],
    ['else its cookie', ['email:a@example.org', 'customer:7', 'cookie:c'], '1 cookie:c'],
    ['else its customer', ['email:a@example.org', 'customer:7'], '2 customer:7'],
    ['else any other identifier', ['phone:+447700900123', 'loyalty:9'], '3 loyalty:9'],
    ['else its messageId', [], 'm-1'],
  ])('is that of %s', (_, keys, key) => {
    expect(lane(...keys)).toBe(laneOfKey(key))
  })

  it('is the same whatever order it names several of a kind in', () => {
    expect(lane('device:b', 'device:a')).toBe(lane('device:a', 'device:b'))
  })
})

it('positions are ordered by their time, then by their number, as numbers', () => {
  const ordered = ['0-0', '9-10', '10-2', '10-11']
  expect(ordered.toReversed().toSorted(comparePositions)).toEqual(ordered)
})
