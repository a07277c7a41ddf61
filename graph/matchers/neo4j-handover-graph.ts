import type { HandoverGraph, ModelStanding } from '../../src/app/handover/index.ts'
import type { SnapshotRequest } from '../../src/app/resolve/ports.ts'
import type { WholeGraph } from '../../src/app/rules/index.ts'
import type { ModelInForce, Review, Snapshot, StoredMatch } from '../../src/identity/index.ts'
import type { VertexKey } from '../../src/model/index.ts'
import { decodeGivenConflict } from '../identity/decode-verdict.ts'
import { PlanningGraph } from '../identity/planning-graph.ts'
import { readSnapshot } from '../identity/read-snapshot.ts'
import { readPages } from '../rules/pages.ts'
import { readWhole } from '../rules/read-whole.ts'
import { ask, read, write } from '../transaction.ts'
import { begin } from './begin.ts'
import { complete } from './complete.ts'
import { findKnown } from './find-known.ts'
import { listConflicts } from './list-conflicts.ts'
import { listEvidence } from './list-evidence.ts'
import { readModel } from './read-model.ts'
import { dropReviews } from './drop-reviews.ts'
import { writeReviews } from './write-reviews.ts'

const REVIEWS_AT_ONCE = 1_000

/** The identity graph in Neo4j, as a matcher's results are handed over to it. */
export class Neo4jHandoverGraph extends PlanningGraph implements HandoverGraph {
  async readWhole(): Promise<WholeGraph> {
    return readWhole(this.graph)
  }

  async readSnapshot(request: SnapshotRequest): Promise<Snapshot> {
    return read(this.graph, (tx) => readSnapshot(tx, request, this.bounds))
  }

  async known(keys: readonly VertexKey[]): Promise<readonly VertexKey[]> {
    return (await ask(this.graph, (session) => findKnown(session, { keys }))).map(({ key }) => key)
  }

  async modelOf(matcher: string): Promise<ModelStanding | null> {
    const [row] = await ask(this.graph, (session) => readModel(session, { matcher }))
    return row === undefined ? null : { modelVersion: row.modelVersion, isComplete: row.isComplete }
  }

  async begin({ matcher, modelVersion }: ModelInForce): Promise<void> {
    await write(this.graph, (tx) => begin(tx, { matcher, modelVersion }))
  }

  async complete({ matcher, modelVersion }: ModelInForce, at: string): Promise<void> {
    await write(this.graph, (tx) => complete(tx, { matcher, modelVersion, at }))
  }

  async replaceReviews(matcher: string, reviews: readonly Review[], at: string): Promise<void> {
    for (let first = 0; first < reviews.length; first += REVIEWS_AT_ONCE) {
      const rows = reviews.slice(first, first + REVIEWS_AT_ONCE)
      await write(this.graph, (tx) => writeReviews(tx, { rows, at }))
    }
    for (let dropped = REVIEWS_AT_ONCE; dropped === REVIEWS_AT_ONCE;) {
      const rows = await write(this.graph, (tx) => dropReviews(tx, { matcher, at, limit: REVIEWS_AT_ONCE }))
      dropped = rows[0]?.dropped ?? 0
    }
  }

  async stored(matcher: string): Promise<StoredMatch> {
    const [model] = await ask(this.graph, (session) => readModel(session, { matcher }))
    const pages = (model?.versions ?? []).map((modelVersion) =>
      readPages(
        this.graph,
        (runner, page) => listEvidence(runner, { ...page, matcher, modelVersion }),
        ({ key }) => key,
      ),
    )
    const evidence = await Promise.all(pages)
    const conflicts = await readPages(
      this.graph,
      (runner, page) => listConflicts(runner, { ...page, matcher }),
      ({ id }) => id,
    )
    return { evidence: evidence.flat(), conflicts: conflicts.map(decodeGivenConflict) }
  }
}
