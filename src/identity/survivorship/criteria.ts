import type { AttributeObservation, AttributeValue } from '../../model/index.ts'
import type { SurvivorshipCriterion, SurvivorshipRule } from '../rules.ts'

/** Negative when the first wins, 0 when the criterion does not decide. */
type Comparison = (a: AttributeObservation, b: AttributeObservation) => number

/**
 * The rule's criteria one after the other; then the source, the value, the newest, so that two observations are
 * never left in the order in which they came.
 *
 * @param all observations of the attribute, among which values are counted
 */
export function compareByRule({ by, sources }: SurvivorshipRule, all: readonly AttributeObservation[]): Comparison {
  const criteria = comparisons(sources, all)
  return first([...by.map((criterion) => criteria[criterion]), comparePlainly])
}

function first(inOrder: readonly Comparison[]): Comparison {
  return (a, b) => {
    for (const compare of inOrder) {
      const order = compare(a, b)
      if (order !== 0) return order
    }
    return 0
  }
}

function comparisons(
  sources: readonly string[],
  all: readonly AttributeObservation[],
): Record<SurvivorshipCriterion, Comparison> {
  const counts = frequencies(all)
  return {
    verified: (a, b) => Number(b.verified) - Number(a.verified),
    source: (a, b) => placeOf(sources, a.source) - placeOf(sources, b.source),
    newest,
    longest: (a, b) => lengthOf(b.value) - lengthOf(a.value),
    mostFrequent: (a, b) => countOf(counts, b.value) - countOf(counts, a.value),
  }
}

function newest(a: AttributeObservation, b: AttributeObservation): number {
  return Date.parse(b.observedAt) - Date.parse(a.observedAt)
}

/** Sources that the rule does not list come after all that it does. */
function placeOf(sources: readonly string[], source: string): number {
  const place = sources.indexOf(source)
  return place === -1 ? sources.length : place
}

/** In characters as people count them; an attribute that was withdrawn has none. */
function lengthOf(value: AttributeValue): number {
  return value === null ? 0 : [...String(value)].length
}

function frequencies(all: readonly AttributeObservation[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { value } of all) counts.set(textOf(value), countOf(counts, value) + 1)
  return counts
}

function countOf(counts: ReadonlyMap<string, number>, value: AttributeValue): number {
  return counts.get(textOf(value)) ?? 0
}

/** JSON keeps `1` and `"1"` apart. */
function textOf(value: AttributeValue): string {
  return JSON.stringify(value)
}

const comparePlainly = first([
  (a, b) => compareText(a.source, b.source),
  (a, b) => compareText(textOf(a.value), textOf(b.value)),
  newest,
  (a, b) => Number(b.verified) - Number(a.verified),
  (a, b) => compareText(a.observedAt, b.observedAt),
  (a, b) => compareText(a.basis ?? '', b.basis ?? ''),
])

function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
