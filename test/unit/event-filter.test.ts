import { describe, expect, test } from 'vitest'
import { eventFilterSchema, knownKeysAt, matchesFilter, valuesAt } from '../../src/model/index.ts'
import { eventOf } from '../support/events.ts'

const ORDER = eventOf(['customer:1'], {
  name: 'Order Completed',
  channel: 'web',
  purchase: { kind: 'order', orderId: 'o-1', amount: 255_000, currency: 'GBP' },
  properties: {
    coupon: null,
    gift: false,
    shipping: { method: 'express', days: 2 },
    products: [{ category: 'shoes', price: 20 }, { category: 'hats' }, { category: 7 }],
    tags: ['sale', 'new'],
  },
})

const holds = (filter: unknown) => matchesFilter(eventFilterSchema.parse(filter), ORDER)
const faultsOf = (filter: unknown) =>
  eventFilterSchema.safeParse(filter).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? []

describe('a field is read', () => {
  test.each([
    ['channel', ['web']],
    ['sessionId', []],
    ['purchase.amount', [25.5]],
    ['properties.shipping.method', ['express']],
    ['properties.products.category', ['shoes', 'hats', 7]],
    ['properties.tags', ['sale', 'new']],
    ['properties.coupon', []],
    ['properties.shipping', []],
    ['properties.constructor.name', []],
    ['context.page.url', []],
  ])('%s', (path, values) => {
    expect(valuesAt(ORDER, path)).toEqual(values)
  })
})

describe('a condition', () => {
  test.each([
    [{ field: 'name', is: 'Order Completed' }, true],
    [{ field: 'name', is: 'order completed' }, false],
    [{ field: 'properties.gift', is: false }, true],
    [{ field: 'properties.shipping.days', is: '2' }, false],
    [{ field: 'channel', in: ['app', 'web'] }, true],
    [{ field: 'channel', in: ['app'] }, false],
    [{ field: 'properties.products.category', is: 'hats' }, true],
    [{ field: 'purchase.amount', atLeast: 25.5 }, true],
    [{ field: 'purchase.amount', moreThan: 25.5 }, false],
    [{ field: 'purchase.amount', atMost: 25.5 }, true],
    [{ field: 'purchase.amount', lessThan: 25.5 }, false],
    [{ field: 'name', contains: 'Comp' }, true],
    [{ field: 'name', startsWith: 'Comp' }, false],
    [{ field: 'name', startsWith: 'Order' }, true],
    [{ field: 'properties.products.category', contains: '7' }, false],
    [{ field: 'properties.coupon', exists: true }, false],
    [{ field: 'properties.coupon', exists: false }, true],
    [{ field: 'properties.tags', exists: true }, true],
  ])('%j is %s', (filter, expected) => {
    expect(holds(filter)).toBe(expected)
  })
})

describe('filters nest', () => {
  const yes = { field: 'type', is: 'track' }
  const no = { field: 'type', is: 'page' }
  test.each([
    [{ all: [yes, yes] }, true],
    [{ all: [yes, no] }, false],
    [{ any: [no, yes] }, true],
    [{ any: [no, no] }, false],
    [{ not: no }, true],
    [{ not: { field: 'properties.absent', is: 1 } }, true],
    [{ all: [yes, { not: { any: [no, { field: 'channel', is: 'till' }] } }] }, true],
  ])('%j is %s', (filter, expected) => {
    expect(holds(filter)).toBe(expected)
  })

  test('up to eight deep', () => {
    const nested = (depth: number): object => (depth === 1 ? yes : { not: nested(depth - 1) })
    expect(faultsOf(nested(8))).toEqual([])
    expect(faultsOf(nested(9))).toEqual([expect.stringContaining('nests more than 8 deep')])
  })
})

describe('what is not a filter is refused where it is wrong', () => {
  test.each([
    [{}, ': needs exactly one of all, any, not, or field with a test'],
    [{ field: 'name' }, ': needs exactly one of'],
    [{ is: 'x' }, ': needs exactly one of'],
    [{ field: 'name', is: 'a', contains: 'b' }, ': needs exactly one of'],
    [{ all: [{ field: 'name', is: 'a' }], field: 'name', is: 'a' }, ': needs exactly one of'],
    [{ all: [{ field: 'name', is: 'a' }], contains: 'a' }, ': needs exactly one of'],
    [{ all: [] }, 'all: Too small'],
    [{ any: [{ field: 'chanel', is: 'web' }] }, 'any.0.field: chanel is no field of an event; did you mean channel?'],
    [{ field: 'properties', exists: true }, 'field: properties is no field of an event'],
    [{ field: 'purchase.amount', atLeast: '5' }, 'atLeast: Invalid input'],
    [{ field: 'name', is: 'a', equals: 'a' }, ': Unrecognized key'],
  ])('%j', (filter, fault) => {
    expect(faultsOf(filter)).toEqual([expect.stringContaining(fault)])
  })

  test('whose nearest known key can be told, however deep it lies', () => {
    expect(knownKeysAt(eventFilterSchema, ['all', 0, 'not'])).toContain('startsWith')
  })
})
