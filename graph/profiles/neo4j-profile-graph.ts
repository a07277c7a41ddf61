import type { HistoryPage, ProfileGraph, SearchPage } from '../../src/app/read/ports.ts'
import {
  keyOf,
  type BirthId,
  type GraphProfile,
  type IdentifierKey,
  type LedgerDecision,
  type ProfileLedger,
} from '../../src/model/index.ts'
import type { GraphConnection } from '../connection.ts'
import { decodeDecision, type DecisionColumns } from '../identity/decode-verdict.ts'
import { ask } from '../transaction.ts'
import { count } from './count.ts'
import { listDecisions } from './list-decisions.ts'
import { decodeProfile, type ProfileColumns } from './decode-profile.ts'
import { readByIdentifiers } from './read-by-identifiers.ts'
import { readByIds } from './read-by-ids.ts'
import { readLedgers } from './read-ledgers.ts'
import { search } from './search.ts'

/** Shown of one profile, the strongest; of decisions the newest, more of them page by page. */
const LEDGER_BOUNDS = { evidenceMax: 1_000, decisionsMax: 1_000 }

/** Profiles in Neo4j. */
export class Neo4jProfileGraph implements ProfileGraph {
  readonly #graph: GraphConnection
  readonly #namespaces: () => readonly string[]

  /** @param namespaces those that a search looks through */
  constructor(graph: GraphConnection, namespaces: () => readonly string[]) {
    this.#graph = graph
    this.#namespaces = namespaces
  }

  async byIds(ids: readonly string[]): Promise<(GraphProfile | null)[]> {
    return inOrder(ids, await ask(this.#graph, (session) => readByIds(session, { ids: [...new Set(ids)] })))
  }

  async byIdentifiers(keys: readonly IdentifierKey[]): Promise<(GraphProfile | null)[]> {
    return inOrder(keys, await ask(this.#graph, (session) => readByIdentifiers(session, { keys: [...new Set(keys)] })))
  }

  async ledgers(profileIds: readonly BirthId[]): Promise<ProfileLedger[]> {
    const rows = await ask(this.#graph, (session) => readLedgers(session, { profileIds, ...LEDGER_BOUNDS }))
    const ledgers = new Map(rows.map((row) => [row.profileId, row]))
    return profileIds.map((id) => ({
      evidence: ledgers.get(id)?.evidence ?? [],
      decisions: (ledgers.get(id)?.decisions ?? []).map(asEntry),
    }))
  }

  async decisions(profileId: BirthId, { first, after }: HistoryPage): Promise<LedgerDecision[]> {
    const rows = await ask(this.#graph, (session) => listDecisions(session, { profileId, after, limit: first }))
    return rows.map(asEntry)
  }

  async search(
    text: string,
    { first, after }: { readonly first: number; readonly after: string | null },
  ): Promise<SearchPage> {
    const prefixes = this.#prefixes(text.trim())
    const page = { prefixes, words: fullTextQuery(text), after: after ?? '', limit: first + 1 }
    const found = await ask(this.#graph, (session) => search(session, page))
    const ids = found.slice(0, first).map(({ id }) => id)
    const profiles = (await this.byIds(ids)).filter((profile) => profile !== null)
    return { profiles: profiles.map((profile) => ({ cursor: profile.id, profile })), hasMore: found.length > first }
  }

  /** Values as typed and in lower case, as most normalisers leave them. */
  #prefixes(text: string): string[] {
    if (text === '') return []
    return [...new Set([text, text.toLowerCase()])].flatMap((value) =>
      this.#namespaces().map((namespace) => keyOf({ namespace, value })),
    )
  }

  async countProfiles(): Promise<number> {
    const [row] = await ask(this.#graph, (session) => count(session, {}))
    return row?.profiles ?? 0
  }
}

function asEntry(row: DecisionColumns): LedgerDecision {
  return { ...decodeDecision(row), undoneBy: row.undoneBy }
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
