/**
 * Segments: which there are, who is in them, and what other settings would change.
 *
 * What they mean lies in `projections/segments`; knows nothing of Redis or GraphQL.
 */
export * from './segment-reader.ts'
