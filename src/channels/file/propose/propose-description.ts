import type { ColumnProfile, FileProfile } from './profile.ts'
import { type Suggestion, suggest } from './suggest.ts'

/**
 * A source description for a file that has none, for a person to check: comments say what each line rests on, in
 * counts; no value of the file is in it.
 *
 * @returns YAML that `parseDescription` accepts
 */
export function proposeDescription(profile: FileProfile): string {
  const found = suggest(profile)
  const sections = [
    head(profile, found),
    time(found),
    event(found),
    identifiers(found),
    record(found),
    lines(found),
    purchase(found),
    unused(profile, found),
  ]
  return sections.filter((section) => section !== '').join('\n')
}

function head({ file, kind, format, rows, columns }: FileProfile, found: Suggestion): string {
  const used = [...usedColumns(found, columns)]
  const marks =
    kind === 'csv'
      ? `\nformat: { encoding: ${format.encoding}, delimiter: ${JSON.stringify(format.delimiter)}, decimal: '${decimalOf(found)}' }`
      : ''
  return `# Proposed from ${JSON.stringify(file)}: ${count(rows)} rows of ${columns.length} columns were looked at.
# It is a guess by names and shapes: check every line before you ingest.
# config/sources/online-retail.yaml explains every word.
version: 1               # change it with every edit
name: ${nameOf(file)}
match:                   # a file with these columns is of this source
  columns: [${(used.length > 0 ? used : columns).map(({ name }) => scalar(name)).join(', ')}]${marks}
trusted: true            # the source vouches for the identifiers it names; false for what anybody may have typed in
channel: null            # web, app, till, call-centre …
zone: UTC                # of times without an offset, such as Europe/London
`
}

function decimalOf({ total, lines: parts }: Suggestion): '.' | ',' {
  const money = total ?? parts.get('price')
  return money !== undefined && (money.shapes.decimalComma ?? 0) > (money.shapes.decimalPoint ?? 0) ? ',' : '.'
}

function time({ time: found }: Suggestion): string {
  if (found === null)
    return '# No column looks like the time of an event: events get the time of reading.\n# time: { column: …, format: yyyy-MM-dd HH:mm:ss }\n'
  return `time: { column: ${scalar(found.column.name)}, format: ${scalar(found.format)} } ${filled(found.column)}\n`
}

function event({ grouping, eventId, time: found }: Suggestion): string {
  if (grouping !== null) {
    const agreeing = Math.floor(100 * (grouping.agreeing[found?.column.name ?? ''] ?? 0))
    return `event:\n  groupBy: ${scalar(grouping.column)} # ${count(grouping.groups)} events; in ${agreeing} % of them all rows have one time\n`
  }
  if (eventId !== null) return `event:\n  id: ${scalar(eventId.name)} # different on every row\n`
  return '# Each row is an event of its own; name the column that rows of one event share, if there is one.\n# event: { groupBy: … }\n'
}

function identifiers({ identifiers: found }: Suggestion): string {
  if (found.length === 0)
    return '# No column looks like an identifier of a person: events will belong to nobody.\nidentifiers: []\n'
  const entries = found.map(({ namespace, column, isWrittenAsFraction }) => {
    const pattern = isWrittenAsFraction ? String.raw`, pattern: '^(\d+)(\.0)?$'` : ''
    return `  - { namespace: ${namespace}, column: ${scalar(column.name)}${pattern} } ${filled(column)}`
  })
  return `identifiers:\n${entries.join('\n')}\n`
}

function record({ recordId, attributes }: Suggestion): string {
  if (recordId === null && attributes.length === 0) return ''
  const id = recordId === null ? '' : `\n  id: ${scalar(recordId.name)} # different on every row`
  const entries = attributes.map(({ name, column, dateFormat }) => {
    const value =
      dateFormat === null
        ? scalar(column.name)
        : `{ column: ${scalar(column.name)}, type: date, format: ${scalar(dateFormat)} }`
    return `\n    ${name}: ${value} ${filled(column)}`
  })
  return `record:${id}${entries.length === 0 ? '' : `\n  attributes:${entries.join('')}`}\n`
}

function lines({ lines: found, grouping }: Suggestion): string {
  if (found.size === 0 || (grouping === null && found.size < 2)) return ''
  return `lines: { ${[...found].map(([part, { name }]) => `${part}: ${scalar(name)}`).join(', ')} }\n`
}

function purchase({ lines: parts, total, signed, currency, grouping, eventId }: Suggestion): string {
  const amount = amountOf(parts, total, grouping !== null)
  if (amount === null) return ''
  const orderId = grouping?.column ?? eventId?.name
  const kind =
    signed === null
      ? ' order'
      : `\n    - { when: { column: ${scalar(signed.name)}, matches: '^-' }, is: refund } # ${count(signed.shapes.negative ?? 0)} rows looked at\n    - { is: order }`
  return `purchase:
  kind:${kind}
  amount: ${amount}
  signed: ${signed !== null} # whether refunds are written as negative amounts
  currency: ${currency === null ? 'EUR # no column looks like it: put in the right one' : `{ column: ${scalar(currency.name)} }`}
${orderId === undefined ? '' : `  orderId: ${scalar(orderId)}\n`}`
}

/** A grouped event's total stands on each of its rows; what each row is worth adds up. */
function amountOf(parts: Suggestion['lines'], total: ColumnProfile | null, isGrouped: boolean): string | null {
  const [quantity, price] = [parts.get('quantity'), parts.get('price')]
  if (quantity && price) return `{ product: [${scalar(quantity.name)}, ${scalar(price.name)}] }`
  if (total === null) return null
  return isGrouped
    ? `{ once: ${scalar(total.name)} } # or sum, if it is each row's own`
    : `{ sum: ${scalar(total.name)} }`
}

function unused({ columns }: FileProfile, found: Suggestion): string {
  const used = usedColumns(found, columns)
  const names = columns.filter((column) => !used.has(column)).map(({ name }) => JSON.stringify(name))
  return names.length === 0 ? '' : `# Kept with each event as they are: ${names.join(', ')}\n`
}

function usedColumns(found: Suggestion, all: readonly ColumnProfile[]): Set<ColumnProfile> {
  const { time: at, grouping, eventId, recordId, total, currency } = found
  const shared = all.find(({ name }) => name === grouping?.column)
  const columns = [
    shared,
    at?.column,
    eventId,
    ...found.identifiers.map(({ column }) => column),
    recordId,
    ...found.attributes.map(({ column }) => column),
  ]
  return new Set([...columns, ...found.lines.values(), total, currency].filter((column) => column != null))
}

/** `online-retail-2010-12.csv.gz` is `online-retail`. */
function nameOf(file: string): string {
  const base = file.replace(/^.*[\\/]/, '').replace(/(\.[a-z0-9]{1,8}){1,2}$/i, '')
  const name = base
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, '-')
    .replace(/([-_]\d+)+$/, '')
    .replace(/^[^a-z]+|-+$/g, '')
  return (name || 'my-source').slice(0, 57)
}

function filled(column: ColumnProfile): string {
  return `# ${count(column.distinct)} different values in ${count(column.filled)} rows`
}

function count(value: number): string {
  return value.toLocaleString('en-GB')
}

/** A text as YAML: as it stands where that means the same. */
function scalar(text: string): string {
  return /^[A-Za-z][\w]*( \w+)*$/.test(text) && !/^(true|false|yes|no|on|off|null|y|n)$/i.test(text)
    ? text
    : JSON.stringify(text)
}
