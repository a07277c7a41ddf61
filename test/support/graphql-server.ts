/** The GraphQL API on a free port of loopback, and a client to ask it with. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createGraphql, type GraphqlDeps, type UseCases } from '../../src/api/graphql/index.ts'
import { ProfileReader, StatsReader, TokenWait } from '../../src/app/read/index.ts'
import { DEVELOPMENT_CONTEXT } from '../../src/model/index.ts'
import { RULES } from './gate.ts'
import { contextUseCases } from './memory-context.ts'
import { MemoryGate } from './memory-gate.ts'
import { MemoryReads } from './memory-reads.ts'
import { segmentReader } from './segments.ts'
import { identityUseCases } from './memory-use-cases.ts'
import { TRAITS } from './traits.ts'

export interface GraphqlAnswer {
  // oxlint-disable-next-line typescript/no-explicit-any -- an answer has the shape of its query
  readonly data?: any
  readonly errors?: readonly {
    readonly message: string
    readonly path?: readonly string[]
    readonly extensions?: Record<string, unknown>
  }[]
}

export interface GraphqlServer {
  readonly url: string
  /** What was logged. */
  readonly logged: object[]
  ask(query: string, variables?: object): Promise<GraphqlAnswer>
  close(): Promise<void>
}

export interface MemoryGraphqlServer extends GraphqlServer {
  readonly reads: MemoryReads
  readonly gate: MemoryGate
}

/** Of the in-memory server: half of what a person notices. */
const AFTER_TIMEOUT_MS = 200

/** Over the ports in memory: what is ingested is never applied, what is read is what a test put in. */
export async function startGraphql(
  overrides: Partial<GraphqlDeps> = {},
  useCases: Partial<UseCases> = {},
): Promise<MemoryGraphqlServer> {
  const reads = new MemoryReads()
  const gate = new MemoryGate()
  return { ...(await listenGraphql({ ...useCasesOf(reads, gate), ...useCases }, overrides)), reads, gate }
}

/** Over given use cases. */
export async function listenGraphql(useCases: UseCases, overrides: Partial<GraphqlDeps> = {}): Promise<GraphqlServer> {
  const logged: object[] = []
  const { handler } = createGraphql({
    useCases,
    caller: DEVELOPMENT_CONTEXT,
    rules: () => RULES,
    log: { error: (fields, message) => logged.push({ ...fields, message }) },
    settings: { graphiql: true },
    ...overrides,
  })
  const server = await listening(createServer(handler))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
  return { url, logged, ask: (query, variables) => ask(url, query, variables), close: () => closed(server) }
}

function useCasesOf(reads: MemoryReads, gate: MemoryGate): UseCases {
  const profiles = new ProfileReader({ graph: reads, figures: reads, rules: () => RULES, traits: TRAITS })
  const tokens = new TokenWait(reads, AFTER_TIMEOUT_MS)
  return {
    profiles,
    segments: segmentReader(reads),
    ...contextUseCases({ profiles, tokens, figures: reads, ingest: gate.taking }),
    stats: new StatsReader({ graph: reads, bookings: reads, log: gate.log, deadLetters: gate.letters }),
    tokens,
    ingest: gate.ingest,
    deadLetters: gate.office,
    keys: gate.keys,
    sources: {
      list: async () => [
        { name: 'till', path: 'till.yaml', title: 'Tills', fault: null, yaml: 'name: till\n' },
        { name: null, path: 'web.yaml', title: null, fault: 'name is missing', yaml: '{}\n' },
      ],
      propose: async (_, { name }) => `name: ${name}\n`,
    },
    ...identityUseCases(),
  }
}

export async function ask(url: string, query: string, variables: object = {}): Promise<GraphqlAnswer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  })
  return (await response.json()) as GraphqlAnswer
}

function listening(server: Server): Promise<Server> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}
