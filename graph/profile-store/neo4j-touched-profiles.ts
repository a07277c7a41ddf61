import type { ProfileState, TouchedProfiles } from '../../src/projections/index.ts'
import type { BirthId, IdentifierKey } from '../../src/model/index.ts'
import type { GraphConnection } from '../connection.ts'
import { decodeProfile } from '../profiles/decode-profile.ts'
import { ask } from '../transaction.ts'
import { listProfiles } from './list-profiles.ts'
import { readTouched, type StoredColumns } from './read-touched.ts'

/** Profiles in Neo4j, as the profile store takes them over. */
export class Neo4jTouchedProfiles implements TouchedProfiles {
  readonly #graph: GraphConnection

  constructor(graph: GraphConnection) {
    this.#graph = graph
  }

  async touched(ids: readonly BirthId[], keys: readonly IdentifierKey[]): Promise<ProfileState[]> {
    return (await ask(this.#graph, (session) => readTouched(session, { ids, keys }))).map(stateOf)
  }

  async page(after: BirthId | null, limit: number): Promise<ProfileState[]> {
    return (await ask(this.#graph, (session) => listProfiles(session, { after: after ?? '', limit }))).map(stateOf)
  }
}

function stateOf({ isNobody, version, ...row }: StoredColumns): ProfileState {
  const { id, reflectsChange } = row
  const profile = isNobody || version === null ? null : decodeProfile({ ...row, version })
  return { id, reflectsChange, profile }
}
