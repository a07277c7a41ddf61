/** Where the retailer meets people. */
export type Channel = 'web' | 'app' | 'till' | 'loyalty' | 'call-centre'

/** Namespaces that the demo's calls name. */
export type DemoNamespace = 'customer' | 'loyalty' | 'email' | 'phone' | 'landline' | 'device' | 'cookie'

/** Who is seen, by normalised identifiers: at most one of each namespace. */
export type SeenAs = Readonly<Partial<Record<DemoNamespace, string>>>

export type Fields = Readonly<Record<string, unknown>>

/** Something that happened, before it is spelled out as a Segment call. */
export interface Draft {
  /** ms since 1970 */
  readonly atMs: number
  readonly channel: Channel
  readonly type: 'identify' | 'track' | 'page' | 'screen'
  /** Of the event, page or screen; null for identify. */
  readonly name: string | null
  readonly seenAs: SeenAs
  /** What a form was filled with where there is nobody to name. */
  readonly placeholders?: SeenAs
  readonly traits?: Fields
  readonly properties?: Fields
}

/** Why an identifier may stand apart from the rest of its person. The first that applies explains a split. */
export const MARKS = [
  'mistyped',
  'changed-email',
  'changed-phone',
  'second-card',
  'unlinked-card',
  'new-device',
  'cookie-reset',
  'other-browser',
] as const
export type Mark = (typeof MARKS)[number]
