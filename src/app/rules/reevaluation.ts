import { EMPTY_SNAPSHOT, planReevaluation, type IdentityRules, type Plan } from '../../identity/index.ts'
import { SelfsameError, type BirthId } from '../../model/index.ts'
import { contest, untilApplied } from '../attempts.ts'
import type { DecisionGraph } from '../decide/ports.ts'
import { planned } from '../planned.ts'
import { forgetFor, type IdentityCache } from '../resolve/index.ts'
import type { RulesGraph } from './ports.ts'

export interface ReevaluationPorts {
  readonly graph: RulesGraph
  readonly vertices: Pick<DecisionGraph, 'vertexKeys'>
  readonly cache: Pick<IdentityCache, 'forget'>
  readonly now: () => Date
}

export interface Judged {
  /** What was carried out. */
  readonly plan: Plan
  /** Profiles of components beyond all bounds: they cannot be judged. */
  readonly beyond: ReadonlySet<BirthId>
}

/** Judges profiles that are due, with their components. */
export class Reevaluation {
  readonly #ports: ReevaluationPorts

  constructor(ports: ReevaluationPorts) {
    this.#ports = ports
  }

  /**
   * @param rules those in force
   * @throws SelfsameError CONFLICT when others were put in force; UNAVAILABLE when the graph kept changing
   */
  async judge(ids: readonly BirthId[], rules: IdentityRules): Promise<Judged> {
    const { graph } = this.#ports
    return untilApplied(
      graph,
      (contested) => this.#attempt(ids, rules, contested),
      'Apply the same rules again: it goes on where it was',
    )
  }

  /** @returns null when the plan was stale */
  async #attempt(ids: readonly BirthId[], rules: IdentityRules, contested: Set<string>): Promise<Judged | null> {
    const made = await this.#plan(ids, rules, contested)
    if (made === null) return null
    const judged = { plan: made.plan, beyond: made.snapshot.oversized }
    if (judged.plan.changes.length === 0) return judged
    await forgetFor(this.#ports.cache, made.plan, made.snapshot)
    const outcome = await this.#ports.graph.apply(judged.plan, [])
    if (outcome.kind === 'otherRules')
      throw new SelfsameError('CONFLICT', `Rules of version ${outcome.version} were put in force meanwhile`, {
        remedy: 'Apply those to the end',
      })
    return outcome.kind === 'applied' ? judged : null
  }

  async #plan(
    ids: readonly BirthId[],
    rules: IdentityRules,
    contested: Set<string>,
  ): Promise<Awaited<ReturnType<typeof planned>>> {
    const { graph, vertices, now } = this.#ports
    const founders = await vertices.vertexKeys(ids)
    const begun = await graph.completeSnapshot(EMPTY_SNAPSHOT, { identifiers: [], vertices: [...founders.values()] })
    contest(contested, begun)
    const at = now().toISOString()
    const made = await planned(graph, begun, (snapshot) => planReevaluation(snapshot, ids, rules, at))
    if (made !== null) contest(contested, made.snapshot)
    return made
  }
}
