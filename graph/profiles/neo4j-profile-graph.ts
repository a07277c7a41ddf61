import type { ProfileGraph, SearchPage } from '../../src/app/read/ports.ts'
import type { BirthId, GraphProfile, IdentifierKey, ProfileLedger } from '../../src/model/index.ts'
import type { GraphConnection } from '../connection.ts'
import { read } from '../transaction.ts'
import { count } from './count.ts'
import { decodeProfile, type ProfileColumns } from './decode-profile.ts'
import { readByIdentifiers } from './read-by-identifiers.ts'
import { readByIds } from './read-by-ids.ts'
import { readLedgers } from './read-ledgers.ts'
import { search } from './search.ts'

/** Rows of evidence shown of one profile. */
const EVIDENCE_MAX = 1_000

/** Profiles in Neo4j. */
export class Neo4jProfileGraph implements ProfileGraph {
  readonly #graph: GraphConnection

  constructor(graph: GraphConnection) {
    this.#graph = graph
  }

  async byIds(ids: readonly string[]): Promise<(GraphProfile | null)[]> {
    return inOrder(ids, await read(this.#graph, (tx) => readByIds(tx, { ids: [...new Set(ids)] })))
  }

  async byIdentifiers(keys: readonly IdentifierKey[]): Promise<(GraphProfile | null)[]> {
    return inOrder(keys, await read(this.#graph, (tx) => readByIdentifiers(tx, { keys: [...new Set(keys)] })))
  }

  async ledgers(profileIds: readonly BirthId[]): Promise<ProfileLedger[]> {
    const rows = await read(this.#graph, (tx) => readLedgers(tx, { profileIds, evidenceMax: EVIDENCE_MAX }))
    const ledgers = new Map(rows.map((row) => [row.profileId, row]))
    return profileIds.map((id) => ({
      evidence: ledgers.get(id)?.evidence ?? [],
      decisions: (ledgers.get(id)?.decisions ?? []).map(({ before, after, ...decision }) => ({ ...decision, effect: { before, after } })),
    }))
  }

  async search(text: string, { first, after }: { readonly first: number; readonly after: string | null }): Promise<SearchPage> {
    const prefix = text.trim().toLowerCase()
    const found = await read(this.#graph, (tx) => search(tx, { prefix, words: fullTextQuery(prefix), after: after ?? '', limit: first + 1 }))
    const ids = found.slice(0, first).map(({ id }) => id)
    const profiles = (await this.byIds(ids)).filter((profile) => profile !== null)
    return { profiles: profiles.map((profile) => ({ cursor: profile.id, profile })), hasMore: found.length > first }
  }

  async countProfiles(): Promise<number> {
    const [row] = await read(this.#graph, (tx) => count(tx, {}))
    return row?.profiles ?? 0
  }
}

function inOrder(asked: readonly string[], rows: readonly ProfileColumns[]): (GraphProfile | null)[] {
  const profiles = new Map(rows.map((row) => [row.asked, decodeProfile(row)]))
  return asked.map((key) => profiles.get(key) ?? null)
}

/** All words must occur, the last may be only begun; whatever Lucene would read as syntax separates words. */
function fullTextQuery(text: string): string {
  const words = text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
  return words.map((word, at) => (at === words.length - 1 ? `+${word}*` : `+${word}`)).join(' ')
}
