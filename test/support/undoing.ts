import type { Undoable } from '../../src/identity/index.ts'
import type { Decision } from '../../src/model/index.ts'
import type { MemoryIdentityGraph } from './memory-identity-graph.ts'

/** What undoing a decision needs to know, as the graph in memory holds it. */
export function undoableOn(graph: MemoryIdentityGraph, decision: Decision): Undoable {
  const { made, withdrawn } = decision.acts
  const isMadeInForce = (pin: string) => isInForce(graph, pin.slice(0, pin.lastIndexOf('.')), decision.id)
  return {
    decision,
    held: made.map((id) => graph.pins.get(id)).filter((pin) => pin !== undefined),
    withdrawn: withdrawn
      .filter(isMadeInForce)
      .map((id) => graph.withdrawnPins.get(id))
      .filter((pin) => pin !== undefined),
    records: [],
    vertexOf: new Map([...graph.vertices.values()].map(({ birthId, key }) => [birthId, key])),
  }
}

function isInForce({ decisions }: MemoryIdentityGraph, id: string, undone: string): boolean {
  const undoing = new Map([...decisions.values()].map((decision) => [decision.undoes, decision.id]))
  let inForce = false
  for (let at: string | undefined = id; at !== undefined && at !== undone; at = undoing.get(at)) inForce = !inForce
  return inForce
}
