import type { ColumnProfile, FileProfile, GroupingProfile } from './profile.ts'
import {
  attributeOf,
  idNamespaceOf,
  isCurrency,
  isEmail,
  isPhone,
  isRowId,
  isTotal,
  isTransactionId,
  type LinePart,
  linePartOf,
  shareOf,
  timeFormatOf,
} from './roles.ts'

/** What the columns of a file seem to be. */
export interface Suggestion {
  readonly time: { readonly column: ColumnProfile; readonly format: string } | null
  readonly grouping: GroupingProfile | null
  readonly eventId: ColumnProfile | null
  readonly identifiers: readonly {
    readonly namespace: string
    readonly column: ColumnProfile
    readonly isWrittenAsFraction: boolean
  }[]
  readonly recordId: ColumnProfile | null
  readonly attributes: readonly {
    readonly name: string
    readonly column: ColumnProfile
    readonly dateFormat: string | null
  }[]
  readonly lines: ReadonlyMap<LinePart, ColumnProfile>
  readonly total: ColumnProfile | null
  readonly currency: ColumnProfile | null
  /** Refunds show by it: a quantity or total that is negative now and then. */
  readonly signed: ColumnProfile | null
}

export function suggest(profile: FileProfile): Suggestion {
  const { columns, rows } = profile
  const time = timeOf(columns)
  const lines = linesOf(columns)
  const total = columns.find(isTotal) ?? null
  const grouping = time === null ? null : groupingOf(profile, time.column, [...lines.values()])
  const rowId = columns.find((column) => isRowId(column, rows)) ?? null
  const isSale = total !== null || (lines.has('quantity') && lines.has('price'))
  const identifiers = identifiersOf(columns)
  const isIdentifier = rowId !== null && identifiers.some(({ column }) => column === rowId)
  return {
    time,
    grouping,
    eventId: isSale && grouping === null ? rowId : null,
    identifiers,
    recordId: isSale || isIdentifier ? null : rowId,
    attributes: attributesOf(columns),
    lines,
    total,
    currency: columns.find(isCurrency) ?? null,
    signed: [total, lines.get('quantity')].find((column) => column != null && isNowAndThenNegative(column)) ?? null,
  }
}

/** A time with a time of day before a date, and never a birth date. */
function timeOf(columns: readonly ColumnProfile[]): Suggestion['time'] {
  const times = columns.flatMap((column) => {
    const format = attributeOf(column) === null ? timeFormatOf(column) : null
    return format === null ? [] : [{ column, format }]
  })
  return times.find(({ format }) => format === 'iso' || /H|unix/.test(format)) ?? times[0] ?? null
}

/** Of each part the first column that seems to be it. */
function linesOf(columns: readonly ColumnProfile[]): Map<LinePart, ColumnProfile> {
  const lines = new Map<LinePart, ColumnProfile>()
  for (const column of columns) {
    const part = linePartOf(column)
    if (part !== null && !lines.has(part)) lines.set(part, column)
  }
  return lines
}

const AGREEING_MIN = 0.95
const ROWS_PER_GROUP_MIN = 1.2

/** The finest column whose rows happened at one time and name several products. */
function groupingOf(
  { groupings, rows, columns }: FileProfile,
  time: ColumnProfile,
  lines: readonly ColumnProfile[],
): GroupingProfile | null {
  const fitting = groupings.filter(({ column, groups, agreeing }) => {
    const varies = lines.some(({ name }) => (agreeing[name] ?? 1) < AGREEING_MIN)
    return (
      column !== time.name &&
      rows / groups >= ROWS_PER_GROUP_MIN &&
      (agreeing[time.name] ?? 0) >= AGREEING_MIN &&
      varies
    )
  })
  const isNamedSo = ({ column: name }: GroupingProfile) =>
    columns.some((column) => column.name === name && isTransactionId(column))
  return fitting.find(isNamedSo) ?? fitting.toSorted((a, b) => b.groups - a.groups)[0] ?? null
}

function identifiersOf(columns: readonly ColumnProfile[]): Suggestion['identifiers'] {
  const found = columns.flatMap((column) => {
    const namespace = isEmail(column) ? 'email' : (idNamespaceOf(column) ?? (isPhone(column) ? 'phone' : null))
    const isWrittenAsFraction = shareOf(column, 'wholeFraction') > 0
    return namespace === null || column.filled === 0 ? [] : [{ namespace, column, isWrittenAsFraction }]
  })
  return found
}

function attributesOf(columns: readonly ColumnProfile[]): Suggestion['attributes'] {
  return columns.flatMap((column) => {
    const name = attributeOf(column)
    return name === null || column.filled === 0
      ? []
      : [{ name, column, dateFormat: name === 'birthDate' ? timeFormatOf(column) : null }]
  })
}

function isNowAndThenNegative(column: ColumnProfile): boolean {
  const share = shareOf(column, 'negative')
  return share > 0 && share < 0.5
}
