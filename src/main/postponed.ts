import type { Redis } from 'ioredis'
import { Neo4jRulesGraph, type GraphConnection } from '../../graph/index.ts'
import { RedisTaskLease } from '../adapters/redis/index.ts'
import { SelfsameError } from '../model/index.ts'
import type { StackConnections } from '../stack/index.ts'
import { leased, Periodic, type WorkerLog } from '../worker/index.ts'
import { runInThread } from './in-thread.ts'
import type { PostponedAnswer, PostponedTask } from './postponed-thread.ts'

export interface PostponedParts {
  readonly graph: GraphConnection
  readonly graphId: string
  readonly log: Redis
  readonly connections: StackConnections
  readonly workerId: string
  readonly workerLog: WorkerLog
}

const THREAD = new URL('./postponed-thread.ts', import.meta.url)
const PAUSE_MS = 10_000
/** A component beyond all bounds takes a while to be read, and seldom shrinks. */
const PAUSE_MS_WHILE_LEFT = 600_000

/**
 * Evaluates what was too large to be evaluated with a batch: one worker at a time, in a thread, because planning a very
 * large component takes longer than leases last. The thread is started when there is something to do.
 */
export function postponedWork({ graph, graphId, log, connections, workerId, workerLog }: PostponedParts): Periodic {
  const due = new Neo4jRulesGraph(graph)
  const task = { neo4j: connections.neo4j, redisUrl: connections.redisUrl, graphId }
  const evaluate = leased(new RedisTaskLease(log, 'postponed', workerId), async (signal) => {
    const begun = performance.now()
    const left = await evaluation(task, workerLog, signal)
    // No more than half of the time: nobody waits for it.
    return left > 0 ? PAUSE_MS_WHILE_LEFT : Math.max(PAUSE_MS, performance.now() - begun)
  })
  return new Periodic(async (signal) => {
    const [first] = await due.oversizedProfiles(1)
    return first === undefined ? PAUSE_MS : evaluate(signal)
  }, workerLog)
}

/** @returns of how many profiles the component is beyond all bounds */
async function evaluation(task: PostponedTask, log: WorkerLog, signal: AbortSignal): Promise<number> {
  const answer = await runInThread<PostponedAnswer>(THREAD, task, signal)
  if (answer.kind === 'failed') throw new SelfsameError(answer.code, 'What was too large for a batch was not evaluated')
  const { evaluated, left } = answer
  if (evaluated > 0) log.info({ evaluated }, 'Components that were too large for a batch were evaluated')
  if (left > 0) log.warn({ profiles: left }, 'The components of these profiles are too large to be evaluated at all')
  return left
}
