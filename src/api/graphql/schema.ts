import { readFileSync } from 'node:fs'
import { makeExecutableSchema } from '@graphql-tools/schema'
import type { GraphqlContext } from './context.ts'
import { resolvers } from './resolvers/index.ts'

const CONTRACT = new URL('../../../schema.graphql', import.meta.url)

/** schema.graphql with its resolvers. @throws Error when the two do not fit */
export function executableSchema() {
  return makeExecutableSchema<GraphqlContext>({
    typeDefs: readFileSync(CONTRACT, 'utf8'),
    resolvers,
    resolverValidationOptions: { requireResolversToMatchSchema: 'error' },
  })
}
