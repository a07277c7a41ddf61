import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { namespaceRule, splitVerdict, type IdentityRules } from '../../src/identity/index.ts'
import {
  identifierOf,
  namespaceOf,
  observationId,
  type BirthId,
  type CanonicalEvent,
  type Decision,
  type IdentifierKey,
  type VertexKey,
} from '../../src/model/index.ts'
import type { MemoryIdentityGraph } from '../support/memory-identity-graph.ts'
import { contentOf } from './content.ts'
import { acts, crowdedHistories, crowding, merges, shortHistories } from './history.ts'
import { headOf, Player } from './player.ts'
import { commandOf, lived, newWorld, type World } from './world.ts'

const RUNS = 400

describe('what a steward decides is taken back exactly: ids, memberships, evidence', () => {
  it('by parting again who was merged', { timeout: 120_000 }, () => {
    let parted = 0
    fc.assert(
      fc.property(shortHistories, merges, (history, merge) => {
        const player = new Player(1)
        const world = toldAll(player, history)
        const command = commandOf(world, merge, player)
        fc.pre(
          command?.kind === 'merge' && !command.refused && command.profiles.every((one) => isPlain(one, world.rules)),
        )
        // Of two alone a split says that neither is the other's: it is not counted as used by it any more.
        fc.pre(command.profiles.flat().length > 2)
        const before = allOf(player.play.graph)
        player.follow(command, world)
        const split = splitVerdict(headOf('parting'), command.profiles.flat(), command.profiles)
        player.play.judge({ ...split, withdraw: [player.play.graph.pins.get(command.pin.id)!] })
        expect(parkedAside(allOf(player.play.graph))).toEqual(parkedAside(before))
        parted++
      }),
      { numRuns: RUNS },
    )
    expect(parted).toBe(RUNS)
  })

  it('by undoing it', { timeout: 120_000 }, () => {
    const taken = new Set<string>()
    fc.assert(
      fc.property(shortHistories, acts, (history, act) => {
        const player = new Player(1)
        const world = toldAll(player, history)
        const command = commandOf(world, act, player)
        fc.pre(command !== null && !('refused' in command && command.refused))
        const before = allOf(player.play.graph)
        const decided = player.play.graph.decisions.size
        player.follow(command, world)
        // What changes nothing, as undoing what was withdrawn already, is no decision.
        const isDecision = player.play.graph.decisions.size > decided
        if (isDecision) player.play.judge(player.undo(lastDecision(player), 'undoing'))
        expect(allOf(player.play.graph)).toEqual(before)
        taken.add(command.kind)
      }),
      { numRuns: RUNS },
    )
    // Whatever stewards can ask for: `revive`, which only undoing asks for, is seldom possible after so little.
    expect([...taken]).toEqual(expect.arrayContaining(['merge', 'pin', 'retract', 'split', 'undo', 'withdraw']))
  })
})

describe('an event that made an identifier nobody’s', () => {
  it('is taken back: who was together is so again', { timeout: 120_000 }, () => {
    let apart = 0
    fc.assert(
      fc.property(crowdedHistories, crowding, (history, event) => {
        const player = new Player(1)
        const world = toldAll(player, history)
        const { decisions, evidence, vertices } = player.play.graph
        fc.pre(saysNoMore(event, vertices))
        const [decided, known] = [decisions.size, new Set([...evidence.values()].map(observationId))]
        player.follow({ kind: 'events', events: [event] }, world)
        const decision = lastDecision(player)
        fc.pre(decisions.size > decided && decision.acts.crossed.length > 0)
        const undo = player.undo(decision, 'undoing')
        // What was said before, of two who were not one, is wrong with all its days: others may have hung on it.
        fc.pre(undo.retract.every((id) => !known.has(id)))
        player.play.judge(undo)
        const { before } = decision.effect
        expect(before.filter(({ members }) => !isOnePersons(player, members))).toEqual([])
        apart += undo.make.filter(({ kind }) => kind === 'apart').length
      }),
      { numRuns: 100 },
    )
    expect(apart).toBeGreaterThan(0)
  })
})

/** Whether it only names two together: it is no login, and vouches for neither for the first time. */
function saysNoMore(
  { identifiers, type }: CanonicalEvent,
  vertices: ReadonlyMap<VertexKey, { verified: boolean }>,
): boolean {
  return (
    type === 'track' &&
    identifiers.length === 2 &&
    identifiers.every(({ key }) => vertices.get(key)?.verified !== false)
  )
}

/** Whether one profile holds all these identifiers; of one that changed hands whichever of its vertices. */
function isOnePersons({ play: { graph } }: Player, births: readonly BirthId[]): boolean {
  const keys = new Set(births.map((birth) => identifierOf(graph.bornAs(birth) ?? '')))
  return [...graph.profiles.keys()].some((id) => isAmong(keys, graph.membersOf(id)))
}

function isAmong(keys: ReadonlySet<IdentifierKey>, members: readonly VertexKey[]): boolean {
  return keys.size === new Set(members.map(identifierOf).filter((key) => keys.has(key))).size
}

function toldAll(player: Player, history: Parameters<typeof lived>[0]): World {
  let last = newWorld()
  for (const { before, command, world } of lived(history, player)) {
    player.follow(command, before)
    last = world
  }
  return last
}

/** A split holds each part together, and what is held together counts once: no part may gain room by that. */
function isPlain(members: readonly VertexKey[], rules: IdentityRules): boolean {
  const limited = members.map(namespaceOf).filter((namespace) => namespaceRule(rules, namespace).limit !== undefined)
  return new Set(limited).size === limited.length
}

function lastDecision({ play }: Player): Decision {
  return [...play.graph.decisions.values()].at(-1)!
}

/** A split holds each part together: evidence inside one, refused when others had joined its ends, is used now. */
function parkedAside({ evidence, ...rest }: ReturnType<typeof allOf>) {
  return { ...rest, evidence: evidence.map((item) => item.replace(/ (accepted|parked)$/, '')) }
}

/** With the ids of profiles. */
function allOf(graph: MemoryIdentityGraph) {
  const present = [...graph.profileOf].filter(([key]) => !graph.isFormer(key))
  return { ...contentOf(graph), ids: present.map(([key, id]) => `${key} of ${id}`).toSorted() }
}
