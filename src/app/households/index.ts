/**
 * Households: who lives together, read from the graph at every question. Never a reason to be one person.
 *
 * What binds people is for `src/identity` to say. Nothing here knows of GraphQL or Cypher.
 */
export { HouseholdReader } from './household-reader.ts'
export type * from './households.ts'
export type * from './ports.ts'
