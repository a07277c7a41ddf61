import type { IncomingMessage, ServerResponse } from 'node:http'
import { createYoga } from 'graphql-yoga'
import type { IdentityRules } from '../../identity/index.ts'
import type { RequestContext } from '../../model/index.ts'
import type { GraphqlContext, UseCases } from './context.ts'
import { type ErrorLog, errorMask } from './errors.ts'
import { graphiqlOptions, renderGraphiql } from './graphiql.ts'
import { limits } from './limits.ts'
import { createLoaders } from './loaders.ts'
import { requestGuard } from './request-guard.ts'
import { executableSchema } from './schema.ts'

export interface GraphqlSettings {
  /** Path the API answers at. @default '/graphql' */
  readonly path?: string
  /** Whether a browser that opens the path is shown GraphiQL: development only. */
  readonly graphiql: boolean
}

export interface GraphqlDeps {
  readonly useCases: UseCases
  /** As whom every request is made, until requests say so themselves. */
  readonly caller: RequestContext
  readonly rules: IdentityRules
  readonly log: ErrorLog
  readonly settings: GraphqlSettings
}

export interface GraphqlApi {
  /** Answers requests to the path, whose body must not have been read. */
  readonly handler: (request: IncomingMessage, response: ServerResponse) => void
}

export function createGraphql({ useCases, caller, rules, log, settings }: GraphqlDeps): GraphqlApi {
  const yoga = createYoga<object, GraphqlContext>({
    graphqlEndpoint: settings.path ?? '/graphql',
    schema: executableSchema(),
    context: () => ({ caller, rules, useCases, loaders: createLoaders(useCases.profiles, caller) }),
    plugins: [requestGuard, limits],
    maskedErrors: { maskError: errorMask(log) },
    // The mask logs what is to be logged; yoga would log errors with their texts.
    logging: false,
    graphiql: settings.graphiql && graphiqlOptions(),
    renderGraphiQL: renderGraphiql,
    landingPage: false,
    maxRequestBodySize: false,
    batching: false,
    multipart: false,
    cors: false,
  })
  return {
    handler(request, response) {
      response.setHeader('cache-control', 'no-store')
      void yoga(request, response)
    },
  }
}
