import neo4j from 'neo4j-driver'
import { SelfsameError } from '../src/model/index.ts'
import type { GraphServer } from './transaction.ts'
import { Turns } from './turns.ts'

/** Where Neo4j answers, and as whom to ask. */
interface GraphSettings {
  readonly uri: string
  readonly user: string
  readonly password: string
  readonly database: string
}

/** One driver a process: it pools connections. */
export interface GraphConnection extends GraphServer {
  readonly turns: Turns
  /** Resolves when the server answers. */
  ping(): Promise<void>
  close(): Promise<void>
}

const POOL_SIZE_MAX = 48
const ACQUIRE_TIMEOUT_MS = 30_000

/**
 * Connects and checks that the server answers and lets us in.
 *
 * @throws SelfsameError UNAVAILABLE when it does not
 */
export async function connectGraph(settings: GraphSettings): Promise<GraphConnection> {
  const driver = neo4j.driver(settings.uri, neo4j.auth.basic(settings.user, settings.password), {
    disableLosslessIntegers: true,
    maxConnectionPoolSize: POOL_SIZE_MAX,
    connectionAcquisitionTimeout: ACQUIRE_TIMEOUT_MS,
    telemetryDisabled: true,
  })
  try {
    await driver.verifyConnectivity({ database: settings.database })
    await driver.verifyAuthentication({ database: settings.database })
  } catch (cause) {
    await driver.close()
    throw new SelfsameError('UNAVAILABLE', `Neo4j at ${settings.uri} does not answer or refuses the password`, {
      cause,
      remedy: 'Run `selfsame doctor`; check NEO4J_URI, NEO4J_USER and NEO4J_PASSWORD',
    })
  }
  return {
    driver,
    database: settings.database,
    turns: new Turns({ driver, database: settings.database }),
    ping: async () => void (await driver.executeQuery('RETURN 1', {}, { database: settings.database })),
    close: () => driver.close(),
  }
}
