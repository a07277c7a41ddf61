import type { GraphProfile, IdentifierKey, LedgerDecision, ProfileLedger } from '../../model/index.ts'
import { Gatherer, type GatherBounds } from './gatherer.ts'
import type { HistoryPage, ProfileGraph, SearchPage } from './ports.ts'

/** Neo4j answers a statement of 100 keys almost as quickly as one of a single key, and two at once keep it busy. */
const BOUNDS: GatherBounds = { questionsMax: 1_000, underWayMax: 2 }

/** A graph whose readers share round trips: what several ask for at the same time is asked in one statement. */
export class GatheredProfileGraph implements ProfileGraph {
  readonly #graph: ProfileGraph
  readonly #ids: Gatherer<string, GraphProfile | null>
  readonly #keys: Gatherer<IdentifierKey, GraphProfile | null>

  constructor(graph: ProfileGraph, bounds: GatherBounds = BOUNDS) {
    this.#graph = graph
    this.#ids = new Gatherer((ids) => graph.byIds(ids), bounds)
    this.#keys = new Gatherer((keys) => graph.byIdentifiers(keys), bounds)
  }

  byIds(ids: readonly string[]): Promise<(GraphProfile | null)[]> {
    return this.#ids.ask(ids)
  }

  byIdentifiers(keys: readonly IdentifierKey[]): Promise<(GraphProfile | null)[]> {
    return this.#keys.ask(keys)
  }

  ledgers(profileIds: readonly string[]): Promise<ProfileLedger[]> {
    return this.#graph.ledgers(profileIds)
  }

  decisions(profileId: string, page: HistoryPage): Promise<LedgerDecision[]> {
    return this.#graph.decisions(profileId, page)
  }

  search(text: string, page: { readonly first: number; readonly after: string | null }): Promise<SearchPage> {
    return this.#graph.search(text, page)
  }

  countProfiles(): Promise<number> {
    return this.#graph.countProfiles()
  }
}
