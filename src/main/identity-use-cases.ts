import { Stewardship, type DecisionGraph } from '../app/decide/index.ts'
import { Explanations, type Explainer } from '../app/explain/index.ts'
import type { Households } from '../app/households/index.ts'
import type { IdentityCache } from '../app/resolve/index.ts'
import { RulesChange, type EvaluateWhole, type RulesGraph } from '../app/rules/index.ts'

export interface IdentityPorts {
  readonly decisionGraph: DecisionGraph
  readonly rulesGraph: RulesGraph
  readonly cache: Pick<IdentityCache, 'forget'>
  readonly explainer: Explainer
  readonly evaluate: EvaluateWhole
  readonly households: Households
}

const now = () => new Date()

/** What stewards do and ask: the API and the command line share it. */
export function identityUseCases({ decisionGraph, rulesGraph, cache, explainer, evaluate, households }: IdentityPorts) {
  return {
    decisions: new Stewardship({ graph: decisionGraph, cache, now }),
    explanations: new Explanations({ graph: decisionGraph, explainer }),
    rulesChange: new RulesChange({ graph: rulesGraph, vertices: decisionGraph, evaluate, now }),
    households,
  }
}
