/**
 * A server that reads a request and answers a constant: fastify for `/v1/*`, GraphQL Yoga for `/graphql`.
 *
 *     node bare-server.ts '{"gate": {…}, "profile": {…}}'
 */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { makeExecutableSchema } from '@graphql-tools/schema'
import fastify from 'fastify'
import { createYoga } from 'graphql-yoga'
import { supervised } from '../../src/stack/index.ts'

const { gate, profile } = JSON.parse(process.argv[2] ?? '{}') as { readonly gate?: object; readonly profile?: object }
const port = Number(process.env['PORT'])

if (gate !== undefined) await listenAsGate(gate)
if (profile !== undefined) await listenAsGraphql(profile)
supervised.whenLeftAlone(() => process.exit())
process.once('SIGTERM', () => process.exit())
supervised.ready()

async function listenAsGate(answer: object): Promise<void> {
  const server = fastify()
  server.post('/v1/*', async () => answer)
  await server.listen({ port, host: '127.0.0.1' })
}

async function listenAsGraphql(answer: object): Promise<void> {
  const typeDefs = readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8')
  const resolvers = { Query: { profile: () => answer, profileByIdentifier: () => answer } }
  const yoga = createYoga({ schema: makeExecutableSchema({ typeDefs, resolvers }), logging: false })
  await new Promise<void>((resolve) => createServer(yoga).listen(port, '127.0.0.1', resolve))
}
