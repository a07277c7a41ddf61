/** A process that does one run of matching over the graph's records, and answers with what it came to. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { connectGraph, Neo4jDescribedGraph, Neo4jHandoverGraph, Neo4jMatchRuns } from '../../graph/index.ts'
import { openSpillFolder, RecordLines } from '../adapters/duckdb/index.ts'
import { MatchHandover } from '../app/handover/index.ts'
import { GraphMatch, type GraphRun, type GraphRunProgress, type GraphRunResult } from '../app/match-runs/index.ts'
import { GraphRecords } from '../app/match/index.ts'
import type { RequestContext } from '../model/index.ts'
import type { StackConnections } from '../stack/index.ts'
import { answerAsProcess } from './answer-as-process.ts'
import { matcherResultsOn, matchOnceOn } from './match.ts'

/** What the process is given. */
export interface MatchRunTask extends Pick<StackConnections, 'neo4j'> {
  readonly run: GraphRun
  readonly home: string
}

answerAsProcess(matched)

async function matched(
  { run, home, neo4j }: MatchRunTask,
  tell: (told: GraphRunProgress) => void,
): Promise<GraphRunResult> {
  const graph = await connectGraph(neo4j)
  const folder = await openSpillFolder(join(home, 'spill'))
  const compared = { pairs: 0 }
  try {
    const work = new GraphMatch({
      records: new GraphRecords(new Neo4jDescribedGraph(graph)),
      stewards: new Neo4jMatchRuns(graph),
      match: matchOnceOn({ home }, (pairs) => (compared.pairs += pairs)),
      results: matcherResultsOn({ home }),
      handover: new MatchHandover({ graph: new Neo4jHandoverGraph(graph), now: () => new Date() }),
      nowMs: Date.now,
    })
    const place = {
      file: await RecordLines.open(folder),
      outFolder: join(folder, 'result'),
      pairs: () => (compared.pairs === 0 ? null : compared.pairs),
    }
    return await work.run(contextOf(run), run, place, tell)
  } finally {
    await Promise.all([rm(folder, { recursive: true, force: true }), graph.close()])
  }
}

/** In the name of who asked for it, who was allowed to. */
function contextOf({ requestedBy }: GraphRun): RequestContext {
  return { actor: requestedBy, scopes: ['operations'], purpose: 'operations' }
}
