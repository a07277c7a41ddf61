import {
  type BirthId,
  type Change,
  type Evidence,
  identifierOf,
  type IdentifierKey,
  type VertexKey,
} from '../../model/index.ts'

/** Evidence as changes tell it, without its key. */
type FoldedEvidence = Omit<Evidence, 'key'>

/** What the graph is after changes, by their bodies alone: folded from the first on, it must equal the graph. */
export class Fold {
  /** Number of the last change folded. */
  change = 0
  readonly profileOf = new Map<VertexKey, BirthId>()
  readonly birthOf = new Map<VertexKey, BirthId>()
  readonly evidence = new Map<string, FoldedEvidence>()
  /** Of whole identifiers. */
  readonly states = new Map<IdentifierKey, string>()
  /** Ids of those that hold. */
  readonly pins = new Set<string>()
  readonly conflicts = new Set<string>()

  apply({ seq, body }: Change): void {
    for (const { key, birthId, state } of body.registered) {
      this.birthOf.set(key, birthId)
      if (identifierOf(key) === key) this.states.set(key, state)
    }
    for (const { key, state } of body.identifiers) this.states.set(key, state)
    for (const key of body.movedEvidence) this.evidence.delete(key)
    for (const { key, ...evidence } of body.evidence) this.evidence.set(key, evidence)
    for (const { key, to } of body.moved) this.profileOf.set(key, to)
    replace(this.pins, body.pins.withdrawn, body.pins.made)
    replace(this.conflicts, body.conflicts.removed, body.conflicts.made)
    this.change = seq
  }
}

function replace(ids: Set<string>, gone: readonly string[], made: readonly { readonly id: string }[]): void {
  for (const id of gone) ids.delete(id)
  for (const { id } of made) ids.add(id)
}
