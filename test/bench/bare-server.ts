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

interface Answers {
  readonly gate?: object
  readonly profile?: object
  readonly profiles?: readonly object[]
}

const { gate, ...graphql } = JSON.parse(process.argv[2] ?? '{}') as Answers
const port = Number(process.env['PORT'])

if (gate !== undefined) await listenAsGate(gate)
if (Object.keys(graphql).length > 0) await listenAsGraphql(graphql)
supervised.whenLeftAlone(() => process.exit())
process.once('SIGTERM', () => process.exit())
supervised.ready()

async function listenAsGate(answer: object): Promise<void> {
  const server = fastify()
  server.post('/v1/*', async () => answer)
  await server.listen({ port, host: '127.0.0.1' })
}

async function listenAsGraphql({ profile, profiles }: Answers): Promise<void> {
  const typeDefs = readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8')
  const resolvers = { Query: { profile: () => profile, profileByIdentifier: () => profile, profiles: () => profiles } }
  const yoga = createYoga({ schema: makeExecutableSchema({ typeDefs, resolvers }), logging: false })
  await new Promise<void>((resolve) => createServer(yoga).listen(port, '127.0.0.1', resolve))
}
