/** Money as a whole number of 1/10,000 of a currency unit, so that sums are exact in any order. */
export type Amount = number

const PER_UNIT = 10_000

/**
 * @param value a number of currency units (`2.55`) or its decimal text (`"2.55"`)
 * @returns ten-thousandths (`25500`), rounded half away from zero beyond four decimals; null when it is no finite number
 */
export function amountOf(value: unknown): Amount | null {
  const units = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof units !== 'number' || !Number.isFinite(units)) return null
  const scaled = Math.sign(units) * Math.round(Math.abs(units) * PER_UNIT)
  return Number.isSafeInteger(scaled) ? scaled + 0 : null
}

/** @returns currency units as a number, for reading: `25500` gives `2.55` */
export function unitsOf(amount: Amount): number {
  return amount / PER_UNIT
}
