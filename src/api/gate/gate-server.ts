import type { RequestListener, Server } from 'node:http'
import fastify, { type FastifyInstance } from 'fastify'
import type { KeyedIngest } from '../../app/ingest/index.ts'
import { readJsonBodies } from './body.ts'
import { allowBrowsers } from './cors.ts'
import { answerErrors } from './errors.ts'
import { healthRoutes, type Probes } from './health.ts'
import { eventRoutes } from './routes.ts'

export interface GateParts {
  readonly ingest: KeyedIngest
  readonly probes: Probes
  /** Given internal errors. They may hold anything: log their name and stack, never their fields. */
  readonly reportError: (error: unknown) => void
}

/** Puts the gate's handler into a server that serves other paths too. */
type HttpServerFactory = (handler: RequestListener) => Server

/** The gate as a fastify server, not yet listening. Requests are not logged: their paths and bodies are people's data. */
export function createGateServer(
  { ingest, probes, reportError }: GateParts,
  serverFactory?: HttpServerFactory,
): FastifyInstance {
  const server = fastify({
    logger: false,
    routerOptions: { ignoreTrailingSlash: true },
    ...(serverFactory && { serverFactory }),
  })
  readJsonBodies(server)
  answerErrors(server, reportError)
  allowBrowsers(server)
  healthRoutes(server, probes)
  eventRoutes(server, ingest)
  return server
}
