import { survivingAttributes, type IdentityRules } from '../../identity/index.ts'
import { observationsIn, parseKey, type Attribute, type Identifier, type ObservedValue } from '../../model/index.ts'
import type { ProfileAsOf } from './ports.ts'

/** A profile as it was known, for people to read. */
export interface KnownProfile {
  readonly id: string
  /** Number of the last change that was known then. */
  readonly change: number
  /** Other ids that led to it. */
  readonly aliases: readonly string[]
  /** In the order of their registration, each once. */
  readonly identifiers: readonly Identifier[]
  /** By the rules in force now. */
  readonly attributes: readonly Attribute[]
}

export function knownAsOf({ id, change, vertices, records }: ProfileAsOf, rules: IdentityRules): KnownProfile {
  const observations = records.flatMap(({ source, attributes }) =>
    observationsIn({ source, attributes: JSON.parse(attributes) as Record<string, ObservedValue> }),
  )
  return {
    id,
    change,
    aliases: vertices.map(({ birthId }) => birthId).filter((birthId) => birthId !== id),
    identifiers: vertices.map(({ vertex }) => parseKey(vertex)).filter((identifier) => identifier !== null),
    attributes: survivingAttributes(observations, rules),
  }
}
