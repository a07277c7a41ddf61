import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { SnapshotRequest } from '../../src/app/resolve/index.ts'
import type { Needed, Snapshot, StoredIdentifier } from '../../src/identity/index.ts'
import { MemoryIdentityGraph } from '../support/memory-identity-graph.ts'
import { histories, ruleSets, storedHistories } from './history.ts'
import { Player } from './player.ts'
import { RULE_SETS } from './rule-sets.ts'
import { lived } from './world.ts'

const RUNS = 1_500

/** No store promises an order: two workers that read the same graph decide the same, down to who is born first. */
it('plans are the same in whatever order the graph answers', { timeout: 0 }, () => {
  fc.assert(
    fc.property(
      fc.oneof(histories, storedHistories(8)),
      ruleSets,
      fc.integer({ min: 1, max: 3 }),
      (history, later, batchSize) => {
        const [one, other] = [new Player(batchSize), new Player(batchSize, new Backwards(RULE_SETS[0]!))]
        for (const { before, command } of lived(history, one))
          for (const act of one.actsOf(command, before)) for (const player of [one, other]) player.do(act)
        for (const player of [one, other]) player.do({ kind: 'rules', rules: later })
        expect(told(other)).toEqual(told(one))
      },
    ),
    { numRuns: RUNS },
  )
})

function told({ play: { graph } }: Player) {
  return { born: [...graph.vertices.keys()], changes: graph.changes }
}

/** Answers with all that has no order in the reverse of the usual one. */
class Backwards extends MemoryIdentityGraph {
  override snapshot(request: SnapshotRequest): Snapshot {
    return reversed(super.snapshot(request))
  }

  override complete(snapshot: Snapshot, needed: Needed): Snapshot {
    return reversed(super.complete(snapshot, needed))
  }
}

function reversed(snapshot: Snapshot): Snapshot {
  const { clusters, evidence, identifiers, records, pins, conflicts } = snapshot
  return {
    ...snapshot,
    clusters: clusters.map((cluster) => ({ ...cluster, members: cluster.members.toReversed() })).toReversed(),
    evidence: backwards(evidence),
    identifiers: new Map([...identifiers].toReversed().map(([key, row]) => [key, row && loginsReversed(row)])),
    records: backwards(records),
    pins: backwards(pins),
    conflicts: backwards(conflicts),
  }
}

function loginsReversed(row: StoredIdentifier): StoredIdentifier {
  return { ...row, logins: row.logins.toReversed() }
}

function backwards<K, V>(rows: ReadonlyMap<K, V>): Map<K, V> {
  return new Map([...rows].toReversed())
}
