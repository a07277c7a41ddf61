import { EMPTY_SNAPSHOT, undoVerdict } from '../../../identity/index.ts'
import { SelfsameError, type Decision, type Pin } from '../../../model/index.ts'
import { ANYTHING, type Command } from '../command.ts'
import { conflict, decisionOfPin } from '../faults.ts'
import type { DecisionGraph, LedgerEntry, StoredPin } from '../ports.ts'
import { pinsOf } from '../readings.ts'
import type { UndoWish } from '../wishes.ts'

export function undoCommand({ decisionId }: UndoWish): Command {
  return {
    request: ['undo', decisionId],
    profiles: [],
    async judge(head, _begun, graph) {
      const decision = await undoable(graph, decisionId)
      const { made, withdrawn, overrides } = decision.acts
      const [madeByIt, withdrawnByIt, records, vertexOf] = await Promise.all([
        pinsOf(graph, made),
        pinsOf(graph, withdrawn),
        overrides.length === 0 ? [] : graph.records(overrides.map(({ key }) => key)),
        graph.vertexKeys(birthsOf(decision)),
      ])
      const verdict = undoVerdict(head, {
        decision,
        held: madeByIt.filter(({ withdrawnAt }) => withdrawnAt === null),
        withdrawn: await restorable(graph, withdrawnByIt, decisionId),
        records,
        vertexOf,
      })
      return { verdict, basis: [], snapshot: EMPTY_SNAPSHOT, wanted: ANYTHING }
    },
  }
}

async function undoable(graph: DecisionGraph, id: string): Promise<Decision> {
  const entry = await graph.decision(id)
  if (entry === null)
    throw new SelfsameError('NOT_FOUND', `There is no decision ${id}`, {
      remedy: '`selfsame history PROFILE` lists the decisions about a profile',
    })
  if (entry.undoneBy !== null) throw await undoneAlready(graph, entry, entry.undoneBy)
  return entry.decision
}

/** An undo that was itself undone left the decision in force: the way back is to undo that. */
async function undoneAlready(
  graph: DecisionGraph,
  { decision }: LedgerEntry,
  undoneBy: string,
): Promise<SelfsameError> {
  const links = [undoneBy]
  for (let next = await graph.decision(undoneBy); next?.undoneBy != null; next = await graph.decision(next.undoneBy))
    links.push(next.undoneBy)
  const last = links.at(-1) ?? undoneBy
  return conflict(
    `Decision ${decision.id} was undone by ${undoneBy}${links.length > 1 ? `, and that by ${links.slice(1).join(', then ')}` : ''}`,
    `To take the last of them back: \`selfsame undo ${last}\``,
  )
}

/** A pin does not hold again where the decision that made it was undone meanwhile. @param undone the decision taken back */
async function restorable(graph: DecisionGraph, pins: readonly StoredPin[], undone: string): Promise<Pin[]> {
  const makers = [...new Set(pins.map(({ id }) => decisionOfPin(id)))]
  const inForce = await Promise.all(makers.map((id) => isInForce(graph, id, undone)))
  const restored = pins.filter(({ id }) => inForce[makers.indexOf(decisionOfPin(id))])
  return restored.map(({ withdrawnAt: _, ...pin }) => pin)
}

/** Undoing an undo puts the decision in force again. */
async function isInForce(graph: DecisionGraph, id: string, undone: string): Promise<boolean> {
  if (id === undone) return false
  const undoneBy = (await graph.decision(id))?.undoneBy ?? null
  return undoneBy === null || !(await isInForce(graph, undoneBy, undone))
}

function birthsOf({ effect, acts }: Decision): string[] {
  const moved = [...effect.before, ...effect.after].flatMap(({ members }) => members)
  return [...new Set([...moved, ...acts.crossed.flatMap(({ at, beside }) => [at, beside])])]
}
