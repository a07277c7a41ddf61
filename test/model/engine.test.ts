import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pinVerdict, unpinVerdict, type Verdict, type VerdictHead } from '../../src/identity/index.ts'
import { observationId, SelfsameError } from '../../src/model/index.ts'
import { logged } from '../support/events.ts'
import { Play } from '../support/play.ts'
import { histories } from './history.ts'
import { RULE_SETS } from './rule-sets.ts'
import { lived, type Command, type World } from './world.ts'

/** How many random histories; `npm run soak` sets more. */
const RUNS = Number(process.env.SELFSAME_MODEL_RUNS ?? 300)

describe('the engine, event by event and verdict by verdict', () => {
  it('comes to what the reference says of all facts, after every step of any history', () => {
    fc.assert(
      fc.property(histories, fc.integer({ min: 1, max: 3 }), (history, batchSize) => {
        const player = new Player(batchSize)
        for (const { before, command, world } of lived(history)) {
          player.follow(command, before)
          player.expectToBe(world)
        }
      }),
      { numRuns: RUNS },
    )
  })
})

/** Gives the engine what the reference was told. */
class Player {
  readonly #play = new Play(RULE_SETS[0]!)
  readonly #batchSize: number
  #decisions = 0

  constructor(batchSize: number) {
    this.#batchSize = batchSize
  }

  follow(command: Command, before: World): void {
    switch (command.kind) {
      case 'events': {
        const events = command.events.map((event) => logged(event))
        for (let at = 0; at < events.length; at += this.#batchSize)
          this.#play.resolve(...events.slice(at, at + this.#batchSize))
        return
      }
      case 'pin':
        return this.#pin(command)
      case 'withdraw':
        return void this.#play.judge(unpinVerdict(this.#head(), command.pin))
      case 'retract':
      case 'revive':
        return void this.#play.judge(this.#reweigh(command, before))
      case 'conflict':
        return this.#play.bar(command.conflict)
      case 'lift':
        return this.#play.lift(command.conflict)
      case 'rules':
        return this.#play.adopt({ ...command.rules, version: this.#play.graph.rules.version + 1 })
    }
  }

  expectToBe({ evaluation }: World): void {
    const { graph } = this.#play
    const isFormer = (key: string) => key.includes('#') && !this.#play.hasEvidence(key)
    const clusters = evaluation.clusters.map((keys) => keys.filter((key) => !isFormer(key)).join(','))
    const told = [...evaluation.evidence.values()].map(
      ({ a, b, rule, owner, state }) => `${a} ${b} ${rule} ${owner} ${state}`,
    )
    const found = [...graph.evidence.values()].map(
      ({ a, b, rule, owner, state }) => `${a} ${b} ${rule} ${owner} ${state}`,
    )
    expect(found.toSorted()).toEqual(told.toSorted())
    expect(graph.clusters()).toEqual(clusters.filter((keys) => keys !== '').toSorted())
    const states = [...evaluation.vertices]
      .filter(([key]) => !isFormer(key))
      .map(([key, { state }]) => `${key} ${state}`)
    const held = [...graph.vertices].filter(([key]) => !isFormer(key)).map(([key, { state }]) => `${key} ${state}`)
    expect(held.toSorted()).toEqual(states.toSorted())
  }

  #pin({ pin: { id, kind, sides }, refused }: Extract<Command, { kind: 'pin' }>): void {
    const verdict = pinVerdict(this.#head(), kind, sides)
    const [pin] = verdict.make
    const judge = () => this.#play.judge({ ...verdict, make: pin === undefined ? [] : [{ ...pin, id }] })
    if (refused) expect(judge).toThrow(SelfsameError)
    else judge()
  }

  #reweigh({ kind, evidence: key }: Extract<Command, { kind: 'retract' | 'revive' }>, { evaluation }: World): Verdict {
    const evidence = evaluation.evidence.get(key)
    if (evidence === undefined) throw new RangeError('The reference does not know it')
    const births = this.#play.birthsOf([evidence.a, evidence.b])
    const acts = { make: [], withdraw: [], retract: [], revive: [], undoes: null, ends: births, override: [] }
    return { ...this.#head(), ...acts, kind, [kind]: [observationId(evidence)] } as Verdict
  }

  #head(): VerdictHead {
    return { id: `d${this.#decisions++}`, at: '2026-06-01T00:00:00.000Z', by: 'steward:s', reason: 'so', request: null }
  }
}
