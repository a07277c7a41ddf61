import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeRecord, type StoredRecord } from '../../src/identity/index.ts'
import { amountOf, keyOf, parseKey } from '../../src/model/index.ts'
import { eventOf } from '../support/events.ts'

describe('what one source says of one person', () => {
  const saying = fc.record({ value: fc.constantFrom('Leeds', 'York', null), hour: fc.integer({ min: 10, max: 19 }) })

  it('comes out the same, whatever order it arrives in', () => {
    fc.assert(
      fc.property(fc.array(saying, { minLength: 1, maxLength: 6 }), fc.infiniteStream(fc.nat()), (sayings, dice) => {
        const shuffled = sayings
          .map((item) => ({ item, at: dice.next().value ?? 0 }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ item }) => item)
        expect(recordAfter(shuffled)).toEqual(recordAfter(sayings))
      }),
    )
  })
})

describe('an identifier as a key', () => {
  it('is no other identifier’s, and can be read back', () => {
    const value = fc.string({ unit: fc.constantFrom('a', '#', '%', '2', '3', '5', ':'), minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(value, (text) => {
        expect(parseKey(keyOf({ namespace: 'customer', value: text }))).toEqual({ namespace: 'customer', value: text })
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('an amount', () => {
  it.each([
    ['2.55', 25_500],
    [2.55, 25_500],
    ['-0.00005', -1],
    ['1.00005', 10_001],
    [' 12 ', 120_000],
    ['0x10', null],
    ['1e3', null],
    ['', null],
    [Number.NaN, null],
    ['99999999999999', null],
  ])('%j is %j ten-thousandths', (value, expected) => {
    expect(amountOf(value)).toBe(expected)
  })
})

function recordAfter(sayings: readonly { value: string | null; hour: number }[]): StoredRecord | undefined {
  return sayings.reduce<StoredRecord | undefined>((stored, { value, hour }) => {
    const occurredAt = `2026-05-04T${hour}:00:00.000Z`
    const event = eventOf(['customer:1'], { occurredAt, record: { id: null, attributes: { city: value } } })
    return mergeRecord(stored, event, 'customer:1') ?? stored
  }, undefined)
}
