import { type IdentifierKey, parseKey } from '../../model/index.ts'
import type { DemoTruth } from './truth.ts'

/** More do not fit a card. */
const IDENTIFIERS_MAX = 12

/**
 * Someone worth looking at: whole, nobody else's, known by as many kinds of identifiers as possible.
 *
 * @returns that person's strongest identifier; null when nobody is whole
 */
export function exampleOf(truth: DemoTruth, resolved: ReadonlyMap<IdentifierKey, string | null>): IdentifierKey | null {
  const people = peopleOf(truth, resolved)
  const usersOf = Map.groupBy(
    people.flatMap(({ profiles }) => profiles),
    (profile) => profile,
  )
  const whole = people.filter(
    ({ profiles: [profile, ...others], keys }) =>
      profile != null && others.length === 0 && usersOf.get(profile)?.length === 1 && keys.length <= IDENTIFIERS_MAX,
  )
  const [best] = whole.toSorted((a, b) => kinds(b) - kinds(a) || b.keys.length - a.keys.length)
  return best?.keys.find((key) => key.startsWith('customer:')) ?? best?.keys[0] ?? null
}

interface Candidate {
  readonly keys: readonly IdentifierKey[]
  /** Ids, each once; null for an identifier that nobody answers to. */
  readonly profiles: readonly (string | null)[]
}

function peopleOf(truth: DemoTruth, resolved: ReadonlyMap<IdentifierKey, string | null>): Candidate[] {
  const keysOf = new Map<number, IdentifierKey[]>()
  for (const { key, people } of truth.identifiers)
    for (const person of people) keysOf.set(person, [...(keysOf.get(person) ?? []), key])
  return [...keysOf.values()].map((keys) => ({
    keys,
    profiles: [...new Set(keys.map((key) => resolved.get(key) ?? null))],
  }))
}

function kinds({ keys }: Candidate): number {
  return new Set(keys.map((key) => parseKey(key)?.namespace)).size
}
