/** Profiles and their ledgers as the engine in memory holds them. */
import { standsForSomebody } from '../../src/identity/index.ts'
import {
  identifierOf,
  observationsIn,
  parseKey,
  type BirthId,
  type GraphProfile,
  type IdentifierKey,
  type ProfileLedger,
} from '../../src/model/index.ts'
import type { MemoryDecisionGraph } from './memory-decision-graph.ts'
import { MemoryReads } from './memory-reads.ts'

export class EngineReads extends MemoryReads {
  readonly #graph: MemoryDecisionGraph

  constructor(graph: MemoryDecisionGraph) {
    super()
    this.#graph = graph
  }

  override async byIds(ids: readonly BirthId[]) {
    const keys = await this.#graph.vertexKeys(ids)
    return this.byIdentifiers(ids.map((id) => keys.get(id) ?? ''))
  }

  override async byIdentifiers(keys: readonly IdentifierKey[]) {
    return keys.map((key) => this.#profileOf(key))
  }

  override async ledgers(profileIds: readonly BirthId[]): Promise<ProfileLedger[]> {
    return Promise.all(profileIds.map((id) => this.#ledgerOf(id)))
  }

  #profileOf(key: IdentifierKey): GraphProfile | null {
    const { vertices, profileOf, identifiers } = this.#graph.identity
    const id = profileOf.get(key)
    const members = [...vertices.values()].filter((vertex) => profileOf.get(vertex.key) === id)
    if (id === undefined || !members.some(({ state }) => standsForSomebody(state))) return null
    const shown = members.map((vertex) => ({
      ...vertex,
      value: parseKey(vertex.key)?.value ?? '',
      ownership: identifiers.get(identifierOf(vertex.key))?.ownership ?? [],
    }))
    const records = [...this.#graph.identity.records.values()].filter(
      ({ identifier }) => profileOf.get(identifier) === id,
    )
    return { id, version: 1, reflectsChange: 1, members: shown, records: records.flatMap(observationsIn) }
  }

  async #ledgerOf(id: BirthId): Promise<ProfileLedger> {
    const { evidence, decisions, profileOf } = this.#graph.identity
    const entries = await Promise.all([...decisions.keys()].map((decision) => this.#graph.decision(decision)))
    const born = new Set(
      this.#profileOf((await this.#graph.vertexKeys([id])).get(id) ?? '')?.members.map((m) => m.birthId),
    )
    const isAbout = ({ effect }: ProfileLedger['decisions'][number]) =>
      [...effect.before, ...effect.after].some(({ members }) => members.some((member) => born.has(member)))
    return {
      evidence: [...evidence.values()].filter(({ a, b }) => [a, b].some((end) => profileOf.get(end) === id)),
      decisions: entries
        .flatMap((entry) => (entry === null ? [] : [{ ...entry.decision, undoneBy: entry.undoneBy }]))
        .filter(isAbout),
    }
  }
}
