import type { FastifyInstance } from 'fastify'

/** What must answer before events and queries can be served: a name, and a question that fails when it does not. */
export type Probes = Readonly<Record<string, () => Promise<unknown>>>

const PROBE_TIMEOUT_MS = 2_000

/** `/healthz`: this process lives. `/readyz`: every probe answers within two seconds; else 503, naming which do not. */
export function healthRoutes(server: FastifyInstance, probes: Probes): void {
  server.get('/healthz', async () => ({ status: 'alive' }))
  server.get('/readyz', async (_request, reply) => {
    const checks = Object.fromEntries(
      await Promise.all(Object.entries(probes).map(([name, ask]) => checked(name, ask))),
    )
    const isReady = Object.values(checks).every((state) => state === 'ok')
    return reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'not ready', checks })
  })
}

async function checked(name: string, ask: () => Promise<unknown>): Promise<[string, 'ok' | 'failing']> {
  const timeout = Promise.withResolvers<never>()
  const timer = setTimeout(() => timeout.reject(new Error(`${name} did not answer`)), PROBE_TIMEOUT_MS)
  try {
    await Promise.race([ask(), timeout.promise])
    return [name, 'ok']
  } catch {
    return [name, 'failing']
  } finally {
    clearTimeout(timer)
  }
}
