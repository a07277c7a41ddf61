import { stat, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Neo4jLiveGraph, Neo4jModelGraph } from '../../graph/index.ts'
import { RedisIndexShelf, RedisTaskLease } from '../adapters/redis/index.ts'
import { IndexUpkeep, Models, ModelWatch, RealTimeMatching } from '../app/real-time/index.ts'
import { WORKER_CONTEXT } from '../model/index.ts'
import { leased, Periodic, type WorkerLog } from '../worker/index.ts'
import type { Stores } from './stores.ts'

const PAUSE_MS = 10_000
const now = () => new Date()

type MatchingStores = Pick<Stores, 'graph' | 'graphId' | 'cache'>

/** What of a batch's records matches others, as the worker asks. */
export function realTimeMatchingOn(stores: MatchingStores & Pick<Stores, 'rules'>, log: WorkerLog): RealTimeMatching {
  const models = new ModelWatch(new Neo4jModelGraph(stores.graph))
  const graph = new Neo4jLiveGraph(stores.graph)
  return new RealTimeMatching({ graph, models, shelf: shelfOn(stores), rules: stores.rules, log, now })
}

/** Builds the index where it is missing, and makes good what was not matched: one worker at a time. */
export function indexWork(stores: MatchingStores & Pick<Stores, 'log'>, workerId: string, log: WorkerLog): Periodic {
  const { upkeep } = matchingOn(stores)
  const work = leased(new RedisTaskLease(stores.log, 'match-index', workerId), async (signal) => {
    const { isBuilt, index, madeGood, judgedAgain } = await upkeep.run(WORKER_CONTEXT, { signal })
    if (isBuilt) log.info({ records: index?.records }, 'The index of matching was built')
    if (madeGood > 0) log.info({ vertices: madeGood }, 'Records that were not matched when they came were matched')
    if (judgedAgain > 0)
      log.info({ vertices: judgedAgain }, 'What an earlier model said was judged by the one in force')
    return PAUSE_MS
  })
  return new Periodic(work, log)
}

/** Models in force and their index, for the command line. */
export function matchingOn(stores: MatchingStores) {
  const [graph, records, shelf] = [new Neo4jModelGraph(stores.graph), new Neo4jLiveGraph(stores.graph), shelfOn(stores)]
  return {
    models: new Models({ graph, records, shelf, readText: readModelText, now }),
    upkeep: new IndexUpkeep({ graph: records, models: new ModelWatch(graph), shelf, now }),
  }
}

function shelfOn({ cache, graphId }: Pick<Stores, 'cache' | 'graphId'>): RedisIndexShelf {
  return new RedisIndexShelf(cache, `selfsame:match:${graphId}:`)
}

async function readModelText(path: string): Promise<string> {
  const isFolder = (await stat(path)).isDirectory()
  return readFile(isFolder ? join(path, 'model.json') : path, 'utf8')
}
