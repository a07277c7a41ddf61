import { type AttributeObservation, digest } from '../../model/index.ts'
import { compareByRule } from './criteria.ts'

/** The source whose observations, where they have a basis, override what all others say. */
export const STEWARD = 'steward'

/** Of several overrides the last one set counts. */
const LAST_SET = { by: ['newest' as const], sources: [] }

export interface Overrides {
  /** Set against what the sources say now; the one that counts first. */
  readonly standing: readonly AttributeObservation[]
  /** Set against something else: kept, and standing again when the sources say that again. */
  readonly lapsed: readonly AttributeObservation[]
}

/** @param observations of one attribute */
export function standingOverrides(observations: readonly AttributeObservation[]): Overrides {
  const overrides = observations.filter(isOverride)
  const ranked = overrides.toSorted(compareByRule(LAST_SET, overrides))
  const basis = basisOf(observations)
  return {
    standing: ranked.filter((override) => override.basis === basis),
    lapsed: ranked.filter((override) => override.basis !== basis),
  }
}

export function withoutOverrides(observations: readonly AttributeObservation[]): AttributeObservation[] {
  return observations.filter((observation) => !isOverride(observation))
}

function isOverride({ source, basis }: AttributeObservation): boolean {
  return source === STEWARD && basis !== undefined
}

/**
 * What an override of an attribute rests on: who says what. When it was said, and how often, is no matter: the same
 * source saying the same again does not end an override.
 *
 * @param observations of that attribute; stewards' own are left out
 */
export function basisOf(observations: readonly Pick<AttributeObservation, 'source' | 'value'>[]): string {
  const said = observations.filter(({ source }) => source !== STEWARD)
  const distinct = new Set(said.map(({ source, value }) => JSON.stringify([source, value])))
  return digest(`basis/${JSON.stringify([...distinct].toSorted())}`)
}
