import type { TaskLease } from '../../src/worker/ports.ts'
import type { GraphConnection } from '../connection.ts'
import { write } from '../transaction.ts'
import { releaseLease } from './release-lease.ts'
import { takeLease } from './take-lease.ts'

const LEASE_MS = 10_000

/** Who feeds a consumer of changes. It lies in the graph beside the cursor: changes are relayed while the log is away. */
export class Neo4jConsumerLease implements TaskLease {
  readonly leaseMs: number
  readonly #graph: GraphConnection
  readonly #name: string
  readonly #holder: string

  /** @param name of the consumer. @param holder unique per start. @param leaseMs @default 10,000 */
  constructor(graph: GraphConnection, name: string, holder: string, leaseMs: number = LEASE_MS) {
    this.#graph = graph
    this.#name = name
    this.#holder = holder
    this.leaseMs = leaseMs
  }

  async take(forMs: number = this.leaseMs): Promise<boolean> {
    const lease = { name: this.#name, holder: this.#holder, leaseMs: Math.ceil(forMs) }
    return (await write(this.#graph, (tx) => takeLease(tx, lease))).length > 0
  }

  async release(): Promise<void> {
    await write(this.#graph, (tx) => releaseLease(tx, { name: this.#name, holder: this.#holder }))
  }
}
