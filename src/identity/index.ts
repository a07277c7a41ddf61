/**
 * Who is who, as pure functions: partition, plan, survivorship, normalising.
 *
 * Evidence, rules, verdicts and a snapshot of the graph go in, a plan comes out; `graph/` carries it out.
 * Nothing here knows of Neo4j, Redis, HTTP or the time of day.
 */
export * from './explain/index.ts'
export { founderOf } from './founder.ts'
export * from './household/index.ts'
export * from './local/index.ts'
export * from './matcher/index.ts'
export * from './named.ts'
export * from './observe.ts'
export * from './partition/index.ts'
export * from './plan-resolution.ts'
export * from './plan.ts'
export * from './record.ts'
export * from './rules.ts'
export * from './snapshot.ts'
export { basisOf, STEWARD } from './survivorship/override.ts'
export * from './survivorship.ts'
export { undoVerdict, type Undoable } from './undo.ts'
export * from './verdict.ts'
export * from './whole.ts'
