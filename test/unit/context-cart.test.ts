import {
  array,
  assert,
  constantFrom,
  integer,
  oneof,
  property,
  record,
  shuffledSubarray,
  subarray,
  tuple,
} from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type CartEntry,
  type CartLine,
  foldCart,
  type Kept,
  type Product,
} from '../../src/projections/context/index.ts'

const product = (productId: string, details: Partial<Product> = {}): Product => ({
  productId,
  variant: null,
  name: null,
  price: null,
  currency: null,
  ...details,
})

let place = 0

function entry(
  vertex: string,
  atMs: number,
  kind: 'add' | 'remove' | 'set' | 'order',
  of: Record<string, number> = {},
) {
  const lines = Object.entries(of).map(([id, quantity]) => ({ product: product(id), quantity }))
  const body = kind === 'set' ? { kind, lines, covers: [] as string[] } : { kind, lines }
  return { kind: 'cart', vertex, atMs, place: `0 ${place++}-0 c`, channel: vertex, body } as Kept<CartEntry> & {
    body: { covers: string[] }
  }
}

const quantities = (lines: readonly CartLine[]) =>
  Object.fromEntries(lines.map((line) => [line.productId, line.quantity]))
const cartOf = (entries: readonly Kept<CartEntry>[]) => quantities(foldCart(entries, 'sum'))

describe('the carts of two devices of one person', () => {
  const mobile = [entry('cookie:m', 1, 'add', { mug: 1, tea: 2 })]
  const desktop = [entry('cookie:d', 2, 'add', { mug: 1 })]

  test('are one, and each is its own again after a split', () => {
    expect(cartOf([...mobile, ...desktop])).toEqual({ mug: 2, tea: 2 })
    expect([cartOf(mobile), cartOf(desktop)]).toEqual([{ mug: 1, tea: 2 }, { mug: 1 }])
  })

  test('give each product by the rule', () => {
    const both = [...mobile, ...desktop, entry('cookie:d', 3, 'add', { tea: 1 })]
    expect(quantities(foldCart(both, 'largest'))).toEqual({ mug: 1, tea: 2 })
    expect(quantities(foldCart(both, 'newest'))).toEqual({ mug: 1, tea: 1 })
  })

  test('lose what was taken out on the other one', () => {
    expect(cartOf([...mobile, entry('cookie:d', 3, 'remove', { tea: 2 })])).toEqual({ mug: 1 })
  })
})

describe('what is in a cart', () => {
  test('is what was said last to be all of it, and what came after', () => {
    const set = entry('cookie:d', 3, 'set', { tea: 1 })
    const entries = [entry('cookie:d', 1, 'add', { mug: 1 }), set, entry('cookie:d', 4, 'add', { tea: 1 })]
    expect(cartOf(entries)).toEqual({ tea: 2 })
  })

  test('covers the carts it knew, and no others', () => {
    const set = entry('cookie:d', 3, 'set', { tea: 1 })
    set.body.covers.push('cookie:m')
    const others = [entry('cookie:m', 1, 'add', { mug: 1 }), entry('cookie:x', 1, 'add', { pot: 1 })]
    expect(cartOf([...others, set])).toEqual({ pot: 1, tea: 1 })
    expect(cartOf([...others, set, entry('cookie:m', 4, 'add', { mug: 1 })])).toEqual({ pot: 1, tea: 1, mug: 1 })
  })

  test('is not what was bought, wherever it was put in', () => {
    const carts = [entry('cookie:m', 1, 'add', { mug: 1, tea: 1 }), entry('cookie:d', 1, 'add', { pot: 1 })]
    expect(cartOf([...carts, entry('customer:1', 2, 'order', { mug: 1 })])).toEqual({ tea: 1, pot: 1 })
    expect(cartOf([...carts, entry('customer:1', 2, 'order')])).toEqual({})
    expect(cartOf([...carts, entry('customer:1', 2, 'order'), entry('cookie:m', 3, 'add', { mug: 1 })])).toEqual({
      mug: 1,
    })
  })

  test('keeps the name and price that were said last', () => {
    const named = entry('cookie:d', 1, 'add', { mug: 1 })
    Object.assign(named.body.lines[0] as object, {
      product: product('mug', { name: 'Mug', price: 90_000, currency: 'EUR' }),
    })
    const [line] = foldCart([named, entry('cookie:d', 2, 'add', { mug: 1 })], 'sum')
    expect(line).toMatchObject({ quantity: 2, name: 'Mug', price: 90_000, changedAtMs: 2 })
  })
})

const VERTICES = ['cookie:m', 'cookie:d', 'customer:1']
const quantity = integer({ min: 0, max: 3 })
const anyEntry = record({
  vertex: constantFrom(...VERTICES),
  atMs: integer({ min: 0, max: 9 }),
  kind: constantFrom('add' as const, 'remove' as const, 'set' as const, 'order' as const),
  of: oneof(record({ mug: quantity }), record({ mug: quantity, tea: quantity }), record({})),
  covers: subarray(VERTICES),
}).map(({ vertex, atMs, kind, of, covers }) => {
  const made = entry(vertex, atMs, kind, of as Record<string, number>)
  if (made.body.kind === 'set') made.body.covers.push(...covers)
  return made
})

/** Step by step, as a shop would: each device's cart by itself, then all of them together. */
function stepByStep(entries: readonly Kept<CartEntry>[]): Record<string, number> {
  const carts = new Map<string, Map<string, number>>()
  const cartOfVertex = (vertex: string) => carts.get(vertex) ?? carts.set(vertex, new Map()).get(vertex) ?? new Map()
  for (const { vertex, body } of entries.toSorted((a, b) => a.atMs - b.atMs || a.place.localeCompare(b.place, 'en'))) {
    if (body.kind === 'set') for (const key of [vertex, ...body.covers]) cartOfVertex(key).clear()
    if (body.kind === 'order') {
      for (const cart of carts.values()) {
        if (body.lines.length === 0) cart.clear()
        for (const { product: bought } of body.lines) cart.delete(bought.productId)
      }
      continue
    }
    const cart = cartOfVertex(vertex)
    for (const { product: one, quantity: count } of body.lines)
      cart.set(one.productId, (cart.get(one.productId) ?? 0) + (body.kind === 'remove' ? -count : count))
  }
  const sum: Record<string, number> = {}
  for (const cart of carts.values()) for (const [id, count] of cart) sum[id] = (sum[id] ?? 0) + count
  return Object.fromEntries(Object.entries(sum).filter(([, count]) => count >= 1))
}

test('after every merge and split a cart is what happened to the vertices that are together, whatever order it came in', () => {
  const histories = array(anyEntry, { maxLength: 14 }).chain((entries) =>
    tuple(
      shuffledSubarray(entries, { minLength: entries.length, maxLength: entries.length }),
      array(subarray(VERTICES, { minLength: 1 }), { minLength: 1, maxLength: 4 }),
    ),
  )
  assert(
    property(histories, ([entries, clusters]) => {
      for (const cluster of clusters) {
        const together = entries.filter(({ vertex }) => cluster.includes(vertex))
        expect(cartOf(together)).toEqual(stepByStep(together))
      }
    }),
    { numRuns: 300 },
  )
})
