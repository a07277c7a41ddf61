import type { Needed, Plan, Planning, Snapshot } from '../identity/index.ts'

/** Reads more of the graph for a plan. */
interface Completing {
  completeSnapshot(snapshot: Snapshot, needed: Needed): Promise<Snapshot>
}

/**
 * Plans from a snapshot, reading more of the graph until all that the plan needs is there.
 *
 * @returns the plan with the snapshot that it was made from; null when the graph changed between two readings, so that
 *   what was read first does not fit what was read last: begin again
 */
export async function planned(
  graph: Completing,
  begun: Snapshot,
  plan: (snapshot: Snapshot) => Planning,
): Promise<{ readonly plan: Plan; readonly snapshot: Snapshot } | null> {
  const asked = new Set<string>()
  for (let snapshot = begun; ;) {
    if (isTorn(snapshot)) return null
    const planning = plan(snapshot)
    if (planning.kind === 'plan') return { plan: planning.plan, snapshot }
    const needed = JSON.stringify(planning.needed)
    if (asked.has(needed)) return null
    asked.add(needed)
    snapshot = await graph.completeSnapshot(snapshot, planning.needed)
  }
}

/** A profile without members is none: another's commit moved them away while it was read. */
function isTorn({ clusters }: Snapshot): boolean {
  return clusters.some(({ members }) => members.length === 0)
}
