import { assertNever, DISTINCT_KEPT, RECENT_KEPT, type Scalar } from '../../model/index.ts'
import type { Contribution, Report, Slot, Stamp } from './contribution.ts'

/** A value with when it was said. */
interface StampedValue {
  readonly stamp: Stamp
  readonly value: Scalar
}

/** Contributions added up: of an anchor, a profile, a household. */
export interface TraitSum {
  readonly totals: ReadonlyMap<Slot, number>
  readonly extremes: ReadonlyMap<Slot, number>
  readonly choices: ReadonlyMap<Slot, StampedValue>
  /** Slot to bucket to amount. */
  readonly buckets: ReadonlyMap<Slot, ReadonlyMap<number, number>>
  /** Of each order the report that counts. */
  readonly reports: ReadonlyMap<string, Report>
  readonly hashes: ReadonlyMap<Slot, readonly number[]>
  readonly recent: ReadonlyMap<Slot, readonly StampedValue[]>
}

/** @returns the sum, whatever the order of what is given, and however often the same report or choice is among it */
export function sumOf(contributions: Iterable<Contribution>): TraitSum {
  const sum = new Summing()
  for (const contribution of contributions) sum.add(contribution)
  return sum.result()
}

class Summing {
  readonly #totals = new Map<Slot, number>()
  readonly #extremes = new Map<Slot, number>()
  readonly #choices = new Map<Slot, StampedValue>()
  readonly #buckets = new Map<Slot, Map<number, number>>()
  readonly #reports = new Map<string, Report>()
  readonly #hashes = new Map<Slot, Set<number>>()
  readonly #recent = new Map<Slot, Map<string, StampedValue>>()

  add(given: Contribution): void {
    switch (given.kind) {
      case 'add':
        return addTo(this.#totals, given.slot, given.amount)
      case 'min':
        return replaceIf(this.#extremes, given.slot, given.value, (known) => given.value < known)
      case 'max':
        return replaceIf(this.#extremes, given.slot, given.value, (known) => given.value > known)
      case 'first':
        return replaceIf(this.#choices, given.slot, given, (known) => isBefore(given, known))
      case 'last':
        return replaceIf(this.#choices, given.slot, given, (known) => isBefore(known, given))
      case 'bucket':
        return addTo(
          memberOf(this.#buckets, given.slot, () => new Map()),
          given.bucket,
          given.amount,
        )
      case 'report':
        return replaceIf(this.#reports, given.report.key, given.report, (known) => countsBefore(given.report, known))
      case 'distinct':
        return void memberOf(this.#hashes, given.slot, () => new Set()).add(given.hash)
      case 'recent':
        return void memberOf(this.#recent, given.slot, () => new Map()).set(orderOf(given), given)
      default:
        return assertNever(given)
    }
  }

  result(): TraitSum {
    return {
      totals: this.#totals,
      extremes: this.#extremes,
      choices: this.#choices,
      buckets: this.#buckets,
      reports: this.#reports,
      hashes: mapped(this.#hashes, (hashes) => [...hashes].toSorted((a, b) => a - b).slice(0, DISTINCT_KEPT)),
      recent: mapped(this.#recent, (values) =>
        [...values.values()].toSorted((a, b) => (isBefore(a, b) ? 1 : -1)).slice(0, RECENT_KEPT),
      ),
    }
  }
}

/** @returns whether the first of two reports of one order counts: by its source, then the earlier one */
function countsBefore(a: Report, b: Report): boolean {
  return a.rank === b.rank ? a.stamp < b.stamp : a.rank < b.rank
}

function isBefore(a: StampedValue, b: StampedValue): boolean {
  return orderOf(a) < orderOf(b)
}

/** As Redis keeps them in order: several values of one event by their text. */
function orderOf({ stamp, value }: StampedValue): string {
  return `${stamp} ${JSON.stringify(value)}`
}

function addTo<Key>(totals: Map<Key, number>, key: Key, amount: number): void {
  totals.set(key, (totals.get(key) ?? 0) + amount)
}

function replaceIf<Key, Value>(
  map: Map<Key, Value>,
  key: Key,
  value: Value,
  isBetter: (known: Value) => boolean,
): void {
  const known = map.get(key)
  if (known === undefined || isBetter(known)) map.set(key, value)
}

function memberOf<Key, Value>(map: Map<Key, Value>, key: Key, made: () => Value): Value {
  const known = map.get(key) ?? made()
  map.set(key, known)
  return known
}

function mapped<Key, From, To>(map: ReadonlyMap<Key, From>, change: (value: From) => To): Map<Key, To> {
  return new Map([...map].map(([key, value]) => [key, change(value)]))
}
