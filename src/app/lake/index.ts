/**
 * The lake's use cases: events and changes are appended, exactly once; tables are asked, kept small and verified; a profile
 * is read as it was known at some moment.
 *
 * Must not know of Delta or Parquet, of files, or where the log and the graph are.
 */
export { ChangeAppender } from './change-appender.ts'
export { EventAppender } from './event-appender.ts'
export { Lake, type Verified } from './lake.ts'
export { lakeConsumer } from './lake-consumer.ts'
export { knownAsOf, type KnownProfile } from './known-profile.ts'
export type * from './ports.ts'
export { ProfileHistory } from './profile-as-of.ts'
