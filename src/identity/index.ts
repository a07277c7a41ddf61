/**
 * Who is who, as pure functions: partition, plan, survivorship, normalising.
 *
 * Evidence, rules and a snapshot of the graph go in, a plan comes out; `graph/` carries it out.
 * Nothing here knows of Neo4j, Redis, HTTP or the time of day.
 */
export * from './evidence-of-event.ts'
export * from './explain/index.ts'
export * from './household/index.ts'
export * from './partition.ts'
export * from './plan-resolution.ts'
export * from './plan.ts'
export * from './record.ts'
export * from './rules.ts'
export * from './snapshot.ts'
export { basisOf, STEWARD } from './survivorship/override.ts'
export * from './survivorship.ts'
