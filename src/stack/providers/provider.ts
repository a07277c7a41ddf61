import type { Answer } from '../probes/answer.ts'
import type { ProviderName, StackConnections, StoreName } from '../settings.ts'
import type { ProcessIdentity } from '../process-identity.ts'

/** How a store is reached; the Redis ones by URL alone. */
export type StoreAddress = StackConnections['neo4j'] | { readonly url: string }

/** A store that answers. */
export interface RunningStore<A extends StoreAddress = StoreAddress> {
  readonly name: StoreName
  readonly provider: ProviderName
  readonly version: string
  readonly address: A
  /** The process, where the stack started one itself. */
  readonly process: ProcessIdentity | null
  /** A file for embedded stores, a command that shows it for Docker's, null for others'. */
  readonly log: string | null
  /** Resolves with the reason when the store ends; never for stores that the stack does not keep. */
  readonly ended: Promise<string>
  stop(): Promise<void>
}

/** What starting a store may use and tell. */
export interface StartContext {
  /** One line of progress. */
  report(line: string): void
  /** Told of every process as soon as it is started. */
  started(name: StoreName, process: ProcessIdentity): void
  /** True once the start was called off. */
  calledOff(): boolean
}

export const NAMES: Readonly<Record<StoreName, string>> = {
  neo4j: 'Neo4j',
  redis: 'Redis (projections)',
  redisLog: 'Redis (event log)',
}

export type Ask = () => Promise<Answer>
