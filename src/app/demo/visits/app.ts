import { PRODUCTS } from '../catalogue.ts'
import { seenAs, type Screen, type Shopper } from '../shopper.ts'
import { placeOrder } from './order.ts'

const MINUTE_MS = 60_000
const SCREENS = ['Home', 'Offers', 'Wishlist', 'Store finder'] as const

/** On one's own phone one stays logged in; on the family's tablet one logs in, or just looks. */
export function visitByApp(shopper: Shopper, atMs: number, signUp: boolean): void {
  const app = shopper.app()
  const shared = app === shopper.person.household.tablet
  const loggedIn = signUp || !shared || shopper.random.chance(0.6)
  if (loggedIn && (signUp || shared || shopper.random.chance(0.15))) logIn(shopper, app, atMs)
  look(shopper, app, atMs + MINUTE_MS, loggedIn)
}

function logIn(shopper: Shopper, app: Screen, atMs: number): void {
  const known = seenAs({ ...app, customer: shopper.person.customerId, email: shopper.email(atMs) })
  shopper.note({ atMs, channel: 'app', type: 'identify', name: null, seenAs: known, traits: shopper.name() })
}

function look(shopper: Shopper, app: Screen, atMs: number, loggedIn: boolean): void {
  const { random, person } = shopper
  const as = seenAs({ ...app, customer: loggedIn ? person.customerId : null })
  shopper.note({ atMs, channel: 'app', type: 'screen', name: random.pickRanked(SCREENS), seenAs: as })
  let lastMs = atMs
  for (let views = random.geometric(0.6, 5); views > 0; views--) {
    lastMs += random.whole(5, 120) * 1_000
    shopper.note({
      atMs: lastMs,
      channel: 'app',
      type: 'track',
      name: 'Product Viewed',
      seenAs: as,
      properties: { ...random.pick(PRODUCTS) },
    })
  }
  if (!loggedIn || !random.chance(0.3)) return
  placeOrder(shopper, {
    atMs: lastMs + MINUTE_MS,
    channel: 'app',
    seenAs: as,
    knownAs: seenAs({ customer: person.customerId }),
  })
}
