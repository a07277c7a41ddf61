import type { Attribute, AttributeObservation, AttributeValue } from '../model/index.ts'
import type { IdentityRules, SurvivorshipRule } from './rules.ts'
import { standingOverrides, withoutOverrides } from './survivorship/override.ts'
import { compareByRule } from './survivorship/criteria.ts'

/**
 * Which value of each attribute a profile shows: a steward's override while what the sources say is what it was set
 * against, else the value that the attribute's rule prefers. What the rule leaves undecided falls to the source that
 * comes first, then to the value that does, so that the order of arrival never decides.
 *
 * `null` is a value like any other: an observation that withdrew the attribute. What lost is kept in `others`, the
 * best observation of each source and value, best first, overrides that lapsed last. An attribute of which only
 * lapsed overrides are left has no value.
 *
 * @returns one entry per attribute name, by name
 */
export function survivingAttributes(
  observations: readonly AttributeObservation[],
  { survivorship }: Pick<IdentityRules, 'survivorship'>,
): Attribute[] {
  const byName = [...Map.groupBy(observations, ({ name }) => name)].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return byName.flatMap(([name, ofName]) => survivor(ofName, ruleOf(survivorship, name)))
}

function ruleOf({ attributes, default: byDefault }: IdentityRules['survivorship'], name: string): SurvivorshipRule {
  // Own keys only: `constructor` is an attribute that somebody may send.
  return (Object.hasOwn(attributes, name) ? attributes[name] : undefined) ?? byDefault
}

/** @param observations of one name */
function survivor(observations: readonly AttributeObservation[], rule: SurvivorshipRule): Attribute[] {
  const said = withoutOverrides(observations)
  const { standing, lapsed } = standingOverrides(observations)
  const [winner, ...others] = distinctBySourceAndValue([...standing, ...said.toSorted(compareByRule(rule, said))])
  return winner === undefined ? [] : [{ ...winner, others: distinctBySourceAndValue([...others, ...lapsed]) }]
}

function distinctBySourceAndValue(ranked: readonly AttributeObservation[]): AttributeObservation[] {
  const best = new Map<string, AttributeObservation>()
  for (const observation of ranked) {
    const key = sourceAndValue(observation)
    if (!best.has(key)) best.set(key, observation)
  }
  return [...best.values()]
}

/** JSON keeps `1` and `"1"` apart. */
function sourceAndValue({ source, value }: { readonly source: string; readonly value: AttributeValue }): string {
  return JSON.stringify([source, value])
}
