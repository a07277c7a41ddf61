import { EMPTY_SNAPSHOT } from '../../identity/index.ts'
import type { Pin } from '../../model/index.ts'
import { decisionOfPin } from './faults.ts'
import type { DecisionGraph, StoredPin } from './ports.ts'

/**
 * The pins that hold in the place of withdrawn ones, because the withdrawal was undone: made again they bear new ids.
 *
 * @returns pins that hold
 */
export async function liveCopies(graph: DecisionGraph, gone: readonly StoredPin[]): Promise<Pin[]> {
  if (gone.length === 0) return []
  const vertices = [...new Set(gone.flatMap(({ sides }) => sides.flat()))]
  const { pins } = await graph.completeSnapshot(EMPTY_SNAPSHOT, { identifiers: [], vertices })
  const copies = [...pins.values()].filter((pin) => gone.some((old) => isAlike(old, pin)))
  const sources = await Promise.all(copies.map((copy) => originsOf(graph, copy)))
  return copies.filter((_, at) => gone.some(({ id }) => sources[at]?.includes(id)))
}

/** The pins, each withdrawn, that undoing made again, until this one came of it. */
async function originsOf(graph: DecisionGraph, pin: Pin): Promise<string[]> {
  const origins: string[] = []
  for (let id: string | undefined = pin.id; id !== undefined;) {
    const made = await graph.decision(decisionOfPin(id))
    const undone = made?.decision.undoes == null ? null : await graph.decision(made.decision.undoes)
    const withdrawn = undone === null ? [] : await graph.pins(undone.decision.acts.withdrawn)
    id = withdrawn.find((old) => isAlike(old, pin))?.id
    if (id !== undefined) origins.push(id)
  }
  return origins
}

function isAlike(one: Pin, other: Pin): boolean {
  return one.kind === other.kind && JSON.stringify(one.sides) === JSON.stringify(other.sides)
}
