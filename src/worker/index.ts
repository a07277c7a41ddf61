/**
 * The background worker: reads the lanes it holds, settles who is who, books, acknowledges; one file per task.
 *
 * Everything it touches is a port: it knows nothing of Neo4j or Redis, and nothing of HTTP or GraphQL.
 */
export * from './lane-worker.ts'
export { leased } from './leased.ts'
export { OutboxTail } from './outbox-tail.ts'
export { Periodic } from './periodic.ts'
export * from './ports.ts'
export { pruning } from './pruning.ts'
export { registrationOf, RelayFeed } from './relay.ts'
export type { WorkerSettings } from './settings.ts'
