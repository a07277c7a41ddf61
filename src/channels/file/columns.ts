import { nearest } from '../../model/index.ts'
import type { SourceDescription } from './description.ts'

/** @returns every column that a description reads, each once, with where it is named first */
export function columnsOf(description: SourceDescription): Map<string, string> {
  const named = new Map<string, string>()
  const add = (place: string, column: string | undefined) => {
    if (column !== undefined && !named.has(column)) named.set(column, place)
  }
  const { time, event, identifiers, record, lines, purchase } = description
  add('time.column', time?.column)
  add('event.id', event.id)
  for (const column of groupColumns(description)) add('event.groupBy', column)
  for (const { when } of conditionsOf(event.name)) add('event.name', when?.column)
  add('event.session', event.session)
  identifiers.forEach(({ column }, index) => add(`identifiers.${index}.column`, column))
  add('record.id', record?.id)
  for (const [name, attribute] of Object.entries(record?.attributes ?? {}))
    add(`record.attributes.${name}`, typeof attribute === 'string' ? attribute : attribute.column)
  for (const [name, column] of Object.entries(lines ?? {})) add(`lines.${name}`, column)
  if (purchase) addPurchase(purchase, add)
  return named
}

export function groupColumns({ event }: SourceDescription): readonly string[] {
  return event.groupBy === undefined ? [] : [event.groupBy].flat()
}

/** @returns one text for each column that the file lacks: which, where it is read, and the nearest one there is */
export function missingColumns(description: SourceDescription, header: readonly string[]): string[] {
  const present = new Set(header)
  const missing = [...columnsOf(description)].filter(([column]) => !present.has(column))
  return missing.map(([column, place]) => {
    const meant = nearest(column, header)
    return `${column} (read by ${place}${meant === null ? '' : `; there is ${meant}`})`
  })
}

function addPurchase(
  purchase: NonNullable<SourceDescription['purchase']>,
  add: (place: string, column?: string) => void,
): void {
  const { amount, currency, kind } = purchase
  for (const { when } of conditionsOf(kind)) add('purchase.kind', when?.column)
  const amounts = 'product' in amount ? amount.product : ['sum' in amount ? amount.sum : amount.once]
  for (const column of amounts) add('purchase.amount', column)
  add('purchase.currency', typeof currency === 'object' ? currency.column : undefined)
  add('purchase.orderId', purchase.orderId)
}

function conditionsOf<Choice>(choices: string | readonly Choice[] | undefined): readonly Choice[] {
  return choices === undefined || typeof choices === 'string' ? [] : choices
}
