import { seenAs, type Shopper } from '../shopper.ts'
import { placeOrder } from './order.ts'

/** What the tills send where no card was shown: the newer ones a word, the older ones zeros. */
const WALK_IN = ['anonymous', '0000'] as const

const CARD_FORGOTTEN_SHARE = 0.2

/** Buys in a shop; with the loyalty card, if there is one and it is not at home. */
export function buyInShop(shopper: Shopper, atMs: number): void {
  const { random } = shopper
  const card = cardAt(shopper, atMs)
  if (card === null || random.chance(CARD_FORGOTTEN_SHARE))
    return placeOrder(shopper, {
      atMs,
      channel: 'till',
      seenAs: {},
      placeholders: { customer: random.pick(WALK_IN) },
      knownAs: {},
    })
  placeOrder(shopper, { atMs, channel: 'till', seenAs: { loyalty: card }, knownAs: { loyalty: card } })
}

/** Whoever has two cards shows the first until the second is made out, and then either. */
function cardAt({ person, period, random }: Shopper, atMs: number): string | null {
  const [first, second] = person.loyaltyCards
  if (second === undefined || atMs < secondCardMs(period)) return first ?? null
  return random.chance(0.7) ? second : (first ?? null)
}

/** Second cards are made out half-way through the period. */
export function secondCardMs({ fromMs, toMs }: Shopper['period']): number {
  return (fromMs + toMs) / 2
}

/** A terminal in a shop that everyone orders from: one device and one cookie for them all. */
export const KIOSK = { device: 'KIOSK-HALL-1', cookie: 'kiosk-hall-1' } as const

/** Orders at the terminal, by customer number, by card, or by leaving an e-mail address. */
export function orderAtKiosk(shopper: Shopper, atMs: number): void {
  const { person } = shopper
  const knownAs = seenAs(
    person.customerId !== null
      ? { customer: person.customerId }
      : person.loyaltyCards[0] !== undefined
        ? { loyalty: person.loyaltyCards[0] }
        : { email: shopper.hurriedEmail(atMs) },
  )
  placeOrder(shopper, { atMs, channel: 'app', seenAs: { ...KIOSK, ...knownAs }, knownAs })
}
