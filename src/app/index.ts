/**
 * The use cases: ingest, resolve, book, read, and the operator's own (keys, dead letters, sources).
 *
 * Each takes a RequestContext and its ports, and knows nothing of HTTP, GraphQL, the command line,
 * Cypher or Redis: those are handed in by `main`. A port stands in the `ports.ts` beside its caller.
 */
export {}
