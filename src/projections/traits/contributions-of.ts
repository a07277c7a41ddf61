import { hash } from 'node:crypto'
import {
  amountOf,
  type CanonicalEvent,
  type LoggedEvent,
  matchesFilter,
  type Scalar,
  valuesAt,
} from '../../model/index.ts'
import { type Contribution, type Report, type Slot, stampOf } from './contribution.ts'
import type { Trait, TraitSettings } from './settings.ts'

export const BUCKET_MS = { hour: 3_600_000, day: 86_400_000 } as const
/** An event may come a day before its time: buckets are kept so much longer than the longest window. */
const EARLY_MS = 2 * BUCKET_MS.day
const TEXT_MAX = 256

/** What an event adds to the figures of its anchor. */
export function contributionsOf({ lane, position, event }: LoggedEvent, settings: TraitSettings): Contribution[] {
  const at = { atMs: Date.parse(event.occurredAt), stamp: stampOf({ lane, position }, Date.parse(event.occurredAt)) }
  const contributions: Contribution[] = []
  const reports = new Map<string, Report>()
  for (const [name, trait] of Object.entries(settings.traits)) {
    if (trait.filter !== undefined && !matchesFilter(trait.filter, event)) continue
    for (const slot of slotsOf(name, trait, event)) {
      const added = isAdded(trait) ? addedAmount(trait, event) : null
      const key = added === null ? null : bookingKeyOf(trait, event, settings)
      if (added === null) contributions.push(...chosen(slot, trait, event, at))
      else if (key === null) contributions.push(...addedTo(slot, trait, added, at.atMs))
      else reports.set(key, withAmount(reports.get(key) ?? reportOf(key, event, settings, at), slot, added))
    }
  }
  return [...contributions, ...[...reports.values()].map((report) => ({ kind: 'report' as const, report }))]
}

interface Moment {
  readonly atMs: number
  readonly stamp: string
}

/** None where the event has nothing to group it by. */
function slotsOf(name: string, { by }: Trait, event: CanonicalEvent): Slot[] {
  return by === undefined ? [name] : valuesAt(event, by).map((group) => `${name}:${group}`)
}

function isAdded({ aggregate }: Trait): boolean {
  return aggregate === 'count' || aggregate === 'sum'
}

/** @returns 1, or 1/10,000 of what is added up; numbers too large to be exact count for nothing */
function addedAmount({ aggregate, of }: Trait, event: CanonicalEvent): number {
  if (aggregate === 'count' || of === undefined) return 1
  if (of === 'purchase.amount') return event.purchase?.amount ?? 0
  const sum = valuesAt(event, of).reduce<number>((total, value) => total + (amountOf(value) ?? 0), 0)
  return Number.isSafeInteger(sum) ? sum : 0
}

function addedTo(slot: Slot, { windows }: Trait, amount: number, atMs: number): Contribution[] {
  if (windows === undefined) return [{ kind: 'add', slot, amount }]
  const ms = BUCKET_MS[windows.unit]
  const kept = (windows.lengths.at(-1) ?? 0) + Math.ceil(EARLY_MS / ms)
  return [
    { kind: 'add', slot, amount },
    { kind: 'bucket', slot, bucket: Math.floor(atMs / ms), kept, amount },
  ]
}

/** A field names an order only together with those that number orders alike. */
function bookingKeyOf({ bookingKey }: Trait, event: CanonicalEvent, settings: TraitSettings): string | null {
  if (bookingKey === undefined) return null
  if (bookingKey.filter !== undefined && !matchesFilter(bookingKey.filter, event)) return null
  const [value] = valuesAt(event, bookingKey.field)
  if (value === undefined || value === '') return null
  return JSON.stringify([bookingKey.field, numberingOf(event.source, settings)[0], value])
}

function numberingOf(source: string, { numberings }: TraitSettings): readonly string[] {
  return numberings.find((sources) => sources.includes(source)) ?? [source]
}

function reportOf(key: string, { source }: CanonicalEvent, settings: TraitSettings, at: Moment): Report {
  return { key, source, rank: numberingOf(source, settings).indexOf(source), ...at, amounts: [] }
}

function withAmount(report: Report, slot: Slot, amount: number): Report {
  return { ...report, amounts: [...report.amounts, [slot, amount]] }
}

function chosen(slot: Slot, { aggregate, of = '' }: Trait, event: CanonicalEvent, { stamp }: Moment): Contribution[] {
  const values = valuesAt(event, of)
  if (aggregate === 'min' || aggregate === 'max')
    return numbersAt(event, of).map((value) => ({ kind: aggregate, slot, value }))
  if (aggregate === 'unique') return values.map((value) => ({ kind: 'distinct', slot, hash: hashOf(value) }))
  // An event of several products counts once for each of them: of equal stamps the value decides, each once.
  const kind = aggregate === 'topK' ? 'recent' : aggregate === 'first' ? 'first' : 'last'
  return [...new Set(values.map(shortened))].map((value) => ({ kind, slot, stamp, value }))
}

/** Moments as ms since 1970, money as 1/10,000. */
function numbersAt(event: CanonicalEvent, field: string): number[] {
  if (field === 'occurredAt') return [Date.parse(event.occurredAt)]
  if (field === 'purchase.amount') return event.purchase === null ? [] : [event.purchase.amount]
  return valuesAt(event, field).filter((value) => typeof value === 'number')
}

/** Below 2^52: whole for a double, in Lua too. */
function hashOf(value: Scalar): number {
  return Number.parseInt(hash('sha256', JSON.stringify(value), 'hex').slice(0, 13), 16)
}

function shortened(value: Scalar): Scalar {
  return typeof value === 'string' ? value.slice(0, TEXT_MAX) : value
}
