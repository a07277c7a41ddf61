import { requireScope, type RequestContext } from '../../model/index.ts'
import type { RulesGraph } from './ports.ts'
import { Reevaluation, type ReevaluationPorts } from './reevaluation.ts'

const PROFILES_MAX = 1_000

/** Evaluates the components that were too large for a batch, one at a time: evidence at them waits until then. */
export class PostponedEvaluation {
  readonly #graph: RulesGraph
  readonly #reevaluation: Reevaluation

  constructor(ports: ReevaluationPorts) {
    this.#graph = ports.graph
    this.#reevaluation = new Reevaluation(ports)
  }

  /**
   * @returns how many plans were carried out, and of how many profiles the component is beyond all bounds
   * @throws SelfsameError FORBIDDEN without the scope `events:apply`; CONFLICT, UNAVAILABLE: call again
   */
  async run(context: RequestContext): Promise<{ readonly evaluated: number; readonly left: number }> {
    requireScope(context, 'events:apply')
    const due = new Set(await this.#graph.oversizedProfiles(PROFILES_MAX))
    if (due.size === 0) return { evaluated: 0, left: 0 }
    const rules = await this.#graph.readRules()
    let evaluated = 0
    for (const id of due) {
      const { plan, beyond } = await this.#reevaluation.judge([id], rules)
      const { profiles, retired } = plan
      if (profiles.length > 0) evaluated++
      for (const done of [...profiles.map((profile) => profile.id), ...retired, ...beyond]) due.delete(done)
    }
    return { evaluated, left: (await this.#graph.oversizedProfiles(PROFILES_MAX)).length }
  }
}
