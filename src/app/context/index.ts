/**
 * Live context: feeding it with events, reading it over a profile's vertices, and changing it by way of the log.
 *
 * What it is made of lies in `projections/context`; knows nothing of Redis or GraphQL.
 */
export * from './context-reader.ts'
export * from './context-updates.ts'
export * from './keep-context.ts'
export * from './ports.ts'
