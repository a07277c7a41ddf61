import { EMPTY_SNAPSHOT, planReevaluation, type IdentityRules, type Plan } from '../../identity/index.ts'
import { SelfsameError, type BirthId } from '../../model/index.ts'
import { untilApplied } from '../attempts.ts'
import type { DecisionGraph } from '../decide/ports.ts'
import { planned } from '../planned.ts'
import type { RulesGraph } from './ports.ts'

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
    const { graph } = this.#ports
    return untilApplied(graph, () => this.#attempt(ids, rules), 'Apply the same rules again: it goes on where it was')
  }

  /** @returns null when the plan was stale */
  async #attempt(ids: readonly BirthId[], rules: IdentityRules): Promise<Plan | null> {
    const plan = await this.#plan(ids, rules)
    if (plan === null || plan.changes.length === 0) return plan
    const outcome = await this.#ports.graph.apply(plan, [])
    if (outcome.kind === 'otherRules')
      throw new SelfsameError('CONFLICT', `Rules of version ${outcome.version} were put in force meanwhile`, {
        remedy: 'Apply those to the end',
      })
    return outcome.kind === 'applied' ? plan : null
  }

  async #plan(ids: readonly BirthId[], rules: IdentityRules): Promise<Plan | null> {
    const { graph, vertices, now } = this.#ports
    const founders = await vertices.vertexKeys(ids)
    const begun = await graph.completeSnapshot(EMPTY_SNAPSHOT, { identifiers: [], vertices: [...founders.values()] })
    const at = now().toISOString()
    const made = await planned(graph, begun, (snapshot) => planReevaluation(snapshot, ids, rules, at))
    return made?.plan ?? null
  }
}
