import { type Amount, amountOf, snakeCase } from '../model/index.ts'
import type { ChannelPurchase, JsonValue } from './channel-event.ts'
import { type Fields, isObject } from './fields.ts'

/** Event names that stand for a purchase, in small letters and underscores: `Order Completed` is `order_completed`. */
const PURCHASES: ReadonlyMap<string, ChannelPurchase['kind']> = new Map([
  ['order_completed', 'order'],
  ['completed_order', 'order'],
  ['purchase', 'order'],
  ['order_refunded', 'refund'],
  ['refund', 'refund'],
  ['order_cancelled', 'refund'],
  ['order_canceled', 'refund'],
])

/** Where the amount is looked for, in this order; else the products are added up. */
const AMOUNT_KEYS = ['total', 'revenue', 'value'] as const

/**
 * What an event means for orders and spend: null unless its name stands for a purchase.
 * An order's amount is its `total`, else `revenue`, else `value`, else its products' prices times quantities
 * (1 by default), else 0; a refund's is the same, negative.
 *
 * @param at where its properties lie: `properties`, `payload`
 */
export function purchaseOf(fields: Fields, name: string | null, at: string): ChannelPurchase | null {
  const kind = PURCHASES.get(snakeCase(name ?? ''))
  if (kind === undefined) return null
  const amount = statedAmount(fields, at) ?? productsAmount(fields, at)
  return {
    kind,
    orderId: fields.firstText([`${at}.order_id`, `${at}.orderId`]),
    amount: kind === 'refund' ? -Math.abs(amount) + 0 : amount,
    currency: currencyOf(fields, `${at}.currency`),
  }
}

function statedAmount(fields: Fields, at: string): Amount | null {
  for (const key of AMOUNT_KEYS) {
    const value = fields.value(`${at}.${key}`)
    if (value != null && value !== '') return readAmount(fields, value, `${at}.${key}`)
  }
  return null
}

function productsAmount(fields: Fields, at: string): Amount {
  const products = fields.value(`${at}.products`)
  if (!Array.isArray(products)) return 0
  const sum = products.reduce<number>(
    (total, product, index) => total + lineAmount(fields, product, `${at}.products.${index}`),
    0,
  )
  return checkExact(fields, sum, `${at}.products`)
}

function lineAmount(fields: Fields, product: JsonValue, field: string): Amount {
  if (!isObject(product) || product.price == null || product.price === '') return 0
  const quantity = product.quantity == null ? 1 : Number(product.quantity)
  if (!Number.isFinite(quantity)) fields.refuse('INVALID_AMOUNT', `${field}.quantity`, 'is no number')
  return Math.round(readAmount(fields, product.price, `${field}.price`) * quantity)
}

function readAmount(fields: Fields, value: JsonValue, field: string): Amount {
  const amount = amountOf(value)
  if (amount === null)
    fields.refuse('INVALID_AMOUNT', field, 'is no exact amount; expected a number such as 12.5 or its text')
  return amount ?? 0
}

function checkExact(fields: Fields, amount: number, field: string): Amount {
  if (Number.isSafeInteger(amount)) return amount
  fields.refuse('INVALID_AMOUNT', field, 'adds up to more than can be exact')
  return 0
}

function currencyOf(fields: Fields, path: string): string | null {
  const currency = fields.text(path)?.trim().toUpperCase() ?? null
  if (currency === null || /^[A-Z]{3}$/.test(currency)) return currency
  return fields.refuse('INVALID_CURRENCY', path, 'is no currency; expected three letters such as EUR (ISO 4217)')
}
