/**
 * GraphQL: schema.graphql, answered by the use cases of `src/app`.
 *
 * Resolvers translate, loaders collect a request's questions, plugins bound what may be asked.
 * Nothing here knows of Cypher, Redis or who is who; nothing outside knows of GraphQL.
 */
export type { UseCases } from './context.ts'
export { createGraphql, type GraphqlDeps } from './server.ts'
export type { SourceUseCases } from './ports.ts'
