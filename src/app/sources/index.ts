/**
 * Files as sources: ingesting them by a source description, listing the descriptions, proposing one.
 *
 * Nothing here knows how a file is read, how a log is written, or how progress is shown.
 */
export { FileIngest, type FileIngestParts } from './file-ingest.ts'
export type { FileIngestRequest, FileIngestResult, FileProgress } from './file-ingest-types.ts'
export type * from './ports.ts'
export { entryOf, SourceCatalogue, type SourceEntry } from './source-catalogue.ts'
