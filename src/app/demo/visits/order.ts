import { DAY_MS } from '../calendar.ts'
import { fillBasket } from '../catalogue.ts'
import type { Channel, SeenAs } from '../draft.ts'
import type { Shopper } from '../shopper.ts'

const REFUND_SHARE = 0.06

export interface Sale {
  readonly atMs: number
  readonly channel: Channel
  readonly seenAs: SeenAs
  readonly placeholders?: SeenAs
  /** By what the back office knows the buyer when money goes back: not by a browser. */
  readonly knownAs: SeenAs
  readonly traits?: Readonly<Record<string, unknown>>
}

/** An order; now and then some days later its refund, which the back office sends. */
export function placeOrder(shopper: Shopper, { knownAs, ...sale }: Sale): void {
  const { random, issuer, person } = shopper
  const { products, total } = fillBasket(random)
  const currency = person.household.country === 'GB' ? 'GBP' : 'EUR'
  const properties = { order_id: issuer.orderId(sale.channel), total, currency, products }
  shopper.note({ ...sale, type: 'track', name: 'Order Completed', properties })
  if (Object.keys(knownAs).length === 0 || !random.chance(REFUND_SHARE)) return
  const atMs = sale.atMs + random.whole(2, 20) * DAY_MS
  shopper.note({ atMs, channel: sale.channel, type: 'track', name: 'Order Refunded', seenAs: knownAs, properties })
}
