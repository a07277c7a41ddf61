/**
 * Stewards' decisions: merge, split, pin, unpin and undo, each with a preview and an idempotency key.
 *
 * What a decision comes to is for `src/identity` to say; this room asks it, has the plan carried out and reads the
 * outcome back. Nothing here knows of GraphQL, terminals or Cypher.
 */
export type { BlastRadius, PreviewedProfile } from './blast-radius.ts'
export type * from './ports.ts'
export { Stewardship, type Outcome } from './stewardship.ts'
export type * from './wishes.ts'
