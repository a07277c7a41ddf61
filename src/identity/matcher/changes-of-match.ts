import { evidenceKey, type Evidence, type GivenConflict, type VertexKey } from '../../model/index.ts'
import { MATCHER } from '../observe.ts'
import type { MatchedRecords, MatchEvidence } from './evidence-of-match.ts'
import type { Linking, ModelInForce, ScoredLink } from './linking.ts'

/** What the graph holds under a matcher's name: evidence that a version of its model gives, and its conflicts. */
export interface StoredMatch {
  readonly evidence: readonly Pick<Evidence, 'key' | 'a' | 'b' | 'score' | 'modelVersion'>[]
  readonly conflicts: readonly GivenConflict[]
}

/**
 * What is to be changed so that the graph holds what a matcher says now, cluster by cluster, ordered by their first
 * records; nothing where it holds that already.
 *
 * @param said of the version in force, by this name
 */
export function changesOfMatch(
  records: MatchedRecords,
  said: MatchEvidence,
  stored: StoredMatch,
  model: ModelInForce,
): Linking[] {
  const drafts = new Drafts(records)
  const known = new Map(stored.evidence.map((evidence) => [evidence.key, evidence]))
  for (const link of said.evidence) {
    const key = evidenceKey({ a: link.a, b: link.b, rule: MATCHER, source: model.matcher, owner: null })
    const before = known.get(key)
    known.delete(key)
    if (before?.modelVersion !== model.modelVersion || before.score !== link.score) drafts.at(link.a).given.push(link)
  }
  for (const { key, a, b } of known.values()) drafts.at(a).withdrawn.push({ key, a, b })
  const standing = new Map(stored.conflicts.map((conflict) => [conflict.id, conflict]))
  for (const conflict of said.conflicts) {
    const before = standing.get(conflict.id)
    standing.delete(conflict.id)
    if (before?.modelVersion !== model.modelVersion) drafts.at(firstOf(conflict)).made.push(conflict)
  }
  for (const conflict of standing.values()) drafts.at(firstOf(conflict)).removed.push(conflict)
  return drafts.linkings()
}

function firstOf({ sides }: GivenConflict): VertexKey {
  return sides.flat().toSorted()[0] ?? ''
}

interface Draft {
  readonly given: ScoredLink[]
  readonly withdrawn: Pick<Evidence, 'key' | 'a' | 'b'>[]
  readonly made: GivenConflict[]
  readonly removed: GivenConflict[]
}

class Drafts {
  readonly #firstOf = new Map<VertexKey, VertexKey>()
  readonly #drafts = new Map<VertexKey, Draft>()

  constructor({ keys, clusters }: MatchedRecords) {
    const firsts = new Map<number, VertexKey>()
    keys.forEach((key, at) => {
      const first = firsts.get(clusters[at] ?? 0)
      if (first === undefined || key < first) firsts.set(clusters[at] ?? 0, key)
    })
    keys.forEach((key, at) => this.#firstOf.set(key, firsts.get(clusters[at] ?? 0) ?? key))
  }

  /** At the cluster of a record; one that the matcher speaks of no more is its own. */
  at(key: VertexKey): Draft {
    const first = this.#firstOf.get(key) ?? key
    const draft = this.#drafts.get(first) ?? { given: [], withdrawn: [], made: [], removed: [] }
    this.#drafts.set(first, draft)
    return draft
  }

  linkings(): Linking[] {
    return [...this.#drafts]
      .map(([first, { given, withdrawn, made, removed }]) => ({
        first,
        given,
        withdrawn,
        conflicts: { made, removed },
      }))
      .toSorted((x, y) => (x.first < y.first ? -1 : 1))
  }
}
