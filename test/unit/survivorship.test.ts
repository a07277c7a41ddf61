import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { basisOf, STEWARD, type SurvivorshipRule, survivingAttributes as surviving } from '../../src/identity/index.ts'
import type { Attribute, AttributeObservation, AttributeValue } from '../../src/model/index.ts'
import { RULES } from '../support/gate.ts'

function said(source: string, name: string, value: AttributeValue, observedAt: string): AttributeObservation {
  return { name, value, source, observedAt, verified: true }
}

/** By the rules as they are shipped: the newest. */
const survivingAttributes = (all: readonly AttributeObservation[]): Attribute[] => surviving(all, RULES)

/** The attribute `city` by a rule of its own. */
function city(rule: Partial<SurvivorshipRule>, ...all: AttributeObservation[]): Attribute | undefined {
  const attributes = { city: { by: ['newest' as const], sources: [], ...rule } }
  return surviving(all, { survivorship: { ...RULES.survivorship, attributes } })[0]
}

const unverified = (observation: AttributeObservation): AttributeObservation => ({ ...observation, verified: false })

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
    expect(attribute?.others).toEqual([said('web', 'city', 'Leeds', MONDAY)])
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
      observedAt: fc.constantFrom(MONDAY, TUESDAY, '2026-05-05T09:00:00Z'),
      verified: fc.boolean(),
    })
    const set = fc.constantFrom('', basisOf([]), basisOf([said('crm', 'a', 'x', MONDAY)]))
    const override = fc
      .tuple(observation, set)
      .map(([made, basis]): AttributeObservation => ({ ...made, source: STEWARD, basis }))
    const criteria = fc.shuffledSubarray(['verified', 'source', 'newest', 'longest', 'mostFrequent'] as const, {
      minLength: 1,
    })
    const shuffled = fc
      .array(fc.oneof({ weight: 4, arbitrary: observation }, override), { maxLength: 12 })
      .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })))
    fc.assert(
      fc.property(shuffled, criteria, ([all, other], by) => {
        const rules = { survivorship: { default: { by, sources: ['web'] }, attributes: {} } }
        expect(surviving(other, rules)).toEqual(surviving(all, rules))
      }),
    )
  })
})

describe('an attribute with a rule of its own', () => {
  const york = said('web', 'city', 'York', TUESDAY)
  const leeds = said('crm', 'city', 'Leeds', MONDAY)

  it('believes what was said beside a verified identifier before anything newer', () => {
    expect(city({ by: ['verified', 'newest'] }, unverified(york), leeds)?.value).toBe('Leeds')
    expect(city({ by: ['verified', 'newest'] }, york, leeds)?.value).toBe('York')
  })

  it('believes the sources in the order it lists them, and any other last', () => {
    const sources = ['erp', 'crm']
    expect(city({ by: ['source', 'newest'], sources }, york, leeds)?.value).toBe('Leeds')
    expect(city({ by: ['source', 'newest'], sources }, york, said('app', 'city', 'Ayr', MONDAY))?.value).toBe('York')
  })

  it('takes the longest, counted in characters as people see them, and anything before a withdrawal', () => {
    expect(city({ by: ['longest'] }, york, leeds)?.value).toBe('Leeds')
    expect(
      city({ by: ['longest'] }, said('web', 'city', '😀😀', MONDAY), said('crm', 'city', 'Ayr', MONDAY))?.value,
    ).toBe('Ayr')
    expect(city({ by: ['longest'] }, said('web', 'city', null, TUESDAY), leeds)?.value).toBe('Leeds')
  })

  it('takes what most records say', () => {
    const again = said('till', 'city', 'Leeds', MONDAY)
    expect(city({ by: ['mostFrequent', 'newest'] }, york, leeds, again)?.value).toBe('Leeds')
    expect(city({ by: ['mostFrequent', 'newest'] }, york, leeds)?.value).toBe('York')
  })

  it('asks the next criterion only where the one before does not decide', () => {
    const ayr = said('web', 'city', 'Ayr', TUESDAY)
    expect(city({ by: ['newest', 'longest'] }, york, ayr, said('crm', 'city', 'Birmingham', MONDAY))?.value).toBe(
      'York',
    )
  })

  it('does not mind an attribute that is called as something every object has', () => {
    expect(survivingAttributes([said('crm', 'constructor', 1, MONDAY)])[0]?.value).toBe(1)
  })
})

describe('a steward who overrides an attribute', () => {
  const crm = said('crm', 'city', 'Leeds', MONDAY)
  const web = said('web', 'city', 'York', TUESDAY)
  const override = { ...said(STEWARD, 'city', 'Ayr', MONDAY), basis: basisOf([web, crm]) }

  it('is believed before all sources, whose values are kept', () => {
    expect(city({}, crm, override, web)).toEqual({ ...override, others: [web, crm] })
  })

  it('is believed as long as the sources say what they said, however often and late', () => {
    expect(city({}, { ...crm, observedAt: '2026-06-01T00:00:00Z' }, crm, web, override)?.value).toBe('Ayr')
  })

  it('is no longer believed when a source says something else, and the override is kept last', () => {
    const moved = said('crm', 'city', 'Hull', '2026-05-06T09:00:00Z')
    expect(city({}, moved, override, web)).toEqual({ ...moved, others: [web, override] })
  })

  it('is no longer believed when the profile is split, and believed again when it is merged as it was', () => {
    expect(city({}, crm, override)?.value).toBe('Leeds')
    expect(city({}, web)?.value).toBe('York')
    expect(city({}, override, web, crm)?.value).toBe('Ayr')
  })

  it('is not believed where all that it was set against has gone: the attribute has no value', () => {
    expect(city({}, override)).toBeUndefined()
  })

  it('may give an attribute that no source ever gave', () => {
    expect(city({}, { ...override, basis: basisOf([]) })?.value).toBe('Ayr')
  })

  it('is believed by the last override that still stands', () => {
    const later = { ...said(STEWARD, 'city', 'Oban', TUESDAY), basis: override.basis }
    const lapsed = { ...said(STEWARD, 'city', 'Wick', '2026-05-09T09:00:00Z'), basis: basisOf([web]) }
    expect(city({}, crm, override, later, lapsed, web)).toEqual({ ...later, others: [override, web, crm, lapsed] })
  })

  it('can withdraw a value that sources insist on', () => {
    expect(city({}, crm, web, { ...override, value: null })?.value).toBeNull()
  })
})
