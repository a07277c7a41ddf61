import { isDeepStrictEqual } from 'node:util'
import { evaluateWhole, type IdentityRules } from '../../identity/index.ts'
import { requireScope, SelfsameError, type BirthId, type RequestContext } from '../../model/index.ts'
import type { RulesGraph } from './ports.ts'
import { Reevaluation, type ReevaluationPorts } from './reevaluation.ts'
import { rulesDiff, type RulesDiff } from './rules-diff.ts'

const BATCH_PROFILES_MAX = 200

export interface RulesProgress {
  /** Profiles judged by this run, in the end those too that were judged with others. */
  readonly done: number
  /** Profiles that were to be judged when it began. */
  readonly total: number
}

/** What putting rules in force came to. */
export interface RulesApplied {
  readonly version: number
  /** Profiles judged by this run. */
  readonly profiles: number
  /** Decisions: each can be undone. */
  readonly merges: number
  readonly splits: number
  /** Profiles still judged by earlier rules: their component is too large to be evaluated at once. */
  readonly left: number
}

/** Shows what other rules would do, and does it. Both throw SelfsameError FORBIDDEN without the scope `operations`. */
export class RulesChange {
  readonly #graph: RulesGraph
  readonly #reevaluation: Reevaluation

  constructor(ports: ReevaluationPorts) {
    this.#graph = ports.graph
    this.#reevaluation = new Reevaluation(ports)
  }

  /** The rules in force. */
  async current(context: RequestContext): Promise<IdentityRules> {
    requireScope(context, 'operations')
    return this.#graph.readRules()
  }

  /** Evaluates the whole graph by other rules, of any version, and changes nothing. Holds the graph in memory. */
  async diff(context: RequestContext, rules: IdentityRules): Promise<RulesDiff> {
    requireScope(context, 'operations')
    const whole = await this.#graph.readWhole()
    return rulesDiff(whole, evaluateWhole(whole, rules))
  }

  /**
   * Puts rules in force and judges every profile by them, in batches. Ended before it is done, it goes on where it was
   * when it is asked again with the same rules.
   *
   * @throws SelfsameError CONFLICT unless their version is higher than that in force, or they are those in force
   */
  async apply(
    context: RequestContext,
    rules: IdentityRules,
    onProgress: (progress: RulesProgress) => void = () => {},
  ): Promise<RulesApplied> {
    requireScope(context, 'operations')
    const graph = this.#graph
    if (!(await graph.adopt(rules))) await this.#requireInForce(rules)
    const total = await graph.countStale(rules.version)
    const sum = { profiles: 0, merges: 0, splits: 0 }
    onProgress({ done: 0, total })
    let after: BirthId | '' = ''
    for (;;) {
      const ids = await graph.staleProfiles(rules.version, after, BATCH_PROFILES_MAX)
      const last = ids.at(-1)
      if (last === undefined) break
      const { decisions } = (await this.#reevaluation.judge(ids, rules)).plan
      sum.profiles += ids.length
      sum.merges += decisions.filter(({ kind }) => kind === 'merge').length
      sum.splits += decisions.filter(({ kind }) => kind === 'split').length
      after = last
      onProgress({ done: sum.profiles, total: Math.max(total, sum.profiles) })
    }
    const left = await graph.countStale(rules.version)
    // Some were judged with their neighbours before their turn came.
    onProgress({ done: Math.max(total, left) - left, total: Math.max(total, left) })
    return { version: rules.version, ...sum, left }
  }

  async #requireInForce(rules: IdentityRules): Promise<void> {
    const current = await this.#graph.readRules()
    if (isDeepStrictEqual(current, rules)) return
    const offered = current.version === rules.version ? 'others of that version' : `of version ${rules.version}`
    throw new SelfsameError('CONFLICT', `Rules of version ${current.version} are in force; these are ${offered}`, {
      remedy: `Give them a version above ${current.version}`,
    })
  }
}
