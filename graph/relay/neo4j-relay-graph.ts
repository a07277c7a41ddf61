import type {
  ConsumerEntry,
  ConsumerLedger,
  ConsumerPlace,
  ConsumerPlaces,
  Outbox,
  Registration,
} from '../../src/app/relay/ports.ts'
import { SelfsameError, type Change, type ChangeBody } from '../../src/model/index.ts'
import type { GraphConnection } from '../connection.ts'
import { ask, write } from '../transaction.ts'
import { advance } from './advance.ts'
import { beginRebuild } from './begin-rebuild.ts'
import { listChanges } from './list-changes.ts'
import { listConsumers } from './list-consumers.ts'
import { noteRebuild } from './note-rebuild.ts'
import { park } from './park.ts'
import { prune } from './prune.ts'
import { readHead } from './read-head.ts'
import { readOutbox } from './read-outbox.ts'
import { readPlace } from './read-place.ts'
import { register } from './register.ts'
import { replay } from './replay.ts'
import { resume } from './resume.ts'
import { settleHead } from './settle-head.ts'

/** The outbox in Neo4j, and the cursors of those who follow it. */
export class Neo4jRelayGraph implements Outbox, ConsumerPlaces, ConsumerLedger {
  readonly #graph: GraphConnection

  constructor(graph: GraphConnection) {
    this.#graph = graph
  }

  async head(): Promise<number> {
    const [row] = await ask(this.#graph, (session) => readHead(session, {}))
    return row?.seq ?? 0
  }

  async settledHead(): Promise<number> {
    const [row] = await write(this.#graph, (tx) => settleHead(tx, {}))
    return row?.seq ?? 0
  }

  async changes(after: number, limit: number): Promise<Change[]> {
    const rows = await ask(this.#graph, (session) => listChanges(session, { after, limit }))
    return rows.map(({ body, ...change }) => ({ ...change, body: JSON.parse(body) as ChangeBody }))
  }

  async prune(keep: number, limit: number): Promise<number> {
    const [row] = await write(this.#graph, (tx) => prune(tx, { keep, limit }))
    return row?.pruned ?? 0
  }

  async register({ name, keepsChanges, keepsPlace, begins }: Registration): Promise<void> {
    await write(this.#graph, (tx) => register(tx, { name, keepsChanges, keepsPlace, begins }))
  }

  async place(name: string): Promise<ConsumerPlace> {
    const [row] = await ask(this.#graph, (session) => readPlace(session, { name }))
    if (row === undefined) throw new SelfsameError('NOT_FOUND', `The consumer ${name} is not registered`)
    return row
  }

  async advance(name: string, epoch: number, position: number): Promise<boolean> {
    return (await write(this.#graph, (tx) => advance(tx, { name, epoch, position }))).length > 0
  }

  async park(name: string, epoch: number, parked: { position: number; fault: string; at: string }): Promise<boolean> {
    return (await write(this.#graph, (tx) => park(tx, { name, epoch, ...parked }))).length > 0
  }

  async noteRebuild(name: string, epoch: number, rebuiltTo: string | null): Promise<boolean> {
    return (await write(this.#graph, (tx) => noteRebuild(tx, { name, epoch, rebuiltTo }))).length > 0
  }

  async outbox(): Promise<{ readonly head: number; readonly pruned: number }> {
    const [row] = await ask(this.#graph, (session) => readOutbox(session, {}))
    return row ?? { head: 0, pruned: 0 }
  }

  async consumers(): Promise<ConsumerEntry[]> {
    return ask(this.#graph, (session) => listConsumers(session, {}))
  }

  async replay(name: string, from: number): Promise<{ readonly isThere: boolean; readonly pruned: number } | null> {
    const [row] = await write(this.#graph, (tx) => replay(tx, { name, from }))
    return row ?? null
  }

  async resume(name: string): Promise<boolean | null> {
    const [row] = await write(this.#graph, (tx) => resume(tx, { name }))
    return row?.wasParked ?? null
  }

  async rebuild(name: string): Promise<boolean> {
    return (await write(this.#graph, (tx) => beginRebuild(tx, { name }))).length > 0
  }
}
