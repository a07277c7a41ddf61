import type { DescribedVertex } from '../../src/app/match/index.ts'
import type { DueCount, DueVertex, LiveGraph } from '../../src/app/real-time/index.ts'
import type { Review, StoredMatch } from '../../src/identity/index.ts'
import type { BirthId, VertexKey } from '../../src/model/index.ts'
import { ask, write } from '../transaction.ts'
import { countDue } from './count-due.ts'
import { dropDue } from './drop-due.ts'
import { dropReviewsAt } from './drop-reviews-at.ts'
import { listDue } from './list-due.ts'
import { listOutdated } from './list-outdated.ts'
import { Neo4jDescribedGraph } from './neo4j-described-graph.ts'
import { Neo4jHandoverGraph } from './neo4j-handover-graph.ts'
import { noteDue } from './note-due.ts'
import { readPlaces } from './read-places.ts'
import { readScoresAt } from './read-scores-at.ts'
import { writeReviews } from './write-reviews.ts'

/** The identity graph in Neo4j, as records are matched one by one. */
export class Neo4jLiveGraph extends Neo4jHandoverGraph implements LiveGraph {
  async described(keys: readonly VertexKey[]): Promise<readonly DescribedVertex[]> {
    return new Neo4jDescribedGraph(this.graph).described(keys)
  }

  async listDescribed(after: VertexKey | '', limit: number): Promise<readonly DescribedVertex[]> {
    return new Neo4jDescribedGraph(this.graph).listDescribed(after, limit)
  }

  async places(keys: readonly VertexKey[]): Promise<ReadonlyMap<VertexKey, BirthId>> {
    const rows = await ask(this.graph, (session) => readPlaces(session, { keys }))
    return new Map(rows.map(({ key, profileId }) => [key, profileId]))
  }

  async scoresAt(keys: readonly VertexKey[], matcher: string): Promise<StoredMatch['evidence']> {
    const rows = await ask(this.graph, (session) => readScoresAt(session, { keys, matcher }))
    return [...new Map(rows.map((row) => [row.key, row])).values()]
  }

  async replaceReviewsAt(
    keys: readonly VertexKey[],
    matcher: string,
    reviews: readonly Review[],
    at: string,
  ): Promise<void> {
    await write(this.graph, async (tx) => {
      await dropReviewsAt(tx, { keys, matcher, kept: reviews.map(({ id }) => id) })
      await writeReviews(tx, { rows: reviews, at })
    })
  }

  async noteDue(keys: readonly VertexKey[], at: string): Promise<void> {
    await write(this.graph, (tx) => noteDue(tx, { keys, at }))
  }

  async due(limit: number): Promise<readonly DueVertex[]> {
    return ask(this.graph, (session) => listDue(session, { limit }))
  }

  async countDue(): Promise<DueCount> {
    const [row] = await ask(this.graph, (session) => countDue(session, {}))
    return row ?? { due: 0, since: null }
  }

  async dropDue(done: readonly DueVertex[]): Promise<void> {
    await write(this.graph, (tx) => dropDue(tx, { rows: done.map(({ key, at }) => ({ key, at })) }))
  }

  async outdated(matcher: string, limit: number): Promise<readonly VertexKey[]> {
    const rows = await ask(this.graph, (session) => listOutdated(session, { matcher, limit }))
    return [...new Set(rows.map(({ key }) => key))]
  }
}
