import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { survivingAttributes } from '../../src/identity/index.ts'
import type { AttributeObservation, AttributeValue } from '../../src/model/index.ts'

function said(source: string, name: string, value: AttributeValue, observedAt: string): AttributeObservation {
  return { name, value, source, observedAt }
}

const MONDAY = '2026-05-04T09:00:00.000Z'
const TUESDAY = '2026-05-05T09:00:00.000Z'

describe('of what sources say of an attribute', () => {
  it('the newest observation wins, whoever made it', () => {
    const [attribute] = survivingAttributes([
      said('crm', 'city', 'Leeds', TUESDAY),
      said('web', 'city', 'York', MONDAY),
    ])
    expect(attribute).toMatchObject({ name: 'city', value: 'Leeds', source: 'crm', observedAt: TUESDAY })
  })

  it('keeps the losing values, newest first', () => {
    const [attribute] = survivingAttributes([
      said('app', 'city', 'Hull', '2026-05-02T09:00:00.000Z'),
      said('crm', 'city', 'Leeds', TUESDAY),
      said('web', 'city', 'York', MONDAY),
    ])
    expect(attribute?.others.map(({ value }) => value)).toEqual(['York', 'Hull'])
  })

  it('of two equally new ones the source that comes first wins, then the value that does', () => {
    expect(
      survivingAttributes([said('web', 'city', 'Ayr', MONDAY), said('crm', 'city', 'York', MONDAY)])[0]?.source,
    ).toBe('crm')
    expect(
      survivingAttributes([said('crm', 'city', 'York', MONDAY), said('crm', 'city', 'Ayr', MONDAY)])[0]?.value,
    ).toBe('Ayr')
  })

  it('compares instants, not their spelling', () => {
    const [attribute] = survivingAttributes([
      said('a', 'city', 'Ayr', '2026-05-04T09:00:00Z'),
      said('b', 'city', 'York', '2026-05-04T09:00:00.001Z'),
    ])
    expect(attribute?.value).toBe('York')
  })

  it('a repetition by the same source is no other value; the same value by another source is', () => {
    const [attribute] = survivingAttributes([
      said('crm', 'city', 'Leeds', MONDAY),
      said('crm', 'city', 'Leeds', TUESDAY),
      said('web', 'city', 'Leeds', MONDAY),
    ])
    expect(attribute?.others).toEqual([{ name: 'city', value: 'Leeds', source: 'web', observedAt: MONDAY }])
  })

  it('a withdrawal wins when it is the newest, and shows what it withdrew', () => {
    const [attribute] = survivingAttributes([said('crm', 'city', 'Leeds', MONDAY), said('crm', 'city', null, TUESDAY)])
    expect(attribute).toMatchObject({ value: null, others: [{ value: 'Leeds' }] })
  })

  it('keeps the number 1 and the text 1 apart', () => {
    const [attribute] = survivingAttributes([said('crm', 'children', 1, TUESDAY), said('crm', 'children', '1', MONDAY)])
    expect(attribute?.others).toHaveLength(1)
  })

  it('answers one entry per name, by name, and none for nothing', () => {
    const names = survivingAttributes([
      said('crm', 'b', 1, MONDAY),
      said('crm', 'a', 1, MONDAY),
      said('web', 'b', 2, MONDAY),
    ]).map(({ name }) => name)
    expect(names).toEqual(['a', 'b'])
    expect(survivingAttributes([])).toEqual([])
  })

  it('the order of arrival never decides', () => {
    const observation = fc.record({
      name: fc.constantFrom('a', 'b'),
      value: fc.constantFrom<AttributeValue>('x', 'y', 1, null),
      source: fc.constantFrom('crm', 'web'),
      observedAt: fc.constantFrom(MONDAY, TUESDAY),
    })
    const shuffled = fc
      .array(observation, { maxLength: 12 })
      .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })))
    fc.assert(
      fc.property(shuffled, ([all, other]) => {
        expect(survivingAttributes(other)).toEqual(survivingAttributes(all))
      }),
    )
  })
})
