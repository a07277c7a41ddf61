import { drawMoment, drawWithin, type Period } from './calendar.ts'
import type { Shopper } from './shopper.ts'
import {
  browse,
  buyInShop,
  callSupport,
  checkOutAsGuest,
  orderAtKiosk,
  redeemPoints,
  secondCardMs,
  takeOutCard,
  visitAsCustomer,
  visitByApp,
} from './visits/index.ts'

type Visit = (atMs: number) => void

/** Lets a person shop through the period. Visits are drawn first and made in time order, as cookies and phones change on the way. */
export function live(shopper: Shopper): void {
  const { random, period, person } = shopper
  const sinceMs = drawWithin(random, period, 0, 0.75)
  const plan = [...planOf(shopper, { fromMs: sinceMs, toMs: period.toMs }), ...cardPlan(shopper, sinceMs)]
  if (person.usesKiosk) plan.push(at(shopper, period, 'shop', (atMs) => orderAtKiosk(shopper, atMs)))
  for (const { atMs, visit } of plan.toSorted((a, b) => a.atMs - b.atMs)) visit(atMs)
}

interface Planned {
  readonly atMs: number
  readonly visit: Visit
}

function at({ random }: Shopper, period: Period, where: 'shop' | 'home', visit: Visit): Planned {
  return { atMs: drawMoment(random, period, where), visit }
}

function planOf(shopper: Shopper, period: Period): Planned[] {
  switch (shopper.person.kind) {
    case 'account':
      return accountPlan(shopper, period)
    case 'guest':
      return [
        ...times(shopper, period, 1 + shopper.random.geometric(0.7, 5), 'home', (atMs) =>
          checkOutAsGuest(shopper, atMs),
        ),
        ...calls(shopper, period, 0.12),
      ]
    case 'card':
      return calls(shopper, period, 0.08)
    case 'caller':
      return times(shopper, period, 1 + shopper.random.geometric(0.4, 3), 'shop', (atMs) => callSupport(shopper, atMs))
    case 'visitor':
      return [at(shopper, period, 'home', (atMs) => void browse(shopper, shopper.browser(), atMs, 0.9))]
  }
}

/** Signs up on the first day, on the web or in the app, and comes back. */
function accountPlan(shopper: Shopper, period: Period): Planned[] {
  const { random } = shopper
  const appShare = random.chance(0.45) ? 0.6 : 0
  const visit =
    (signUp: boolean): Visit =>
    (atMs) =>
      random.chance(appShare) ? visitByApp(shopper, atMs, signUp) : visitAsCustomer(shopper, atMs, signUp)
  const returns = times(shopper, period, random.geometric(3, 30), 'home', visit(false))
  return [{ atMs: period.fromMs, visit: visit(true) }, ...returns, ...calls(shopper, period, 0.2)]
}

/** A card is taken out, then shown at tills; a second one half-way through the period. */
function cardPlan(shopper: Shopper, sinceMs: number): Planned[] {
  const { random, period, person } = shopper
  const [card, second] = person.loyaltyCards
  if (card === undefined) return []
  const owned = { fromMs: sinceMs, toMs: period.toMs }
  const plan = times(shopper, owned, 1 + random.geometric(2.2, 20), 'shop', (atMs) => buyInShop(shopper, atMs))
  plan.push({ atMs: sinceMs, visit: (atMs) => takeOutCard(shopper, card, atMs) })
  if (second !== undefined)
    plan.push({ atMs: secondCardMs(period), visit: (atMs) => takeOutCard(shopper, second, atMs) })
  if (random.chance(0.25)) plan.push(at(shopper, owned, 'shop', (atMs) => redeemPoints(shopper, card, atMs)))
  return plan
}

function calls(shopper: Shopper, period: Period, mean: number): Planned[] {
  return times(shopper, period, shopper.random.geometric(mean, 4), 'shop', (atMs) => callSupport(shopper, atMs))
}

function times(shopper: Shopper, period: Period, count: number, where: 'shop' | 'home', visit: Visit): Planned[] {
  return Array.from({ length: count }, () => at(shopper, period, where, visit))
}
