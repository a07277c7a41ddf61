/** A worker that matches in real time, on the Neo4j that the tests share and stores of its own. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import {
  adoptRules,
  Neo4jIdentityGraph,
  Neo4jLiveGraph,
  Neo4jModelGraph,
  Neo4jProfileGraph,
} from '../../graph/index.ts'
import { RedisIndexShelf } from '../../src/adapters/redis/index.ts'
import { IndexUpkeep, Models, ModelWatch, RealTimeMatching } from '../../src/app/real-time/index.ts'
import { Resolver } from '../../src/app/resolve/index.ts'
import type { CanonicalEvent } from '../../src/model/index.ts'
import { eventOf, RULES } from './events.ts'
import { FORGETFUL } from './forgetful-cache.ts'
import { generatedRecords, writeRecords, type GeneratedRecord } from './generated-people.ts'
import { testGraph } from './graph.ts'
import { MatchFolder } from './match.ts'
import { AS_CACHE, AS_LOG, startRedis } from './redis-server.ts'
import { Shop } from './shop.ts'
import { workerOf, workerPorts } from './worker-parts.ts'

const WAIT_MS = 30_000
const now = () => new Date()

/** Stores of a whole file's own. */
const atEnd = (end: () => Promise<void>) => afterAll(end)

/** @param lane one that no other file of the run writes */
export async function realTime(lane: number) {
  const graph = await testGraph()
  await adoptRules(graph, RULES)
  const [log, cache] = await Promise.all([startRedis(AS_LOG, atEnd), startRedis(AS_CACHE, atEnd)])
  const ports = workerPorts({ id: 'real-time', log: () => log.connect(), cache: () => cache.connect() })
  const [live, modelGraph] = [new Neo4jLiveGraph(graph), new Neo4jModelGraph(graph)]
  const shelf = new RedisIndexShelf(cache.connect(), 'match:')
  const watch = new ModelWatch(modelGraph, () => Date.now() * 1_000_000)
  const matching = new RealTimeMatching({ graph: live, models: watch, shelf, rules: () => RULES, log: ports.log, now })
  const resolver = new Resolver(new Neo4jIdentityGraph(graph), FORGETFUL, RULES)
  const worker = workerOf({ ...ports, resolver, matching })
  worker.start()
  const shop = new Shop(log, cache)
  const profiles = new Neo4jProfileGraph(graph, () => Object.keys(RULES.namespaces))
  return {
    graph,
    live,
    cache,
    shelf,
    told: ports.log.messages,
    matching,
    models: new Models({
      graph: modelGraph,
      records: live,
      shelf,
      readText: async (path) => readFileSync(path, 'utf8'),
      now,
    }),
    upkeep: new IndexUpkeep({ graph: live, models: watch, shelf, now }),
    /** Sends events one after the other, each in a batch of its own, and waits until they are booked. */
    async send(...events: CanonicalEvent[]) {
      for (const event of events) {
        const { at } = await shop.append(event, lane)
        await ports.bookings.waitFor(new Map([[at.lane, at.position]]), WAIT_MS)
      }
    },
    async idOf(key: string) {
      return (await profiles.byIdentifiers([key]))[0]?.id ?? 'none'
    },
    async close() {
      await worker.stop()
      await graph.close()
    },
  }
}

let messages = 0

/** A source's record of a person, as an event. */
export function recordEvent(
  id: string,
  attributes: Record<string, string>,
  keys: readonly string[] = [],
): CanonicalEvent {
  const record = { id, attributes }
  const occurredAt = new Date(Date.parse('2026-05-04T09:30:00.000Z') + messages++ * 1_000).toISOString()
  return eventOf(keys, { type: 'record', source: 'crm', messageId: `record-${messages}`, record, occurredAt })
}

export interface LearntModel {
  /** Of model.json. */
  readonly path: string
  readonly records: readonly GeneratedRecord[]
  readonly pairs: readonly { readonly l: string; readonly r: string; readonly bits: number }[]
}

const RECORDS = 3_000

/** A model learnt from generated people; it stays until the file ends. To be called within a test. */
export async function learntModel(seed: number): Promise<LearntModel> {
  const folder = new MatchFolder()
  const records = generatedRecords(RECORDS, seed)
  const file = writeRecords(join(folder.path, 'people.jsonl'), records)
  await folder.run({ paths: [file], idColumn: 'id', truthColumn: 'person' })
  const kept = mkdtempSync(join(tmpdir(), 'selfsame-model-'))
  const path = join(kept, 'model.json')
  writeFileSync(path, readFileSync(join(folder.out, 'model.json')))
  process.once('exit', () => rmSync(kept, { recursive: true, force: true }))
  const pairs = (await folder.pairs()).map(([l, r, , bits]) => ({ l: String(l), r: String(r), bits: Number(bits) }))
  return { path, records, pairs }
}
