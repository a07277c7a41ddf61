import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { namespaceRule, type IdentityRules } from '../../src/identity/index.ts'
import { namespaceOf, type Decision, type VertexKey } from '../../src/model/index.ts'
import type { MemoryIdentityGraph } from '../support/memory-identity-graph.ts'
import { acts, shortHistories } from './history.ts'
import { headOf, Player } from './player.ts'
import { after, commandOf, lived, newWorld, type Command, type World } from './world.ts'

const RUNS = 400

describe('what a steward decides is taken back exactly: ids, memberships, evidence', () => {
  it('by undoing it', { timeout: 120_000 }, () => {
    const taken = new Set<string>()
    fc.assert(
      fc.property(shortHistories, acts, (history, act) => {
        const player = new Player(1)
        const world = toldAll(player, history)
        const command = commandOf(world, act, player)
        fc.pre(command !== null && !('refused' in command && command.refused))
        const before = contentOf(player.play.graph)
        const decided = player.play.graph.decisions.size
        player.follow(command, world)
        // What changes nothing, as undoing what was withdrawn already, is no decision.
        const isDecision = player.play.graph.decisions.size > decided
        if (isDecision) player.play.judge(player.undo(lastDecision(player), 'undoing'))
        expect(contentOf(player.play.graph)).toEqual(before)
        taken.add(command.kind)
      }),
      { numRuns: RUNS },
    )
    expect([...taken].toSorted()).toEqual(['merge', 'pin', 'retract', 'revive', 'split', 'undo', 'withdraw'])
  })
})

function toldAll(player: Player, history: Parameters<typeof lived>[0]): World {
  let last = newWorld()
  for (const { before, command, world } of lived(history, player)) {
    player.follow(command, before)
    last = world
  }
  return last
}

function lastDecision({ play }: Player): Decision {
  return [...play.graph.decisions.values()].at(-1)!
}

/** Who is who and by what id, and what became of all evidence; former tenures aside. */
function contentOf(graph: MemoryIdentityGraph) {
  const present = [...graph.profileOf].filter(([key]) => !graph.isFormer(key))
  return {
    profiles: present.map(([key, id]) => `${key} of ${id}`).toSorted(),
    evidence: [...graph.evidence.values()]
      .map(({ a, b, rule, source, owner, days, slots, state }) =>
        [a, b, rule, source, owner, days.join(), slots.join(), state].join(' '),
      )
      .toSorted(),
    states: present.map(([key]) => `${key} ${graph.vertices.get(key)?.state}`).toSorted(),
  }
}
