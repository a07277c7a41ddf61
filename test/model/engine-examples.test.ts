import { describe, expect, it } from 'vitest'
import type { CanonicalEvent } from '../../src/model/index.ts'
import { eventOf } from '../support/events.ts'
import type { MemoryIdentityGraph } from '../support/memory-identity-graph.ts'
import type { Operation } from './history.ts'
import { Player } from './player.ts'
import { RULE_SETS } from './rule-sets.ts'
import { after, lived, newWorld, type Command } from './world.ts'

/** Where random histories once found the engine and the reference apart: each as the story that it tells. */

/** Tells both the same, one after the other, and compares them each time. @returns what the engine came to */
function told(...commands: Command[]): MemoryIdentityGraph {
  const player = new Player(1)
  commands.reduce((before, command) => {
    const world = after(before, command)
    player.follow(command, before)
    player.expectToBe(world)
    return world
  }, newWorld())
  return player.play.graph
}

/** One event: identifiers named together, on a day. */
function seen(day: number, keys: string, details: Partial<CanonicalEvent> = {}): Command {
  const occurredAt = `2026-05-1${day}T09:00:00.000Z`
  return { kind: 'events', events: [eventOf(keys.split(' '), { occurredAt, ...details })] }
}

function login(day: number, keys: string): Command {
  return seen(day, keys, { type: 'identify' })
}

function reasons({ evidence }: MemoryIdentityGraph, a: string, b: string): (string | null)[] {
  return [...evidence.values()].filter((one) => one.a === a && one.b === b).map(({ reason }) => reason)
}

describe('a tablet that too many log in on', () => {
  const rules = { kind: 'rules', rules: RULE_SETS[2]! } as const

  it('is why its evidence is parked, also when only the phone beside it is judged again', () => {
    const graph = told(
      rules,
      seen(0, 'device:tablet customer:1 email:a@x?'),
      seen(0, 'device:tablet customer:2'),
      seen(0, 'device:tablet customer:3'),
      seen(0, 'device:tablet customer:1 phone:2'),
      seen(0, 'cookie:two phone:1'),
      seen(0, 'cookie:two phone:2 customer:1'),
    )
    expect(reasons(graph, 'device:tablet', 'phone:2')).toEqual(['shared'])
  })
})

describe('a phone on which a value logged in that stands for nobody by later rules', () => {
  it('is cut between those who log in afterwards, and so is what that value left on it', () => {
    const { evidence } = told(
      login(0, 'device:phone customer:1'),
      login(3, 'device:phone customer:1'),
      { kind: 'rules', rules: RULE_SETS[3]! },
      login(1, 'device:phone customer:2'),
      login(0, 'device:phone customer:4'),
    )
    const left = [...evidence.values()].filter(({ a }) => a === 'customer:1')
    expect(left.map(({ days }) => days.length)).toEqual([1, 1])
  })
})

describe('an address of one whose number stood for nobody when it was first named', () => {
  it('is that one’s until another uses it, whoever else the event named', () => {
    const graph = told(
      { kind: 'rules', rules: RULE_SETS[3]! },
      // More than six: each is seen with the first alone.
      seen(0, 'customer:1 customer:2 email:c@x phone:1 phone:2 cookie:one cookie:two'),
      seen(2, 'customer:2 email:c@x'),
      { kind: 'rules', rules: RULE_SETS[0]! },
    )
    const vertices = [...graph.vertices.keys()].filter((key) => key.startsWith('email:c@x'))
    expect(vertices).toHaveLength(2)
  })
})

describe('a merge that was taken back', () => {
  const history: Operation[] = [
    ...['customer:1', 'customer:2'].map((key): Operation => ({ kind: 'events', events: [eventOf([key])] })),
    { kind: 'merge', profiles: [0, 0.5] },
    { kind: 'undo', decision: 0 },
  ]

  it('is there again when that is taken back too', () => {
    expect(lastCommands([...history, { kind: 'undo', decision: 0 }])).toEqual(['merge done', 'undo done', 'undo done'])
  })

  it('is not there again when they are held apart by then', () => {
    const apart: Operation = { kind: 'pin', pin: 'apart', among: null, sides: [[0], [0.5]] }
    const commands = lastCommands([...history, apart, { kind: 'undo', decision: 0 }])
    expect(commands).toEqual(['merge done', 'undo done', 'pin done', 'undo refused'])
  })
})

/** Lives a history, and compares. @returns what stewards commanded */
function lastCommands(history: readonly Operation[]): string[] {
  const player = new Player(1)
  const commands: string[] = []
  for (const { before, command, world } of lived(history, player)) {
    player.follow(command, before)
    player.expectToBe(world)
    if ('refused' in command) commands.push(`${command.kind} ${command.refused ? 'refused' : 'done'}`)
  }
  return commands
}
