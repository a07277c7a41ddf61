import { createServer, type RequestListener, type Server } from 'node:http'
import { createGateServer, type GateParts } from './gate/index.ts'

export interface HttpServerParts {
  readonly gate: GateParts
  /** GraphQL Yoga is one. Without it /graphql answers 404. */
  readonly graphqlHandler?: RequestListener
}

export interface HttpServer {
  /** @returns the URL it answers at; port 0 takes a free one. @throws Error EADDRINUSE */
  listen(address: { readonly port: number; readonly host: string }): Promise<string>
  /** Answers what is under way, takes nothing new. */
  close(): Promise<void>
}

/** A request that takes longer to arrive is cut off, so that slow senders do not hold all connections. */
const REQUEST_TIMEOUT_MS = 60_000
const HEADERS_TIMEOUT_MS = 15_000
/** Longer than the minute that load balancers keep idle connections, so that they never write to a closed one. */
const KEEP_ALIVE_MS = 72_000

/** One HTTP server on one port: `/graphql` and below go to GraphQL, everything else to the gate. */
export function createHttpServer({ gate, graphqlHandler }: HttpServerParts): HttpServer {
  const server = createGateServer(gate, (gateHandler) =>
    nodeServer(graphqlHandler ? routed(gateHandler, graphqlHandler) : gateHandler),
  )
  return {
    listen: (address) => server.listen(address),
    close: () => server.close(),
  }
}

function routed(gateHandler: RequestListener, graphqlHandler: RequestListener): RequestListener {
  return (request, response) => (isGraphql(request.url ?? '') ? graphqlHandler : gateHandler)(request, response)
}

function isGraphql(url: string): boolean {
  return /^\/graphql(?:[/?]|$)/.test(url)
}

function nodeServer(handler: RequestListener): Server {
  return createServer(
    { requestTimeout: REQUEST_TIMEOUT_MS, headersTimeout: HEADERS_TIMEOUT_MS, keepAliveTimeout: KEEP_ALIVE_MS },
    handler,
  )
}
