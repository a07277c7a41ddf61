/**
 * Reading: profiles by id, identifier or search, what is booked on them, why they are one, and how much there is.
 *
 * Each question takes many at once, so that a whole request costs one round trip to a store.
 * Nothing here knows of GraphQL, HTTP, Cypher or Redis.
 */
export * from './bounds.ts'
export * from './event-counter.ts'
export { GatheredProfileGraph } from './gathered-graph.ts'
export * from './metrics.ts'
export * from './ports.ts'
export type { PreviewFigures } from './preview-figures.ts'
export * from './profile-parts.ts'
export * from './profile-reader.ts'
export * from './stats-reader.ts'
export { StoredProfiles, type StoreLog } from './stored-profiles.ts'
export * from './token-wait.ts'
export * from './traits-named.ts'
