import type { ColumnProfile } from './profile.ts'
import { type Shape, TIME_SHAPES } from './shapes.ts'

const MOST = 0.9
/** Phones are written in more ways than a shape can name. */
const MANY = 0.6

/** The share of filled cells, 0 to 1, that have one of the shapes. */
export function shareOf(column: ColumnProfile, ...shapes: readonly Shape[]): number {
  return column.filled === 0 ? 0 : shapes.reduce((sum, shape) => sum + (column.shapes[shape] ?? 0), 0) / column.filled
}

/** @returns the first format that most cells have; null for a column that is no time */
export function timeFormatOf(column: ColumnProfile): string | null {
  const fits = (format: string) => column.filled > 0 && (column.shapes[format] ?? 0) >= column.filled * MOST
  const format = Object.keys(TIME_SHAPES).find(fits) ?? null
  const isBareNumber = format?.startsWith('unix') || format === 'yyyyMMdd'
  return isBareNumber && !/time|date|stamp|birth|dob|born|(^|_)at$/i.test(words(column.name)) ? null : format
}

export function isEmail(column: ColumnProfile): boolean {
  return shareOf(column, 'email') >= MOST
}

export function isPhone(column: ColumnProfile): boolean {
  const isNamed = /phone|mobile|\b(tel|cell|fax|gsm|msisdn)\b/i.test(words(column.name))
  return (
    timeFormatOf(column) === null &&
    shareOf(column, 'phone') >= (isNamed ? MANY / 2 : MOST) &&
    shareOf(column, 'decimalPoint') === 0
  )
}

/** Namespaces of ids, and how their columns are called. */
const ID_NAMES: readonly (readonly [namespace: string, name: RegExp])[] = [
  ['customer', /\b(customer|client|shopper|buyer|account|user)\b( (id|no|nr|number|key|code))?$/i],
  ['loyalty', /\b(loyalty|member|membership|card)\b( (id|no|nr|number|code))?$/i],
  ['device', /\bdevice\b( id)?$/i],
  ['cookie', /\b(cookie|anonymous|visitor)\b( id)?$/i],
]

/** @returns the namespace of the person's or device's id that the column seems to hold */
export function idNamespaceOf(column: ColumnProfile): string | null {
  if (column.distinct < 2 || isMoney(column) || timeFormatOf(column) !== null) return null
  return ID_NAMES.find(([, name]) => name.test(words(column.name)))?.[0] ?? null
}

/** Attributes, and how their columns are called. */
const ATTRIBUTE_NAMES: readonly (readonly [attribute: string, name: RegExp])[] = [
  ['firstName', /^(first|given|fore) ?name$|^vorname$|^prenom$/i],
  ['lastName', /^(last|family) ?name$|^sur ?name$|^nachname$|^nom$/i],
  ['name', /^((full|customer|contact|client) )?name$/i],
  ['birthDate', /birth|\bdob\b|\bborn\b/i],
  ['gender', /^(gender|sex)$/i],
  ['street', /^(street|address)( (line )?1)?$/i],
  ['postcode', /^(post ?code|postal code|zip( code)?|plz)$/i],
  ['city', /^(city|town)$/i],
  ['country', /^country( code)?$/i],
  ['language', /^(language|locale)$/i],
]

export function attributeOf(column: ColumnProfile): string | null {
  return ATTRIBUTE_NAMES.find(([, name]) => name.test(words(column.name)))?.[0] ?? null
}

/** Parts of a line of a sale, and how their columns are called. */
const LINE_NAMES = {
  quantity: /^(qty|quantity|units|pieces|menge)$/i,
  price: /price|\bcost\b|preis/i,
  product: /^(sku|stock code|(product|item|article|variant)( (id|code|no|number|sku))?)$/i,
  description: /^((product|item|article) )?(description|title)$|^(product|item|article) name$/i,
} as const

export type LinePart = keyof typeof LINE_NAMES

export function linePartOf(column: ColumnProfile): LinePart | null {
  const part = (Object.keys(LINE_NAMES) as LinePart[]).find((key) => LINE_NAMES[key].test(words(column.name))) ?? null
  const isNumeric = part === 'quantity' || part === 'price'
  return isNumeric && !isNumber(column) ? null : part
}

export function isTotal(column: ColumnProfile): boolean {
  return (
    isNumber(column) &&
    /^((order|grand|net|gross|line) )?(total|amount|revenue|value|sum|spend)\b/i.test(words(column.name))
  )
}

export function isCurrency(column: ColumnProfile): boolean {
  return /currency/i.test(column.name) && shareOf(column, 'currency') >= MOST
}

export function isTransactionId(column: ColumnProfile): boolean {
  return /\b(invoice|order|receipt|transaction|basket|booking|bill|ticket|sale)\b( (id|no|nr|number|code|key|ref))?$/i.test(
    words(column.name),
  )
}

export function isRowId(column: ColumnProfile, rows: number): boolean {
  return (
    column.distinct === rows && column.filled === rows && /\b(id|uuid|guid|key|no|number)$/i.test(words(column.name))
  )
}

function isNumber(column: ColumnProfile): boolean {
  return shareOf(column, 'integer', 'decimalPoint', 'decimalComma') >= MOST
}

/** Numbers with decimals other than .0, which is how a table program writes ids beside empty cells. */
function isMoney(column: ColumnProfile): boolean {
  return shareOf(column, 'decimalPoint', 'decimalComma') - shareOf(column, 'wholeFraction') > 0.1
}

/** `CustomerID`, `customer_id` and `customer-id` as `Customer ID`, `customer id`. */
function words(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
