import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { batchesOfEvents, histories, ruleSets, shortHistories } from './history.ts'
import * as invariants from './invariants.ts'
import { Player } from './player.ts'
import { evaluate, type Evaluation } from './reference/evaluate.ts'
import { factsOf, NO_FACTS, observe } from './reference/facts.ts'
import { namespaceOf } from './reference/keys.ts'
import { after, commandOf, lastOf, lived, observationOf, type Command, type World } from './world.ts'

const RUNS = { numRuns: 120 }

describe('short histories', () => {
  it('reach every state, reason and command: what follows is not judged on nothing', () => {
    const met = new Set<string>()
    for (const history of fc.sample(shortHistories, { numRuns: 600, seed: 5 })) {
      const player = new Player(1)
      for (const { before, command, world } of lived(history, player)) {
        player.follow(command, before)
        if ('refused' in command) met.add(command.refused ? 'refused' : 'done')
        met.add(command.kind === 'pin' ? `${command.kind} ${command.pin.kind}` : command.kind)
        for (const { rule, state, reason } of world.evaluation.evidence.values())
          met.add(`${rule === 'matcher' ? 'scored and ' : ''}${state} ${reason}`)
        for (const [key, { state }] of world.evaluation.vertices)
          met.add(state).add(key.includes('#') ? `tenure of ${namespaceOf(key)}` : 'base')
      }
    }
    const reasons = ['blocked', 'household', 'shared', 'rule', 'unverified', 'pin', 'limit', 'conflict']
    const expected = [
      ['active', 'crowded', 'shared', 'blocked', 'household', 'accepted null', 'retracted null'],
      reasons.map((reason) => `parked ${reason}`),
      ['accepted null', 'retracted null'].map((state) => `scored and ${state}`),
      ['blocked', 'household', 'pin', 'limit', 'conflict'].map((reason) => `scored and parked ${reason}`),
      ['base', ...['device', 'cookie', 'email', 'phone'].map((namespace) => `tenure of ${namespace}`)],
      ['events', 'merge', 'split', 'undo', 'withdraw', 'retract', 'revive', 'conflict', 'lift', 'match', 'rules'],
      ['pin same', 'pin apart', 'pin split', 'done', 'refused'],
    ]
    expect([...met].toSorted()).toEqual(expected.flat().toSorted())
  })
})

describe('arrival decides nothing', () => {
  const arrivals = batchesOfEvents.chain((batches) => {
    const events = batches.flat()
    return fc.record({
      events: fc.constant(events),
      shuffled: fc.shuffledSubarray(events, { minLength: events.length }),
      again: fc.subarray(events),
      rules: ruleSets,
    })
  })

  it('neither the order of events nor that some come twice', () => {
    fc.assert(
      fc.property(arrivals, ({ events, shuffled, again, rules }) => {
        const once = evaluate(factsOf(events, rules), rules)
        const otherwise = evaluate(factsOf([...shuffled, ...again], rules), rules)
        expect(content(otherwise)).toEqual(content(once))
      }),
      RUNS,
    )
  })

  it('nor the order in which facts are kept', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { facts, rules, evaluation } = lastOf(history)
        const reversed = {
          identifiers: backwards(facts.identifiers),
          observations: backwards(facts.observations),
          scores: backwards(facts.scores),
          retracted: new Set([...facts.retracted].toReversed()),
          logins: backwards(facts.logins),
          pins: backwards(facts.pins),
          conflicts: backwards(facts.conflicts),
        }
        const known = [...evaluation.vertices.keys()].toReversed()
        expect(content(evaluate(reversed, rules, known))).toEqual(content(evaluation))
      }),
      RUNS,
    )
  })

  it('nor the way there: a vertex that was needed once and is no more stands alone, and changes nobody else', () => {
    fc.assert(
      fc.property(batchesOfEvents, ruleSets, (batches, rules) => {
        let facts = NO_FACTS
        let evaluation = evaluate(facts, rules)
        for (const batch of batches) {
          facts = observe(facts, batch, rules)
          evaluation = evaluate(facts, rules, evaluation.vertices.keys())
        }
        const atOnce = evaluate(factsOf(batches.flat(), rules), rules)
        expect(besideLoners(evaluation, atOnce)).toEqual(content(atOnce))
      }),
      RUNS,
    )
  })
})

describe('what is taken back leaves no trace but vertices alone', () => {
  it.each(['pin', 'retract', 'conflict', 'rules'] as const)('%s', (kind) => {
    let taken = 0
    fc.assert(
      fc.property(histories, histories, (history, others) => {
        const before = lastOf(history)
        const operation = others.find((other) => other.kind === kind)
        const command = operation === undefined ? null : commandOf(before, operation)
        fc.pre(command !== null)
        const back = takenBack(before, command).evaluation
        expect(besideLoners(back, before.evaluation)).toEqual(content(before.evaluation))
        taken++
      }),
      RUNS,
    )
    expect(taken).toBe(RUNS.numRuns)
  })
})

describe('after every operation of every history', () => {
  it.each(Object.entries(invariants))('%s', (_name, invariant) => {
    fc.assert(
      fc.property(histories, (history) => {
        for (const { world } of lived(history)) expect(invariant(world)).toEqual([])
      }),
      RUNS,
    )
  })
})

function takenBack(before: World, command: Command): World {
  const changed = after(before, command)
  switch (command.kind) {
    case 'pin':
      return after(changed, { kind: 'withdraw', pin: command.pin.id })
    case 'retract': {
      // Retracting may file it elsewhere, under another key.
      const observation = observationOf(before, command.evidence)
      const filed = [...changed.evaluation.evidence.keys()].find((key) => observationOf(changed, key) === observation)
      return after(changed, { kind: 'revive', evidence: filed ?? '' })
    }
    case 'conflict':
      return after(changed, { kind: 'lift', conflict: command.conflict.id })
    case 'rules':
      return after(changed, { kind: 'rules', rules: before.rules })
    default:
      throw new RangeError(`${command.kind} is not taken back`)
  }
}

/** Without the vertices that `other` does not have, where each is a cluster of its own. */
function besideLoners({ clusters, evidence, vertices }: Evaluation, other: Evaluation) {
  const isLoner = ([vertex = '', ...others]: readonly string[]) => others.length === 0 && !other.vertices.has(vertex)
  return content({
    clusters: clusters.filter((cluster) => !isLoner(cluster)),
    evidence,
    vertices: new Map([...vertices].filter(([vertex]) => other.vertices.has(vertex))),
  })
}

/** Whatever the order in which it was found. */
function content({ clusters, evidence, vertices }: Evaluation) {
  return { clusters, evidence: byKeys(evidence), vertices: byKeys(vertices) }
}

function byKeys<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].toSorted(([x], [y]) => (x < y ? -1 : 1))
}

function backwards<T>(map: ReadonlyMap<string, T>): Map<string, T> {
  return new Map([...map].toReversed())
}
