/** A thread that evaluates what was too large for a batch, once. It has connections of its own, and answers with what it did. */
import { parentPort, workerData } from 'node:worker_threads'
import { connectGraph, Neo4jDecisionGraph, Neo4jRulesGraph } from '../../graph/index.ts'
import { connectRedis } from '../adapters/redis/index.ts'
import { PostponedEvaluation } from '../app/rules/index.ts'
import { SelfsameError, WORKER_CONTEXT } from '../model/index.ts'
import type { StackConnections } from '../stack/index.ts'
import { identityCacheOn } from './identity-cache.ts'

/** What the thread is given. */
export interface PostponedTask extends Pick<StackConnections, 'neo4j' | 'redisUrl'> {
  readonly graphId: string
}

/** Errors lose their kind between threads: their code tells whether a store was away. */
export type PostponedAnswer =
  | { readonly kind: 'done'; readonly evaluated: number; readonly left: number }
  | { readonly kind: 'failed'; readonly code: SelfsameError['code'] }

/** What the cache of facts does not answer is said by the errors of whoever asks it; a thread has no log. */
const SILENT = { warn: () => {}, info: () => {} }

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- between threads there are no origins
parentPort?.postMessage(await answer(workerData as PostponedTask))

async function answer(task: PostponedTask): Promise<PostponedAnswer> {
  try {
    return { kind: 'done', ...(await evaluate(task)) }
  } catch (error) {
    if (error instanceof SelfsameError) return { kind: 'failed', code: error.code }
    throw error
  }
}

async function evaluate({ neo4j, redisUrl, graphId }: PostponedTask) {
  const graph = await connectGraph(neo4j)
  const cache = connectRedis({ url: redisUrl, name: 'selfsame-postponed' })
  try {
    const evaluation = new PostponedEvaluation({
      graph: new Neo4jRulesGraph(graph),
      vertices: new Neo4jDecisionGraph(graph),
      cache: identityCacheOn({ cache, graphId }, SILENT),
      now: () => new Date(),
    })
    return await evaluation.run(WORKER_CONTEXT)
  } finally {
    cache.disconnect()
    await graph.close()
  }
}
