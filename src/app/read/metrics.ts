import { type Amount, unitsOf } from '../../model/index.ts'
import { totalsOf, type TraitSum } from '../../projections/traits/index.ts'

interface CurrencyAmount {
  /** ISO 4217. */
  readonly currency: string
  /** Currency units. */
  readonly amount: number
}

/** What every profile is told of, whatever traits there are besides. */
export interface Figures {
  readonly events: number
  readonly orders: number
  readonly refunds: number
  readonly spendByCurrency: Readonly<Record<string, Amount>>
  /** ms since 1970; null when nothing is booked. */
  readonly firstSeenMs: number | null
  readonly lastSeenMs: number | null
}

/** A profile's figures, for reading. */
export interface Metrics {
  readonly events: number
  /** Units of `currency`; 0 without purchases. */
  readonly spend: number
  /** The main currency; null without purchases. */
  readonly currency: string | null
  readonly orders: number
  readonly refunds: number
  /** The main currency first. */
  readonly spendByCurrency: readonly CurrencyAmount[]
  /** Spend by order, in units of `currency`; null without orders, and with purchases in several currencies. */
  readonly averageOrderValue: number | null
  /** Instants, ISO 8601. */
  readonly firstSeen: string | null
  readonly lastSeen: string | null
  /** Why figures and traits lack something that they had; null when they are whole. */
  readonly rebuilding: string | null
}

const SPEND = 'spend:'

/** @returns what the traits `events`, `orders`, `refunds`, `spend`, `firstSeen` and `lastSeen` come to */
export function figuresIn(sum: TraitSum): Figures {
  const totals = totalsOf(sum)
  const spend = [...totals].filter(([slot]) => slot.startsWith(SPEND))
  return {
    events: totals.get('events') ?? 0,
    orders: totals.get('orders') ?? 0,
    refunds: totals.get('refunds') ?? 0,
    spendByCurrency: Object.fromEntries(spend.map(([slot, amount]) => [slot.slice(SPEND.length), amount])),
    firstSeenMs: sum.extremes.get('firstSeen') ?? null,
    lastSeenMs: sum.extremes.get('lastSeen') ?? null,
  }
}

/** The main currency is the one with the largest amount, debit or credit; ties by alphabet. */
export function metricsOf(figures: Figures, rebuilding: string | null = null): Metrics {
  const { events, orders, refunds, spendByCurrency, firstSeenMs, lastSeenMs } = figures
  const amounts = Object.entries(spendByCurrency).map(([currency, amount]) => ({ currency, amount: unitsOf(amount) }))
  amounts.sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount) || (a.currency < b.currency ? -1 : 1))
  const [main, ...others] = amounts
  return {
    events,
    spend: main?.amount ?? 0,
    currency: main?.currency ?? null,
    orders,
    refunds,
    spendByCurrency: amounts,
    averageOrderValue: main === undefined || others.length > 0 || orders === 0 ? null : main.amount / orders,
    firstSeen: instantOf(firstSeenMs),
    lastSeen: instantOf(lastSeenMs),
    rebuilding,
  }
}

function instantOf(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString()
}
