import { type Figures, unitsOf } from '../../model/index.ts'

interface CurrencyAmount {
  /** ISO 4217. */
  readonly currency: string
  /** Currency units. */
  readonly amount: number
}

/** A profile's figures, for reading. */
export interface Metrics {
  /** Units of `currency`; 0 without purchases. */
  readonly spend: number
  /** The main currency; null without purchases. */
  readonly currency: string | null
  readonly orders: number
  readonly refunds: number
  /** The main currency first. */
  readonly spendByCurrency: readonly CurrencyAmount[]
}

/** The main currency is the one with the largest amount, debit or credit; ties by alphabet. */
export function metricsOf({ orders, refunds, spendByCurrency }: Figures): Metrics {
  const amounts = Object.entries(spendByCurrency).map(([currency, amount]) => ({ currency, amount: unitsOf(amount) }))
  amounts.sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount) || (a.currency < b.currency ? -1 : 1))
  const [main] = amounts
  return { spend: main?.amount ?? 0, currency: main?.currency ?? null, orders, refunds, spendByCurrency: amounts }
}
