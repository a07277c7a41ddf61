import { Neo4jIdentityGraph } from '../../graph/index.ts'
import { RedisIdentityCache } from '../../src/adapters/redis/index.ts'
import { Resolver, type Epochs } from '../../src/app/resolve/index.ts'
import { LANES, WORKER_CONTEXT } from '../../src/model/index.ts'
import { createBare } from './bare/writes.ts'
import { inBatches, wholeBatches } from './harness/batches.ts'
import type { Bench, Figure, Scale } from './harness/bench.ts'
import { QUIET } from './harness/quiet-log.ts'
import type { Rig } from './harness/rig.ts'
import { loggedEvent, newShoppers, type Shopper } from './harness/shoppers.ts'
import { sideBySide, timedRound, type Round, type Side } from './harness/side-by-side.ts'

/** One writer that holds every lane, under a lease older than any worker's. */
const EPOCHS: Epochs = new Map(Array.from({ length: LANES }, (_, lane) => [lane, 0]))

/** Events settled and committed as the worker does it, batch by batch: beside the stores without any check. */
export const stitch: Bench = {
  skip: () => null,
  async measure(rig, scale, say) {
    const stitching = await Stitching.on(rig, scale)
    say('all-new evidence')
    const allNew = await stitching.allNew()
    say('30 % new evidence')
    const thirtyNew = await stitching.someNew(30)
    say('1 % new evidence')
    const oneNew = await stitching.someNew(1)
    say('known evidence')
    return [allNew, thirtyNew, oneNew, await stitching.allKnown()]
  },
}

class Stitching {
  readonly #rig: Rig
  readonly #resolver: Resolver
  readonly #rounds: number
  readonly #batchEvents: number
  readonly #events: number
  /** Their evidence is in graph and cache. */
  #known: readonly Shopper[] = []

  private constructor(rig: Rig, resolver: Resolver, { rounds, roundEvents }: Scale) {
    this.#rig = rig
    this.#resolver = resolver
    this.#rounds = rounds
    this.#batchEvents = rig.config.batchEventsMax
    this.#events = wholeBatches(roundEvents, this.#batchEvents)
  }

  static async on(rig: Rig, scale: Scale): Promise<Stitching> {
    const { graph, graphId, cache } = rig.stores
    const facts = new RedisIdentityCache(cache, QUIET, { prefix: `selfsame:fact:${graphId}:` })
    const resolver = new Resolver(new Neo4jIdentityGraph(graph), facts, rig.rules)
    await resolver.cursors([...EPOCHS.keys()])
    return new Stitching(rig, resolver, scale)
  }

  async allNew(): Promise<Figure> {
    this.#known = newShoppers(this.#events)
    await this.#resolve(this.#known)
    const comparison = await sideBySide({
      rounds: this.#rounds,
      warmUpRounds: 2,
      ours: () => this.#resolve(newShoppers(this.#events)),
      limits: { 'bare Cypher CREATE': this.#create(this.#batchEvents) },
    })
    return { what: 'all-new evidence, 3 identifiers an event', unit: 'events/s', ...comparison }
  }

  async someNew(percent: number): Promise<Figure> {
    const newOfBatch = Math.round((this.#batchEvents * percent) / 100)
    const mix = () =>
      inBatches(this.#known, this.#batchEvents).flatMap((batch) => [
        ...newShoppers(newOfBatch),
        ...batch.slice(newOfBatch),
      ])
    const comparison = await sideBySide({
      rounds: this.#rounds,
      ours: () => this.#resolve(mix()),
      limits: { 'bare Cypher CREATE of the new': this.#create(newOfBatch) },
    })
    return { what: `${percent} % new evidence`, unit: 'events/s', ...comparison }
  }

  async allKnown(): Promise<Figure> {
    const comparison = await sideBySide({
      rounds: this.#rounds,
      ours: () => this.#resolve(this.#known),
      limits: { 'bare MGET of as many facts': () => this.#lookUp() },
    })
    return { what: 'known evidence', unit: 'events/s', ...comparison }
  }

  #resolve(shoppers: readonly Shopper[]): Promise<Round> {
    const batches = inBatches(shoppers.map(loggedEvent), this.#batchEvents)
    return timedRound(shoppers.length, async () => {
      for (const batch of batches) await this.#resolver.resolve(WORKER_CONTEXT, batch, EPOCHS)
    })
  }

  /** As many transactions as `#resolve` takes; counted are the events that they stand for. */
  #create(newOfBatch: number): Side {
    return () => {
      const transactions = Array.from({ length: this.#events / this.#batchEvents }, () => newShoppers(newOfBatch))
      return timedRound(this.#events, () => createBare(this.#rig.stores.graph, transactions))
    }
  }

  /** Three facts an event, of the length that facts have. */
  #lookUp(): Promise<Round> {
    const facts = this.#known.flatMap(({ id }) => [1, 2, 3].map((pair) => `bench:fact:${id.padStart(32, '0')}/${pair}`))
    return timedRound(this.#events, async () => {
      for (const batch of inBatches(facts, this.#batchEvents * 3)) await this.#rig.stores.cache.mget(batch)
    })
  }
}
