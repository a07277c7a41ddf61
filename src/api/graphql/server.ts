import type { IncomingMessage, ServerResponse } from 'node:http'
import { createYoga } from 'graphql-yoga'
import type { IdentityRules } from '../../identity/index.ts'
import type { RequestContext } from '../../model/index.ts'
import { bodyBound } from './body-bound.ts'
import type { GraphqlContext, UseCases } from './context.ts'
import { type ErrorLog, errorMask } from './errors.ts'
import { graphiqlOptions, renderGraphiql } from './graphiql.ts'
import { limits } from './limits.ts'
import { createLoaders } from './loaders.ts'
import { requestForm } from './request-form.ts'
import { executableSchema } from './schema.ts'

interface GraphqlSettings {
  /** Whether a browser that opens /graphql is shown GraphiQL: development only. */
  readonly graphiql: boolean
}

export interface GraphqlDeps {
  readonly useCases: UseCases
  /** As whom every request is made, until requests say so themselves. */
  readonly caller: RequestContext
  /** Those in force. */
  readonly rules: () => IdentityRules
  readonly log: ErrorLog
  readonly settings: GraphqlSettings
}

interface GraphqlApi {
  /** Answers requests to /graphql, whose body must not have been read. */
  readonly handler: (request: IncomingMessage, response: ServerResponse) => void
}

export function createGraphql({ useCases, caller, rules, log, settings }: GraphqlDeps): GraphqlApi {
  const yoga = createYoga<object, GraphqlContext>({
    graphqlEndpoint: '/graphql',
    schema: executableSchema(),
    context: () => ({ caller, rules: rules(), useCases, loaders: createLoaders(useCases, caller) }),
    plugins: [requestForm, bodyBound, limits],
    maskedErrors: { maskError: errorMask(log) },
    // The mask logs what is to be logged; yoga would log errors with their texts.
    logging: false,
    graphiql: settings.graphiql && graphiqlOptions(),
    renderGraphiQL: renderGraphiql,
    landingPage: false,
    // bodyBound is cheaper.
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
