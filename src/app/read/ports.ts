import type {
  Activity,
  Anchor,
  Figures,
  GraphProfile,
  IdentifierKey,
  ProfileLedger,
  Sighting,
} from '../../model/index.ts'

/** A page of a search, in the order of `cursor`. */
export interface SearchPage {
  readonly profiles: readonly { readonly cursor: string; readonly profile: GraphProfile }[]
  readonly hasMore: boolean
}

/** Profiles as the graph holds them; answers come in the order of the question. */
export interface ProfileGraph {
  /** Any birth id, a founder's or an alias. */
  byIds(ids: readonly string[]): Promise<(GraphProfile | null)[]>
  /** null for an unknown identifier, and for one that stands for nobody. */
  byIdentifiers(keys: readonly IdentifierKey[]): Promise<(GraphProfile | null)[]>
  ledgers(profileIds: readonly string[]): Promise<ProfileLedger[]>
  /** Profiles whose identifiers begin with the text, or whose names contain its words. */
  search(text: string, page: { readonly first: number; readonly after: string | null }): Promise<SearchPage>
  countProfiles(): Promise<number>
}

/** What is booked on anchors. */
export interface FiguresReader {
  /** Sum over the given anchors, one answer for each list. */
  figures(anchors: readonly (readonly Anchor[])[]): Promise<Figures[]>
  /** Newest first, at most 100, over the given anchors. */
  recent(anchors: readonly Anchor[], limit: number): Promise<Activity[]>
  /** null for an identifier never seen. */
  sightings(keys: readonly IdentifierKey[]): Promise<(Sighting | null)[]>
}
