import type { Linking, ModelInForce, Plan } from '../../identity/index.ts'
import { SelfsameError } from '../../model/index.ts'
import { untilApplied } from '../attempts.ts'
import { planned } from '../planned.ts'
import type { HandoverGraph } from './ports.ts'
import { planMatchFrom } from './reading.ts'

export interface HandOverParts {
  readonly graph: Pick<
    HandoverGraph,
    'modelOf' | 'readRules' | 'readSnapshot' | 'completeSnapshot' | 'apply' | 'inTurn'
  >
  readonly now: () => Date
}

/**
 * Gives and takes back what a model says at some clusters, in one transaction.
 *
 * @throws SelfsameError CONFLICT when another version of the model is in force; UNAVAILABLE when the graph kept changing
 */
export function handOver(parts: HandOverParts, linkings: readonly Linking[], model: ModelInForce): Promise<Plan> {
  const attempt = () => attemptOn(parts, linkings, model)
  return untilApplied(parts.graph, attempt, 'Hand the same result over again: it goes on where it was')
}

/** @returns null when the plan was stale */
async function attemptOn(
  { graph, now }: HandOverParts,
  linkings: readonly Linking[],
  model: ModelInForce,
): Promise<Plan | null> {
  const [standing, rules] = await Promise.all([graph.modelOf(model.matcher), graph.readRules()])
  if (standing?.modelVersion !== model.modelVersion) throw overtaken(model.matcher, standing?.modelVersion)
  const at = now().toISOString()
  const { begun, plan } = await planMatchFrom(graph, { linkings, model, rules, at })
  const made = await planned(graph, begun, plan)
  if (made === null || made.plan.changes.length === 0) return made?.plan ?? null
  return (await graph.apply(made.plan, [])).kind === 'applied' ? made.plan : null
}

function overtaken(matcher: string, version = 'none'): SelfsameError {
  return new SelfsameError('CONFLICT', `Version ${version} of the model ${matcher} is handed over meanwhile`, {
    remedy: 'Hand over one result after the other',
  })
}
