import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type HouseholdLink, type HouseholdProfile, households } from '../../src/identity/index.ts'
import { RULES as SHIPPED } from '../support/gate.ts'

const RULES = SHIPPED.households

type Use = [kind: HouseholdLink['kind'], key: string, from?: number, to?: number]

function person(id: string, since: number, ...uses: Use[]): HouseholdProfile {
  return { id, since, links: uses.map(([kind, key, from = 100, to = from]) => ({ kind, key, from, to })) }
}

const idsOf = (all: readonly HouseholdProfile[], rules = RULES): string[][] =>
  households(all, rules).map(({ members }) => members.map(({ profileId }) => profileId))

describe('people who live together', () => {
  it('a couple at one address: the first there is its holder, and the dates are each one’s own', () => {
    const ann = person('pann', 1, ['address', 'roe/12', 200, 900])
    const bob = person('pbob', 2, ['address', 'roe/12', 150, 400])
    expect(households([ann, bob], RULES)).toEqual([
      {
        id: 'hann',
        members: [
          { profileId: 'pbob', role: 'holder', from: 150, to: 400, through: ['address'] },
          { profileId: 'pann', role: 'member', from: 200, to: 900, through: ['address'] },
        ],
      },
    ])
  })

  it('twins at one address are two members of one household, not one person', () => {
    const twins = [person('pa', 1, ['address', 'roe/12', 50]), person('pb', 2, ['address', 'roe/12', 50])]
    expect(idsOf(twins)).toEqual([['pa', 'pb']])
  })

  it('a family account: whoever opened it is the holder, whoever was at the address first', () => {
    const mother = person('pm', 3, ['account', 'family:F1', 300], ['address', 'roe/12', 300])
    const father = person('pf', 1, ['account', 'family:F1', 310], ['address', 'roe/12', 10])
    const child = person('pc', 2, ['account', 'family:F1', 400], ['device', 'device:tablet', 420, 500])
    const [family] = households([father, child, mother], RULES)
    expect(family).toMatchObject({ id: 'hf' })
    expect(
      family?.members.map(({ profileId, role, from, to, through }) => [profileId, role, from, to, through]),
    ).toEqual([
      ['pm', 'holder', 300, 300, ['account', 'address']],
      ['pf', 'member', 10, 310, ['account', 'address']],
      // The tablet is the child's alone: it binds nobody.
      ['pc', 'member', 400, 400, ['account']],
    ])
  })

  it('a family tablet binds those who logged in on it, and makes nobody the holder', () => {
    const family = ['pa', 'pb', 'pc'].map((id, at) => person(id, at, ['device', 'device:tablet', at]))
    const [household] = households(family, RULES)
    expect(household?.members.map(({ role }) => role)).toEqual(['member', 'member', 'member'])
  })

  it('is chained: the grandmother shares the landline with the daughter, who shares the account with her own', () => {
    const chain = [
      person('pgran', 1, ['landline', 'landline:1']),
      person('pdaughter', 2, ['landline', 'landline:1'], ['account', 'family:F1']),
      person('pson', 3, ['account', 'family:F1']),
    ]
    expect(idsOf(chain)).toEqual([['pdaughter', 'pgran', 'pson']])
  })

  it('who uses nothing that others use lives in no household', () => {
    expect(
      idsOf([person('pa', 1, ['address', 'roe/12']), person('pb', 2, ['address', 'roe/14']), person('pc', 3)]),
    ).toEqual([])
  })

  it('the same key of another kind is another thing', () => {
    expect(idsOf([person('pa', 1, ['account', 'x']), person('pb', 2, ['landline', 'x'])])).toEqual([])
  })
})

describe('what would make a household of strangers', () => {
  it('an office landline with 200 people makes no household, and leaves the couple among them theirs', () => {
    const office = Array.from({ length: 200 }, (_, at) =>
      person(`p${at + 1_000}`, at, ['landline', 'landline:office'], ...(at < 2 ? [['address', 'roe/12'] as Use] : [])),
    )
    const [couple, ...others] = households(office, RULES)
    expect(others).toEqual([])
    expect(couple?.members.map(({ profileId, through }) => [profileId, through])).toEqual([
      ['p1000', ['address']],
      ['p1001', ['address']],
    ])
  })

  it('a household that is full takes nobody through a weaker bond, who then finds another', () => {
    const full = [
      person('pa', 1, ['account', 'family:F1']),
      person('pb', 2, ['account', 'family:F1'], ['address', 'roe/12', 10]),
      person('pc', 3, ['address', 'roe/12', 10], ['device', 'device:x', 20]),
      person('pd', 4, ['device', 'device:x', 20]),
    ]
    expect(idsOf(full, { sizeMax: 2 })).toEqual([
      ['pa', 'pb'],
      ['pc', 'pd'],
    ])
  })

  it('what exactly as many use as a household may hold still binds', () => {
    const all = Array.from({ length: 12 }, (_, at) => person(`p${at + 10}`, at, ['landline', 'landline:1']))
    expect(households(all, RULES)[0]?.members).toHaveLength(12)
  })
})

it('a merge makes two members one, and the split gives the household back as it was', () => {
  const ann = person('pa', 1, ['address', 'roe/12', 10, 20])
  const anne = person('pb', 2, ['address', 'roe/12', 15, 30])
  const bob = person('pc', 3, ['address', 'roe/12', 5, 8])
  const merged = { ...ann, links: [...ann.links, ...anne.links] }
  const before = households([ann, anne, bob], RULES)
  expect(households([merged, bob], RULES)[0]).toMatchObject({
    id: 'ha',
    members: [{ profileId: 'pc' }, { profileId: 'pa', from: 10, to: 30 }],
  })
  expect(households([ann, anne, bob], RULES)).toEqual(before)
})

const link = fc.record({
  kind: fc.constantFrom('account', 'landline', 'address', 'device'),
  key: fc.constantFrom('k1', 'k2', 'k3', 'k4'),
  from: fc.integer({ min: 0, max: 5 }),
  to: fc.integer({ min: 5, max: 9 }),
})
const people = fc
  .array(fc.array(link, { maxLength: 4 }), { maxLength: 14 })
  .map((all) => all.map((links, at): HouseholdProfile => ({ id: `p${at}`, since: at % 4, links })))
const sizeMax = fc.integer({ min: 2, max: 6 })

describe('of whatever people', () => {
  it('the order in which people and links come never decides', () => {
    const shuffled = people.chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc.shuffledSubarray(all, { minLength: all.length }),
        fc.shuffledSubarray(all.flatMap(({ links }) => links)),
      ),
    )
    fc.assert(
      fc.property(shuffled, sizeMax, ([all, other, order], max) => {
        const turned = other.map(({ links, ...rest }) => ({
          ...rest,
          links: links.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)),
        }))
        expect(households(turned, { sizeMax: max })).toEqual(households(all, { sizeMax: max }))
      }),
    )
  })

  it('everybody is in one household at most, none is too large, and each member is bound to another', () => {
    fc.assert(
      fc.property(people, sizeMax, (all, max) => {
        const found = households(all, { sizeMax: max })
        const members = found.flatMap((household) => household.members)
        expect(new Set(members.map(({ profileId }) => profileId)).size).toBe(members.length)
        expect(new Set(found.map(({ id }) => id)).size).toBe(found.length)
        for (const household of found) {
          expect(household.members.length).toBeLessThanOrEqual(max)
          for (const { through, from, to } of household.members) {
            expect(through.length).toBeGreaterThan(0)
            expect(from).toBeLessThanOrEqual(to)
          }
        }
      }),
    )
  })
})
