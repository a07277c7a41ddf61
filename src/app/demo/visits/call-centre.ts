import { seenAs, type Shopper } from '../shopper.ts'

const TOPICS = ['delivery', 'return', 'invoice', 'product', 'opening hours', 'complaint'] as const

/** Rings up: the caller's number is seen; some say their e-mail address or customer number, and the agent types it. */
export function callSupport(shopper: Shopper, atMs: number): void {
  const { random, person } = shopper
  const { landline } = person.household
  const fromHome = landline !== null && random.chance(0.4)
  const known = seenAs({
    customer: random.chance(0.5) ? person.customerId : null,
    email: random.chance(0.45) ? shopper.hurriedEmail(atMs) : null,
    ...(fromHome ? { landline } : { phone: shopper.phone(atMs) }),
  })
  const properties = { topic: random.pickRanked(TOPICS), seconds: random.whole(40, 900) }
  shopper.note({
    atMs,
    channel: 'call-centre',
    type: 'track',
    name: 'Support Call',
    seenAs: known,
    traits: shopper.name(),
    properties,
  })
}
