import type { FastifyInstance } from 'fastify'

/**
 * Any web page may send events: the write key says whose they are, and no cookie is read, so that no origin has more
 * rights than another. For the same reason a 401 carries no `WWW-Authenticate`: a shop's visitors would be asked to
 * log in when its key is revoked.
 */
export function allowBrowsers(server: FastifyInstance): void {
  server.addHook('onRequest', async (_request, reply) => {
    reply.header('access-control-allow-origin', '*')
  })
  server.options('/v1/*', async (_request, reply) =>
    reply
      .code(204)
      .header('access-control-allow-methods', 'POST')
      .header('access-control-allow-headers', 'Authorization, Content-Type, Content-Encoding, X-Retry-Count')
      .header('access-control-max-age', 86_400)
      .send(),
  )
}
