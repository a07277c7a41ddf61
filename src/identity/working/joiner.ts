import type { Evidence, VertexKey } from '../../model/index.ts'
import { exceedsLimit, isWindowed, rankOf, reasonOfEnds, STRICT } from '../partition/index.ts'
import { TOGETHER } from '../observe.ts'
import type { Draft } from './draft.ts'
import type { Effects } from './effects.ts'
import { absorb, isKnown, moreInvolved, type WorkingCluster } from './working-cluster.ts'

/** What new evidence between two clusters comes to without evaluating their component. */
type Outcome =
  | { readonly kind: 'join' }
  | { readonly kind: 'park'; readonly reason: 'limit' | 'unverified' }
  | { readonly kind: 'unclear' }

/**
 * Decides new evidence at once where that is as good as evaluating its component: what is refused once stays refused
 * however clusters grow, and a union that is allowed has only allowed parts. Hence evidence
 * - inside a cluster changes nothing but itself;
 * - between two `simple` clusters whose union is allowed joins them, since in any order of the walk all of it is used;
 * - at a device that nothing else is known of joins it, since that can neither be one person too many nor known;
 * - that ranks after all that joined the clusters at its ends meets them, in its turn of the walk, as they are now.
 */
export class Joiner {
  readonly #draft: Draft

  constructor(draft: Draft) {
    this.#draft = draft
  }

  /** @returns whether it is decided; if not, its component is to be evaluated */
  join(evidence: Evidence, effects: Effects): boolean {
    const { known, rules } = this.#draft
    const unusable = reasonOfEnds(evidence, this.#draft.endsOf(evidence), rules)
    if (unusable !== null) {
      this.#draft.settle(evidence.key, 'parked', unusable, effects)
      return true
    }
    const [left, right] = [known.cluster(evidence.a), known.cluster(evidence.b)]
    if (left === null || right === null) return true
    if ([left, right].some(({ rulesVersion }) => rulesVersion !== rules.version)) return false
    if (this.mayBreakWindow([evidence.a, evidence.b])) return false
    if (left === right) return this.#accept(evidence, effects)
    const outcome = this.#outcome(evidence, left, right)
    if (outcome.kind === 'unclear') return false
    if (outcome.kind === 'park') return this.#park(evidence.key, outcome.reason, left, right, effects)
    this.#unite(left, right, evidence, effects)
    return this.#accept(evidence, effects)
  }

  #accept(evidence: Evidence, effects: Effects): true {
    this.#draft.settle(evidence.key, 'accepted', null, effects)
    const cluster = this.#draft.known.cluster(evidence.a)
    if (cluster !== null && evidence.rule !== TOGETHER)
      cluster.evaluation = moreInvolved(cluster.evaluation, 'contested')
    return true
  }

  #outcome(evidence: Evidence, left: WorkingCluster, right: WorkingCluster): Outcome {
    const { rules } = this.#draft
    const exceeds = exceedsLimit(left.members, right.members, rules, STRICT)
    const isLeaf = [left, right].some((cluster) => this.#isUnknownDevice(cluster))
    if (!exceeds && isLeaf) return { kind: 'join' }
    if ([left, right].some(({ evaluation }) => evaluation === 'pinned')) return { kind: 'unclear' }
    if (evidence.rule === TOGETHER && !exceeds && left.evaluation === 'simple' && right.evaluation === 'simple')
      return { kind: 'join' }
    const rank = rankOf(evidence, rules)
    if (rank <= left.lastRank || rank <= right.lastRank) return { kind: 'unclear' }
    if (exceeds) return this.#isCertain(left, right) ? { kind: 'park', reason: 'limit' } : { kind: 'unclear' }
    const joinsTwoKnown = evidence.rule !== TOGETHER && isKnown(left) && isKnown(right)
    if (joinsTwoKnown) return { kind: 'park', reason: 'unverified' }
    // Between two contested clusters there may be parked evidence that a join makes evidence inside one.
    return left.evaluation === 'simple' || right.evaluation === 'simple' ? { kind: 'join' } : { kind: 'unclear' }
  }

  /** Limits within windows need the days of all evidence. */
  #isCertain(left: WorkingCluster, right: WorkingCluster): boolean {
    return ![...left.members, ...right.members].some(({ namespace }) => isWindowed(namespace, this.#draft.rules))
  }

  #isUnknownDevice({ members, evaluation }: WorkingCluster): boolean {
    return members.length === 1 && evaluation === 'simple' && members[0]?.class === 'device'
  }

  #unite(left: WorkingCluster, right: WorkingCluster, evidence: Evidence, effects: Effects): void {
    effects.remember(left)
    effects.remember(right)
    const [into, from] = left.members.length >= right.members.length ? [left, right] : [right, left]
    absorb(into, from, rankOf(evidence, this.#draft.rules))
    this.#draft.known.hold(into)
  }

  #park(
    key: string,
    reason: 'limit' | 'unverified',
    left: WorkingCluster,
    right: WorkingCluster,
    effects: Effects,
  ): true {
    this.#draft.settle(key, 'parked', reason, effects)
    for (const cluster of [left, right]) cluster.evaluation = moreInvolved(cluster.evaluation, 'contested')
    return true
  }

  /** Whether another day of use may break a limit that counts days, inside the cluster of one of these vertices. */
  mayBreakWindow(vertices: readonly VertexKey[]): boolean {
    const { known, rules } = this.#draft
    return vertices.some((key) => {
      const vertex = known.vertex(key)
      const cluster = known.cluster(key)
      if (vertex === undefined || cluster === null || !isWindowed(vertex.namespace, rules)) return false
      return exceedsLimit(cluster.members, [vertex], rules, STRICT)
    })
  }
}
