import type { IdentifierKey } from '../../model/index.ts'
import { type CartEntry, inOrder, type Kept, type Product } from './entries.ts'
import type { ContextSettings } from './settings.ts'

export interface CartLine extends Product {
  /** At least 1. */
  readonly quantity: number
  /** When it was changed last, ms. */
  readonly changedAtMs: number
  /** Where it was changed last. */
  readonly channel: string | null
}

type MergeRule = ContextSettings['cart']['merge']

/** One vertex's part of a line; below 0 when more was taken out than was put in there. */
interface Part {
  quantity: number
  changedAtMs: number
}

/**
 * The cart of a person: a pure function of what happened to the carts of all the person's vertices, in any order of
 * arrival. So a merge of profiles shows both carts as one, and a split gives each side its own back.
 *
 * - A `set` covers what happened before it on its own vertex and on those of the identifiers it names.
 * - An `order` takes out, on all vertices, the lines bought as far as they were put in before it.
 * - What is left is added up per vertex, and over vertices by the rule.
 *
 * @param entries of all the person's vertices
 * @returns lines by when they were put in first
 */
export function foldCart(entries: readonly Kept<CartEntry>[], rule: MergeRule): CartLine[] {
  const ordered = inOrder(entries)
  const reach = reachOf(ordered)
  const lines = new Map<string, { product: Product; channel: string | null; parts: Map<IdentifierKey, Part> }>()
  for (const [at, { vertex, atMs, channel, body }] of ordered.entries()) {
    if (body.kind === 'order' || at < (reach.covered.get(vertex) ?? -1)) continue
    const sign = body.kind === 'remove' ? -1 : 1
    for (const { product, quantity } of body.lines) {
      const key = lineKey(product)
      if (at < Math.max(reach.emptied, reach.bought.get(key) ?? -1)) continue
      const line = lines.get(key) ?? { product, channel, parts: new Map<IdentifierKey, Part>() }
      const part = line.parts.get(vertex) ?? { quantity: 0, changedAtMs: atMs }
      line.parts.set(vertex, { quantity: part.quantity + sign * quantity, changedAtMs: atMs })
      lines.set(key, { product: completed(product, line.product), channel, parts: line.parts })
    }
  }
  return [...lines.values()].flatMap(({ product, channel, parts }) => {
    const quantity = merged([...parts.values()], rule)
    const changedAtMs = Math.max(...[...parts.values()].map((part) => part.changedAtMs))
    return quantity < 1 ? [] : [{ ...product, quantity, changedAtMs, channel }]
  })
}

/** How far back later entries reach: what lies before these indexes is out. */
interface Reach {
  readonly covered: ReadonlyMap<IdentifierKey, number>
  readonly bought: ReadonlyMap<string, number>
  readonly emptied: number
}

function reachOf(ordered: readonly Kept<CartEntry>[]): Reach {
  const covered = new Map<IdentifierKey, number>()
  const bought = new Map<string, number>()
  let emptied = -1
  for (const [at, { vertex, body }] of ordered.entries()) {
    if (body.kind === 'set') for (const key of [vertex, ...body.covers]) covered.set(key, at)
    if (body.kind === 'order' && body.lines.length === 0) emptied = at
    if (body.kind === 'order') for (const { product } of body.lines) bought.set(lineKey(product), at)
  }
  return { covered, bought, emptied }
}

function merged(parts: readonly Part[], rule: MergeRule): number {
  const quantities = parts.map(({ quantity }) => quantity)
  if (rule === 'sum') return quantities.reduce((sum, quantity) => sum + quantity, 0)
  if (rule === 'largest') return Math.max(...quantities)
  return parts.toSorted((a, b) => b.changedAtMs - a.changedAtMs || b.quantity - a.quantity)[0]?.quantity ?? 0
}

function lineKey({ productId, variant }: Product): string {
  return JSON.stringify([productId, variant])
}

/** What the newest says, and what it does not as it was said before. */
function completed(newest: Product, known: Product): Product {
  return {
    ...newest,
    name: newest.name ?? known.name,
    price: newest.price ?? known.price,
    currency: newest.currency ?? known.currency,
  }
}
