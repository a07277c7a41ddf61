import { EMPTY_SNAPSHOT, undoVerdict } from '../../../identity/index.ts'
import { SelfsameError, type Decision } from '../../../model/index.ts'
import { ANYTHING, type Command } from '../command.ts'
import { conflict } from '../faults.ts'
import { liveCopies } from '../lineage.ts'
import type { DecisionGraph, LedgerEntry } from '../ports.ts'
import { pinsOf } from '../readings.ts'
import type { UndoWish } from '../wishes.ts'

/** What it made again of what others had withdrawn is taken back too. */
export function undoCommand({ decisionId }: UndoWish): Command {
  return {
    request: ['undo', decisionId],
    async judge(head, graph) {
      const decision = await undoable(graph, decisionId)
      const { made, withdrawn, overrides } = decision.acts
      const [pins, records, vertexOf] = await Promise.all([
        pinsOf(graph, [...made, ...withdrawn]),
        overrides.length === 0 ? [] : graph.records(overrides.map(({ key }) => key)),
        graph.vertexKeys(birthsOf(decision)),
      ])
      const gone = pins.filter(({ id, withdrawnAt }) => made.includes(id) && withdrawnAt !== null)
      const copies = await liveCopies(graph, gone)
      const verdict = undoVerdict(head, {
        decision,
        pins: pins.filter((pin) => !gone.includes(pin)),
        records,
        vertexOf,
      })
      const withdraw = [...verdict.withdraw, ...copies]
      return { verdict: { ...verdict, withdraw }, basis: [], snapshot: EMPTY_SNAPSHOT, wanted: ANYTHING }
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

function birthsOf({ effect }: Decision): string[] {
  return [...new Set([...effect.before, ...effect.after].flatMap(({ members }) => members))]
}
