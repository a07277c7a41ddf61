import { amountOf, type CanonicalEvent } from '../../model/index.ts'
import type { Product, ProductQuantity } from './entries.ts'

type Properties = CanonicalEvent['properties']
type Value = Properties[string] | undefined

/** Texts are kept this long: context is for a screen, not an archive. */
const TEXT_LENGTH_MAX = 4_000
const LINES_MAX = 500

/** The first of the keys that holds a text or a number. */
export function textAt(properties: Properties, ...keys: readonly string[]): string | null {
  for (const key of keys) {
    const value = own(properties, key)
    if (typeof value === 'number' || (typeof value === 'string' && value !== ''))
      return String(value).slice(0, TEXT_LENGTH_MAX)
  }
  return null
}

/** One of the words, whatever its case; null where it is none. */
export function wordAt<Word extends string>(properties: Properties, key: string, words: readonly Word[]): Word | null {
  const text = textAt(properties, key)?.toLowerCase()
  return words.find((word) => word === text) ?? null
}

/** Texts of a list, ids of the objects in it. */
export function listAt(properties: Properties, ...keys: readonly string[]): string[] {
  for (const key of keys) {
    const value = own(properties, key)
    if (Array.isArray(value)) return value.slice(0, LINES_MAX).flatMap((entry) => idOf(entry) ?? [])
  }
  return []
}

/** `products`, else the product that the properties themselves describe; of each at least the id. */
export function productsOf(properties: Properties): ProductQuantity[] {
  const listed = own(properties, 'products')
  const described = Array.isArray(listed) ? listed.slice(0, LINES_MAX) : [properties]
  const currency = textAt(properties, 'currency')
  return described.flatMap((entry) => (isObject(entry) ? productOf(entry, currency) : []))
}

function productOf(fields: Properties, currency: string | null): ProductQuantity[] {
  const productId = textAt(fields, 'product_id', 'productId', 'sku', 'id')
  if (productId === null) return []
  const product: Product = {
    productId,
    variant: textAt(fields, 'variant'),
    name: textAt(fields, 'name'),
    price: amountOf(own(fields, 'price')),
    currency: textAt(fields, 'currency') ?? currency,
  }
  return [{ product, quantity: quantityOf(own(fields, 'quantity')) }]
}

/** 1 where none is said, as Segment has it; whole and never negative. */
function quantityOf(value: Value): number {
  const quantity = value == null || value === '' ? 1 : Number(value)
  return Number.isFinite(quantity) ? Math.min(Math.max(Math.round(quantity), 0), 1_000_000) : 1
}

function idOf(entry: Value): string | null {
  if (typeof entry === 'string' || typeof entry === 'number') return String(entry)
  return isObject(entry) ? textAt(entry, 'product_id', 'productId', 'sku', 'id') : null
}

function own(properties: Properties, key: string): Value {
  return Object.hasOwn(properties, key) ? properties[key] : undefined
}

function isObject(value: Value): value is Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
