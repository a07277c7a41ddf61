import type { Amount } from '../../model/index.ts'

/** A number exactly as written: `digits` over 10 to the power of `scale`. */
export interface Decimal {
  readonly digits: bigint
  /** From 0. */
  readonly scale: number
}

export const ZERO: Decimal = { digits: 0n, scale: 0 }

const PLAIN = /^([+-]?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/
const AMOUNT_SCALE = 4
const DIGITS_MAX = 40

/**
 * @param text `2.55`, `-1,234.50`, `£12`, `1e3`; with `,` as the decimal sign `1.234,50`
 * @returns null when it is no number, or longer than any amount
 */
export function decimalOf(text: string, decimalSign: '.' | ','): Decimal | null {
  const match = (decimalSign === '.' ? PLAIN.exec(text) : null) ?? PLAIN.exec(plainText(text, decimalSign))
  if (match === null || match[0].length > DIGITS_MAX) return null
  const [, sign, whole = '', fraction = '', exponent] = match
  const digits = BigInt(whole + fraction)
  return scaled(
    sign === '-' ? -digits : digits,
    exponent === undefined ? fraction.length : fraction.length - Number(exponent),
  )
}

export function sumOf(a: Decimal, b: Decimal): Decimal {
  if (a.scale === b.scale) return { digits: a.digits + b.digits, scale: a.scale }
  const scale = Math.max(a.scale, b.scale)
  return { digits: raised(a, scale) + raised(b, scale), scale }
}

export function productOf(a: Decimal, b: Decimal): Decimal {
  return { digits: a.digits * b.digits, scale: a.scale + b.scale }
}

/** @returns 1/10,000 of a unit, rounded half away from zero; null beyond what is exact as a number */
export function amountOfDecimal(value: Decimal): Amount | null {
  const amount = Number(value.scale <= AMOUNT_SCALE ? raised(value, AMOUNT_SCALE) : rounded(value))
  return Number.isSafeInteger(amount) ? amount + 0 : null
}

/** Without the currency's sign, blanks, and signs that group thousands. */
function plainText(text: string, decimalSign: '.' | ','): string {
  const bare = text.replace(/[\s\p{Sc}]/gu, '')
  const [grouped, plain] =
    decimalSign === '.' ? [/^[+-]?\d{1,3}(,\d{3})+(\.|$)/, /,/g] : [/^[+-]?\d{1,3}(\.\d{3})+(,|$)/, /\./g]
  const whole = grouped.test(bare) ? bare.replace(plain, '') : bare
  return decimalSign === '.' ? whole : whole.includes('.') ? '' : whole.replace(',', '.')
}

function scaled(digits: bigint, scale: number): Decimal {
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 }
}

function raised(value: Decimal, scale: number): bigint {
  return value.digits * 10n ** BigInt(scale - value.scale)
}

function rounded({ digits, scale }: Decimal): bigint {
  const unit = 10n ** BigInt(scale - AMOUNT_SCALE)
  return (digits + (digits < 0n ? -unit : unit) / 2n) / unit
}
