import { assertNever, DISTINCT_KEPT, type Scalar, unitsOf } from '../../model/index.ts'
import type { Slot } from './contribution.ts'
import { BUCKET_MS } from './contributions-of.ts'
import type { Precision, Trait, TraitSettings } from './settings.ts'
import type { TraitSum } from './sum.ts'

/** One value, null for none; or one for each group. Moments are instants (ISO 8601), money and sums plain units. */
type TraitValue = Scalar | null | readonly TopValue[] | Readonly<Record<string, Scalar | null>>

/** One of the most frequent values among the last 100. */
interface TopValue {
  readonly value: Scalar
  readonly count: number
}

/** A trait as it is told of a person. */
export interface TraitFigure {
  readonly name: string
  readonly description: string
  readonly precision: Precision
  readonly value: TraitValue
  /** The same over the last hours or days, the one under way included; shortest first. */
  readonly windows: readonly { readonly unit: 'hour' | 'day'; readonly length: number; readonly value: TraitValue }[]
}

/** @param nowMs where windows end. @returns every trait of the settings, in their order */
export function traitFigures(settings: TraitSettings, sum: TraitSum, nowMs: number): TraitFigure[] {
  const totals = totalsOf(sum)
  return Object.entries(settings.traits).map(([name, trait]) => ({
    name,
    description: trait.description,
    precision: trait.precision,
    value: byGroup(name, trait, slotsIn(name, trait, sum, totals), (slot) => slotValue(trait, slot, sum, totals)),
    windows: (trait.windows?.lengths ?? []).map((length) => {
      const within = totalsWithin(trait, length, sum, nowMs)
      const unit = trait.windows?.unit ?? 'day'
      return { unit, length, value: byGroup(name, trait, [...within.keys()], (slot) => added(trait, within.get(slot))) }
    }),
  }))
}

/** @returns what was added up, orders that several sources report once */
export function totalsOf({ totals, reports }: TraitSum): Map<Slot, number> {
  const all = new Map(totals)
  for (const { amounts } of reports.values())
    for (const [slot, amount] of amounts) all.set(slot, (all.get(slot) ?? 0) + amount)
  return all
}

function totalsWithin(
  { windows }: Trait,
  length: number,
  { buckets, reports }: TraitSum,
  nowMs: number,
): Map<Slot, number> {
  const ms = BUCKET_MS[windows?.unit ?? 'day']
  const newest = Math.floor(nowMs / ms)
  const isWithin = (bucket: number) => bucket <= newest && bucket > newest - length
  const all = new Map<Slot, number>()
  const add = (slot: Slot, amount: number) => void all.set(slot, (all.get(slot) ?? 0) + amount)
  for (const [slot, amounts] of buckets) for (const [bucket, amount] of amounts) if (isWithin(bucket)) add(slot, amount)
  for (const { atMs, amounts } of reports.values())
    if (isWithin(Math.floor(atMs / ms))) for (const [slot, amount] of amounts) add(slot, amount)
  return all
}

function slotsIn(name: string, { by }: Trait, sum: TraitSum, totals: ReadonlyMap<Slot, number>): Slot[] {
  if (by === undefined) return [name]
  const maps = [totals, sum.extremes, sum.choices, sum.hashes, sum.recent]
  return maps.flatMap((map) => [...map.keys()])
}

function byGroup(name: string, { by }: Trait, slots: readonly Slot[], valueOf: (slot: Slot) => TraitValue): TraitValue {
  if (by === undefined) return valueOf(name)
  const own = [...new Set(slots)].filter((slot) => slot.startsWith(`${name}:`)).toSorted()
  return Object.fromEntries(own.map((slot) => [slot.slice(name.length + 1), valueOf(slot)])) as TraitValue
}

function slotValue(trait: Trait, slot: Slot, sum: TraitSum, totals: ReadonlyMap<Slot, number>): TraitValue {
  switch (trait.aggregate) {
    case 'count':
    case 'sum':
      return added(trait, totals.get(slot))
    case 'min':
    case 'max':
      return extreme(trait, sum.extremes.get(slot))
    case 'first':
    case 'last':
      return sum.choices.get(slot)?.value ?? null
    case 'unique':
      return estimate(sum.hashes.get(slot) ?? [])
    case 'topK':
      return top(sum.recent.get(slot) ?? [], trait.k)
    default:
      return assertNever(trait.aggregate)
  }
}

function added({ aggregate }: Trait, total = 0): number {
  return aggregate === 'count' ? total : unitsOf(total)
}

function extreme({ of }: Trait, value: number | undefined): Scalar | null {
  if (value === undefined) return null
  if (of === 'occurredAt') return new Date(value).toISOString()
  return of === 'purchase.amount' ? unitsOf(value) : value
}

const HASHES = 2 ** 52

/**
 * Distinct values by the k smallest of their hashes (Bar-Yossef et al. 2002; the unbiased form of Beyer et al. 2007):
 * exact below k, and (k - 1) / (the k-th smallest, as a share of all hashes) from there on.
 */
function estimate(hashes: readonly number[]): number {
  const largest = hashes[DISTINCT_KEPT - 1]
  return largest === undefined ? hashes.length : Math.round((DISTINCT_KEPT - 1) / ((largest + 1) / HASHES))
}

/** Most frequent first; of equally frequent ones that which was last seen. */
function top(recent: readonly { readonly value: Scalar }[], k: number): TopValue[] {
  const counts = new Map<Scalar, number>()
  for (const { value } of recent) counts.set(value, (counts.get(value) ?? 0) + 1)
  const ranked = [...counts].map(([value, count]) => ({ value, count }))
  return ranked.toSorted((a, b) => b.count - a.count).slice(0, k)
}
