/**
 * What the log Redis and the cache Redis hold: event log, dead letters, leases; identity cache, bookings, figures.
 *
 * Implements ports of `app` and `worker`, one class a file, with one Lua script per file in `lua/`.
 * Must not know what an event means, who is one person, or which process it runs in.
 */
export * from './backlog.ts'
export * from './connect.ts'
export * from './redis-blocking-index.ts'
export * from './redis-bookings.ts'
export * from './redis-context-store.ts'
export * from './redis-dead-letters.ts'
export * from './redis-event-history.ts'
export * from './redis-event-log.ts'
export * from './redis-figures.ts'
export * from './redis-identity-cache.ts'
export * from './redis-index-shelf.ts'
export * from './redis-lane-leases.ts'
export * from './redis-lane-reader.ts'
export * from './redis-log-counts.ts'
export * from './redis-profile-store.ts'
export * from './redis-task-lease.ts'
