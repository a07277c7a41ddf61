import { setTimeout as sleep } from 'node:timers/promises'
import { EMPTY_SNAPSHOT, planReevaluation, type IdentityRules, type Plan } from '../../identity/index.ts'
import { SelfsameError, type BirthId } from '../../model/index.ts'
import type { DecisionGraph } from '../decide/ports.ts'
import type { RulesGraph } from './ports.ts'

const ATTEMPTS_MAX = 20
const PAUSE_MS_MIN = 5
const PAUSE_MS_MAX = 50

export interface ReevaluationPorts {
  readonly graph: RulesGraph
  readonly vertices: Pick<DecisionGraph, 'vertexKeys'>
  readonly now: () => Date
}

/** Judges profiles that are due, with their components. */
export class Reevaluation {
  readonly #ports: ReevaluationPorts

  constructor(ports: ReevaluationPorts) {
    this.#ports = ports
  }

  /**
   * @param rules those in force
   * @returns what was carried out
   * @throws SelfsameError CONFLICT when others were put in force; UNAVAILABLE when the graph kept changing
   */
  async judge(ids: readonly BirthId[], rules: IdentityRules): Promise<Plan> {
    for (let attempts = 1; ; attempts++) {
      const plan = await this.#plan(ids, rules)
      if (plan.changes.length === 0) return plan
      const outcome = await this.#ports.graph.apply(plan, [])
      if (outcome.kind === 'applied') return plan
      if (outcome.kind === 'otherRules')
        throw new SelfsameError('CONFLICT', `Rules of version ${outcome.version} were put in force meanwhile`, {
          remedy: 'Apply those to the end',
        })
      if (attempts === ATTEMPTS_MAX)
        throw new SelfsameError('UNAVAILABLE', `The graph changed under each of ${ATTEMPTS_MAX} plans`, {
          remedy: 'Apply the same rules again: it goes on where it was',
        })
      await sleep(PAUSE_MS_MIN + Math.random() * (PAUSE_MS_MAX - PAUSE_MS_MIN))
    }
  }

  async #plan(ids: readonly BirthId[], rules: IdentityRules): Promise<Plan> {
    const { graph, vertices, now } = this.#ports
    const founders = await vertices.vertexKeys(ids)
    let snapshot = await graph.completeSnapshot(EMPTY_SNAPSHOT, { identifiers: [], vertices: [...founders.values()] })
    for (;;) {
      const planning = planReevaluation(snapshot, ids, rules, now().toISOString())
      if (planning.kind === 'plan') return planning.plan
      snapshot = await graph.completeSnapshot(snapshot, planning.needed)
    }
  }
}
