/**
 * The way in: items of a source become canonical events on the log, or dead letters that name what is wrong.
 *
 * What is decided about one item is pure (canonical.ts and what it calls); `Ingest` carries it out.
 * Nothing here knows HTTP, GraphQL, files or where the log is.
 */
export { Ingest } from './accept.ts'
export type { IngestAnswer, IngestNotice, RetryOutcome } from './answer.ts'
export { contextOfKey, KeyedIngest, type SentEvents } from './by-key.ts'
export { EVENT_BYTES_MAX } from './canonical.ts'
export * from './ports.ts'
