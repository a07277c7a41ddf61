import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amountOfDecimal, decimalOf, productOf, sumOf, ZERO } from '../../src/channels/file/decimal.ts'

function amount(text: string, sign: '.' | ',' = '.'): number | null {
  const value = decimalOf(text, sign)
  return value === null ? null : amountOfDecimal(value)
}

describe('an amount', () => {
  test.each([
    ['2.55', 25_500],
    ['-11062.06', -110_620_600],
    ['0.001', 10],
    ['0', 0],
    ['-0', 0],
    ['+7', 70_000],
    ['1e3', 10_000_000],
    ['1.5E-2', 150],
    ['.', null],
    ['1,234.50', 12_345_000],
    ['1,234,567', 12_345_670_000],
    ['£12.50', 125_000],
    ['12.50 €', 125_000],
    ['1 234.50', 12_345_000],
    ['12,34', null],
    ['1.2.3', null],
    ['twelve', null],
    ['NaN', null],
    ['Infinity', null],
    ['', null],
    ['9007199254740992', null],
    ['1' + '0'.repeat(60), null],
  ])('%s is %s ten-thousandths', (text, expected) => {
    expect(amount(text)).toBe(expected)
  })

  test.each([
    ['2,55', 25_500],
    ['1.234,50', 12_345_000],
    ['1.234', 12_340_000],
    ['12.34', null],
    ['1.23,4', null],
  ])('%s, with a comma before its decimals, is %s ten-thousandths', (text, expected) => {
    expect(amount(text, ',')).toBe(expected)
  })

  test('is rounded half away from zero, once, after all is added up', () => {
    expect(amount('0.00005')).toBe(1)
    expect(amount('-0.00005')).toBe(-1)
    expect(amount('0.00004999')).toBe(0)
    const half = decimalOf('0.00005', '.') ?? ZERO
    expect(amountOfDecimal(sumOf(half, half))).toBe(1)
  })

  test('is exact where floats are not', () => {
    const product = productOf(decimalOf('3', '.') ?? ZERO, decimalOf('0.1', '.') ?? ZERO)
    expect(product).toEqual({ digits: 3n, scale: 1 })
    const cents = fc.integer({ min: -10_000_000, max: 10_000_000 })
    fc.assert(
      fc.property(fc.array(cents, { maxLength: 50 }), (values) => {
        const texts = values.map((value) => (value / 100).toFixed(2))
        const sum = texts.map((text) => decimalOf(text, '.') ?? ZERO).reduce(sumOf, ZERO)
        expect(amountOfDecimal(sum)).toBe(values.reduce((a, b) => a + b, 0) * 100)
      }),
    )
  })
})
