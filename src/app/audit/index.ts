/**
 * Looks whether a graph is as it must be, whatever has happened to it: one answer per invariant of docs/invariants.md.
 *
 * Changes nothing, and knows nothing of Cypher: what a graph can find by itself, its port is asked for.
 */
export { Audit } from './audit.ts'
export { VIOLATIONS_MAX, type AuditedInvariant, type Violation } from './invariants.ts'
