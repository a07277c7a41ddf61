import type {
  Activity,
  Anchor,
  GraphProfile,
  IdentifierKey,
  LedgerDecision,
  ProfileLedger,
  Sighting,
} from '../../model/index.ts'

import type { Contribution } from '../../projections/traits/index.ts'

/** A page of a search, in the order of `cursor`. */
export interface SearchPage {
  readonly profiles: readonly { readonly cursor: string; readonly profile: GraphProfile }[]
  readonly hasMore: boolean
}

/** A page of the decisions about a profile, newest first. */
export interface HistoryPage {
  readonly first: number
  /** Id of the decision to go on after; null for the first page. */
  readonly after: string | null
}

/** Profiles as the graph holds them; answers come in the order of the question. */
export interface ProfileGraph {
  /** Any birth id, a founder's or an alias. */
  byIds(ids: readonly string[]): Promise<(GraphProfile | null)[]>
  /** null for an unknown identifier, and for one that stands for nobody. */
  byIdentifiers(keys: readonly IdentifierKey[]): Promise<(GraphProfile | null)[]>
  /** Of each up to 1,000 pieces of evidence, the strongest, and up to 1,000 decisions, the newest. */
  ledgers(profileIds: readonly string[]): Promise<ProfileLedger[]>
  /** Newest first; none after a decision that there is not. */
  decisions(profileId: string, page: HistoryPage): Promise<LedgerDecision[]>
  /** Profiles whose identifiers begin with the text, or whose names contain its words. */
  search(text: string, page: { readonly first: number; readonly after: string | null }): Promise<SearchPage>
  countProfiles(): Promise<number>
}

/** What is booked on anchors. */
export interface FiguresReader {
  /**
   * What was booked on the given anchors, to be added up: one answer for each list, all in one round trip.
   *
   * @param parts `totals`: without windows, distinct and recent values. @default 'all'
   */
  contributions(anchors: readonly (readonly Anchor[])[], parts?: 'totals' | 'all'): Promise<Contribution[][]>
  /** @returns why figures lack what was booked before, and for how much of the log; null when they are whole */
  rebuilding(): Promise<string | null>
  /** Newest first, at most 100, over the given anchors. */
  recent(anchors: readonly Anchor[], limit: number): Promise<Activity[]>
  /** null for an identifier never seen. */
  sightings(keys: readonly IdentifierKey[]): Promise<(Sighting | null)[]>
}
