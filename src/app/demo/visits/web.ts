import { PRODUCTS } from '../catalogue.ts'
import type { SeenAs } from '../draft.ts'
import { seenAs, type Shopper } from '../shopper.ts'
import { placeOrder } from './order.ts'

const MINUTE_MS = 60_000
const LANDINGS = ['Home', 'Sale', 'New in', 'Kitchen', 'Garden', 'Gift ideas'] as const
const CAMPAIGNS = ['spring-sale', 'newsletter-12', 'search-brand', 'back-to-school'] as const

/** Looks around, leaving no more than a cookie. @returns when they stopped, ms since 1970 */
export function browse(shopper: Shopper, as: SeenAs, atMs: number, viewsMean: number): number {
  const { random } = shopper
  const name = random.pickRanked(LANDINGS)
  const campaign = random.chance(0.2) ? { campaign: random.pick(CAMPAIGNS) } : {}
  shopper.note({
    atMs,
    channel: 'web',
    type: 'page',
    name,
    seenAs: as,
    properties: { path: pathOf(name), ...campaign },
  })
  let lastMs = atMs
  for (let views = random.geometric(viewsMean, 6); views > 0; views--) {
    lastMs += random.whole(10, 240) * 1_000
    shopper.note({
      atMs: lastMs,
      channel: 'web',
      type: 'track',
      name: 'Product Viewed',
      seenAs: as,
      properties: { ...random.pick(PRODUCTS) },
    })
  }
  return lastMs
}

function pathOf(page: string): string {
  return page === 'Home' ? '/' : `/${page.toLowerCase().replaceAll(' ', '-')}`
}

/** A customer on the web site: signs up, or logs in two times of three. */
export function visitAsCustomer(shopper: Shopper, atMs: number, signUp: boolean): void {
  const { random, person } = shopper
  const browser = shopper.browser()
  const stoppedMs = browse(shopper, browser, atMs, 0.8)
  if (!signUp && !random.chance(0.65)) return
  const customer = person.customerId
  const known = seenAs({
    ...browser,
    customer,
    email: shopper.email(atMs),
    phone: signUp && random.chance(0.6) ? shopper.phone(atMs) : null,
  })
  const traits = signUp ? { ...shopper.name(), ...addressOf(shopper) } : {}
  shopper.note({ atMs: stoppedMs + MINUTE_MS, channel: 'web', type: 'identify', name: null, seenAs: known, traits })
  if (!random.chance(0.4)) return
  placeOrder(shopper, {
    atMs: stoppedMs + 5 * MINUTE_MS,
    channel: 'web',
    seenAs: seenAs({ ...browser, customer }),
    knownAs: seenAs({ customer }),
  })
}

/** Orders without an account: name, e-mail and perhaps a phone, typed in a hurry. */
export function checkOutAsGuest(shopper: Shopper, atMs: number): void {
  const { random } = shopper
  const browser = shopper.browser()
  const stoppedMs = browse(shopper, browser, atMs, 0.8)
  const email = shopper.hurriedEmail(atMs)
  const known = seenAs({ ...browser, email, phone: random.chance(0.5) ? shopper.phone(atMs) : null })
  const traits = { ...shopper.name(), ...addressOf(shopper) }
  shopper.note({ atMs: stoppedMs + MINUTE_MS, channel: 'web', type: 'identify', name: null, seenAs: known, traits })
  placeOrder(shopper, {
    atMs: stoppedMs + 2 * MINUTE_MS,
    channel: 'web',
    seenAs: seenAs({ ...browser, email }),
    knownAs: seenAs({ email }),
  })
}

function addressOf({ person: { household } }: Shopper) {
  const { street, postcode, place, country } = household
  return { address: { street, city: place.city, postalCode: postcode, country } }
}
