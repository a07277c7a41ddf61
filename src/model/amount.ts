/** Money as a whole number of 1/10,000 of a currency unit, so that sums are exact in any order. */
export type Amount = number

const PER_UNIT = 10_000

/**
 * @param value a number of currency units (`2.55`) or its decimal text (`"2.55"`)
 * @returns ten-thousandths (`25500`), rounded beyond four decimals: text half away from zero, a number as its binary
 * value says; null when it is neither, or too large to be exact
 */
export function amountOf(value: unknown): Amount | null {
  const scaled = typeof value === 'string' ? scaledText(value.trim()) : scaledNumber(value)
  return scaled !== null && Number.isSafeInteger(scaled) ? scaled + 0 : null
}

function scaledNumber(value: unknown): number | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) return null
  return Math.sign(value) * Math.round(Math.abs(value) * PER_UNIT)
}

const DECIMAL = /^([+-]?)(\d{1,16})(?:\.(\d+))?$/

function scaledText(text: string): number | null {
  const [, sign, whole, decimals = ''] = DECIMAL.exec(text) ?? []
  if (whole === undefined) return null
  const rounded = Number(`${whole}${decimals.slice(0, 4).padEnd(4, '0')}`) + (Number(decimals[4] ?? 0) >= 5 ? 1 : 0)
  return sign === '-' ? -rounded : rounded
}

/** @returns currency units as a number, for reading: `25500` gives `2.55` */
export function unitsOf(amount: Amount): number {
  return amount / PER_UNIT
}
