/**
 * What follows the changes and can be made anew from nothing: one folder each, with `apply` and `rebuild`.
 *
 * A projection says what a change means for it, through ports to its store and to the graph. It must not know who feeds
 * it, how often a change comes, or of any other projection.
 */
export type * from './consumer.ts'
export type * from './profile-store/index.ts'
