import { setTimeout as sleep } from 'node:timers/promises'
import type { Redis } from 'ioredis'
import { Neo4jMatchRuns, type GraphConnection } from '../../graph/index.ts'
import { RedisTaskLease } from '../adapters/redis/index.ts'
import { RunWorker, type RunExecutor } from '../app/match-runs/index.ts'
import type { StackConnections } from '../stack/index.ts'
import { leased, Periodic, type WorkerLog } from '../worker/index.ts'
import { runInProcess } from './in-process.ts'
import type { MatchRunTask } from './match-run-process.ts'

export interface MatchRunWorkParts {
  readonly graph: GraphConnection
  readonly log: Redis
  readonly connections: Pick<StackConnections, 'neo4j'>
  readonly workerId: string
  readonly workerLog: WorkerLog
  readonly home: string
}

const PROCESS = new URL('./match-run-process.ts', import.meta.url)
/** Who asks for a run waits so long at most before it begins. */
const PAUSE_MS = 2_000
const NOTE_EVERY_MS = 1_000

/**
 * Does the runs of matching that stewards ask for: one worker at a time, each run in a process of its own, because matching
 * computes for minutes and takes memory by gigabytes.
 */
export function matchRunWork({ graph, log, connections, workerId, workerLog, home }: MatchRunWorkParts): Periodic {
  const queue = new Neo4jMatchRuns(graph)
  const executor: RunExecutor = {
    execute: (run, onProgress, signal) => {
      const task: MatchRunTask = { run, home, neo4j: connections.neo4j }
      return runInProcess(PROCESS, task, onProgress, signal)
    },
  }
  const worker = new RunWorker({ queue, executor, now: () => new Date(), pause: pausing })
  const work = leased(new RedisTaskLease(log, 'match-run', workerId), async (signal) => {
    await worker.next(signal)
    return PAUSE_MS
  })
  return new Periodic(async (signal) => ((await queue.due()) === null ? PAUSE_MS : work(signal)), workerLog, PAUSE_MS)
}

async function pausing(signal: AbortSignal): Promise<void> {
  await sleep(NOTE_EVERY_MS, undefined, { signal }).catch(() => {})
}
