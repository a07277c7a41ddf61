import type { Amount } from '../../model/index.ts'
import type { ChannelPurchase } from '../channel-event.ts'
import { amountOfDecimal, type Decimal, decimalOf, productOf, sumOf, ZERO } from './decimal.ts'
import { chooserOf } from './conditions.ts'
import type { SourceDescription } from './description.ts'
import type { Columns, EventRow, EventRows, Part } from './event-rows.ts'
import { remembered } from './remembered.ts'

type Described = NonNullable<SourceDescription['purchase']>
type DecimalSign = SourceDescription['format']['decimal']

/** What the event means for orders and spend; null where no kind of purchase holds. */
export function purchasePart({ purchase, format }: SourceDescription, columns: Columns): Part<ChannelPurchase | null> {
  if (purchase === undefined) return () => null
  const kindOf = chooserOf(purchase.kind, columns)
  const amountOf = amountPart(purchase.amount, columns, format.decimal)
  const orderId = columns.firstCell(purchase.orderId)
  const currencyOf = currencyPart(purchase.currency, columns)
  return (event) => {
    const kind = kindOf(event)
    if (kind === null) return null
    const amount = amountOf(event)
    const isPositiveRefund = kind === 'refund' && !purchase.signed
    return {
      kind,
      orderId: orderId(event),
      amount: isPositiveRefund ? -Math.abs(amount) + 0 : amount,
      currency: currencyOf(event),
    }
  }
}

/** Added up exactly, and rounded to 1/10,000 once, at the end. */
function amountPart(described: Described['amount'], columns: Columns, sign: DecimalSign): Part<Amount> {
  const column = 'product' in described ? described.product[1] : 'sum' in described ? described.sum : described.once
  const ofRow =
    'product' in described ? productReader(described.product, columns, sign) : cellReader(column, columns, sign)
  return (event) => {
    let sum: Decimal | null = null
    for (const row of event.rows) {
      const value = ofRow(row, event)
      if (value !== null) sum = sumOf(sum ?? ZERO, value)
      if (value !== null && 'once' in described) break
    }
    if (sum === null) return event.findings.refuse('MISSING', column, 'is empty on every row; it is the amount') ?? 0
    return (
      amountOfDecimal(sum) ?? event.findings.refuse('INVALID_AMOUNT', column, 'adds up to more than can be exact') ?? 0
    )
  }
}

type RowReader = (row: EventRow, event: EventRows) => Decimal | null

function cellReader(column: string, columns: Columns, sign: DecimalSign): RowReader {
  const cell = columns.cell(column)
  const read = remembered((text) => decimalOf(text, sign))
  return (row, { findings }) => {
    const text = cell(row)
    if (text === null) return null
    return read(text) ?? findings.refuse('INVALID_AMOUNT', column, `is no number with ${sign} before its decimals`)
  }
}

/** Half a product is a fault: what it amounts to is not known. */
function productReader([left, right]: readonly [string, string], columns: Columns, sign: DecimalSign): RowReader {
  const [readLeft, readRight] = [cellReader(left, columns, sign), cellReader(right, columns, sign)]
  return (row, event) => {
    const [a, b] = [readLeft(row, event), readRight(row, event)]
    if (a !== null && b !== null) return productOf(a, b)
    if (a !== null || b !== null)
      event.findings.refuse(
        'MISSING',
        a === null ? left : right,
        'is empty; the amount is its product with the other column',
      )
    return null
  }
}

function currencyPart(currency: Described['currency'], columns: Columns): Part<string | null> {
  if (typeof currency !== 'object') return () => currency ?? null
  const cell = columns.firstCell(currency.column)
  return (event) => {
    const code = cell(event)?.toUpperCase() ?? null
    if (code === null || /^[A-Z]{3}$/.test(code)) return code
    return event.findings.refuse(
      'INVALID_CURRENCY',
      currency.column,
      'is no currency; expected three letters such as EUR (ISO 4217)',
    )
  }
}
