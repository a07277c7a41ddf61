import type { Attribute, AttributeObservation, AttributeValue } from '../model/index.ts'

/**
 * Which value of each attribute a profile shows: the newest observation's. Of two equally new, the one whose
 * source comes first, then the one whose value comes first, so that the order of arrival never decides.
 *
 * `null` is a value like any other: the newest observation withdrew the attribute. What lost is kept in `others`,
 * the newest observation of each source and value, newest first.
 *
 * @returns one entry per attribute name, by name
 */
export function survivingAttributes(observations: readonly AttributeObservation[]): Attribute[] {
  const byName = Map.groupBy(observations.toSorted(compareObservations), ({ name }) => name)
  return [...byName.values()].flatMap(survivor)
}

/** @param ranked observations of one name, the winner first */
function survivor(ranked: readonly AttributeObservation[]): Attribute[] {
  const [winner, ...others] = distinctBySourceAndValue(ranked)
  return winner ? [{ ...winner, others }] : []
}

function distinctBySourceAndValue(ranked: readonly AttributeObservation[]): AttributeObservation[] {
  const newest = new Map<string, AttributeObservation>()
  for (const observation of ranked) {
    const key = JSON.stringify([observation.source, observation.value])
    if (!newest.has(key)) newest.set(key, observation)
  }
  return [...newest.values()]
}

function compareObservations(a: AttributeObservation, b: AttributeObservation): number {
  return (
    compareText(a.name, b.name) ||
    Date.parse(b.observedAt) - Date.parse(a.observedAt) ||
    compareText(a.source, b.source) ||
    compareText(valueText(a.value), valueText(b.value))
  )
}

/** JSON keeps `1` and `"1"` apart. */
function valueText(value: AttributeValue): string {
  return JSON.stringify(value)
}

function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
