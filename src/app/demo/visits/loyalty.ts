import { seenAs, type Shopper } from '../shopper.ts'

/** Takes out a loyalty card: a form at the till, filled in as one likes. */
export function takeOutCard(shopper: Shopper, card: string, atMs: number): void {
  const { random, person } = shopper
  const { household, birthDate } = person
  const linked = random.chance(0.7) ? person.customerId : null
  if (linked === null) shopper.mark('loyalty', card, 'unlinked-card')
  const known = seenAs({
    loyalty: card,
    customer: linked,
    email: random.chance(0.55) ? shopper.hurriedEmail(atMs) : null,
    phone: random.chance(0.5) ? shopper.phone(atMs) : null,
    landline: random.chance(0.3) ? household.landline : null,
  })
  const address = {
    street: household.street,
    city: household.place.city,
    postalCode: household.postcode,
    country: household.country,
  }
  const traits = { ...shopper.name(), birthday: birthDate, address }
  shopper.note({
    atMs,
    channel: 'loyalty',
    type: 'identify',
    name: null,
    seenAs: known,
    placeholders: unanswered(shopper, known),
    traits,
  })
}

/** Some forms must not be left empty. */
function unanswered({ random }: Shopper, known: ReturnType<typeof seenAs>) {
  return seenAs({
    phone: known.phone === undefined && random.chance(0.2) ? '0000' : null,
    email: known.email === undefined && random.chance(0.1) ? 'null' : null,
  })
}

export function redeemPoints(shopper: Shopper, card: string, atMs: number): void {
  const properties = { points: shopper.random.whole(1, 20) * 50 }
  shopper.note({
    atMs,
    channel: 'loyalty',
    type: 'track',
    name: 'Points Redeemed',
    seenAs: { loyalty: card },
    properties,
  })
}
