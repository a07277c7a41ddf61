import type { Booking } from '../../app/book/ports.ts'
import type { Amount } from '../../model/index.ts'

/** One purchase as it is kept beside the sum. */
interface StoredPurchase {
  readonly orders: number
  readonly refunds: number
  readonly currency: string
  readonly amount: Amount
}

/** A JSON list; the place on the log first, which makes it unique. */
export function encodePurchase({ lane, position, orders, refunds, currency, amount }: Booking): string {
  return JSON.stringify([`${lane} ${position}`, orders, refunds, currency, amount])
}

export function decodePurchase(text: string): StoredPurchase {
  const [, orders, refunds, currency, amount] = JSON.parse(text)
  return { orders, refunds, currency, amount }
}
