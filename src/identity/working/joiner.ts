import type { Evidence, VertexKey } from '../../model/index.ts'
import { exceedsLimit, isKnownBy, isRankOfScore, isWindowed, rankOf, reasonOfEnds, STRICT } from '../partition/index.ts'
import { TOGETHER, TOGETHER_UNVERIFIED } from '../observe.ts'
import { classOf } from '../rules.ts'
import type { Draft } from './draft.ts'
import type { Effects } from './effects.ts'
import { absorb, moreInvolved, type WorkingCluster } from './working-cluster.ts'

/** What new evidence between two clusters comes to without evaluating their component. */
type Outcome =
  | { readonly kind: 'join' }
  | { readonly kind: 'park'; readonly reason: 'limit' | 'unverified' }
  | { readonly kind: 'unclear' }

/**
 * Decides new evidence at once where that is as good as evaluating its component: what is refused once stays refused
 * however clusters grow, and a union that is allowed has only allowed parts. Hence evidence
 * - inside a cluster changes nothing but itself, unless what joined it later may join whom this may not;
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
    if (this.#mustWait(evidence, left, right)) return false
    if (this.mayBreakWindow([evidence.a, evidence.b])) return false
    if (left === right) return this.#changesOnlyItself(evidence, left) && this.#accept(evidence, effects)
    const outcome = this.#outcome(evidence, left, right)
    if (outcome.kind === 'unclear') return false
    if (outcome.kind === 'park') return this.#park(evidence.key, outcome.reason, left, right, effects)
    this.#unite(left, right, evidence, effects)
    return this.#accept(evidence, effects)
  }

  /** Of what is too large to be read not even the members are known, and of an identifier not whether it is anybody's. */
  #mustWait({ a, b }: Evidence, left: WorkingCluster, right: WorkingCluster): boolean {
    const { known, rules } = this.#draft
    if (known.isCapped(a) || known.isCapped(b)) return true
    if (left !== right) return known.isBeyond(left) || known.isBeyond(right)
    return known.isBeyond(left) && [a, b].some((key) => isWindowed(known.vertex(key)?.namespace ?? '', rules))
  }

  /** A score may join two known people, and what overrides conflicts two sides of one: their parts meet others before. */
  #changesOnlyItself(evidence: Evidence, { evaluation, lastRank }: WorkingCluster): boolean {
    if (rankOf(evidence, this.#draft.rules) > lastRank) return true
    if (evaluation === 'pinned') return false
    return !isRankOfScore(lastRank) || (evaluation === 'simple' && evidence.rule === TOGETHER)
  }

  #accept(evidence: Evidence, effects: Effects): true {
    this.#draft.settle(evidence.key, 'accepted', null, effects)
    const cluster = this.#draft.known.cluster(evidence.a)
    if (cluster !== null && evidence.rule === TOGETHER_UNVERIFIED)
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
    const joinsTwoKnown = evidence.rule === TOGETHER_UNVERIFIED && this.#isKnown(left) && this.#isKnown(right)
    if (joinsTwoKnown) return { kind: 'park', reason: 'unverified' }
    // Between two contested clusters there may be parked evidence that a join makes evidence inside one.
    return left.evaluation === 'simple' || right.evaluation === 'simple' ? { kind: 'join' } : { kind: 'unclear' }
  }

  /** Limits within windows need the days of all evidence. */
  #isCertain(left: WorkingCluster, right: WorkingCluster): boolean {
    return ![...left.members, ...right.members].some(({ namespace }) => isWindowed(namespace, this.#draft.rules))
  }

  #isKnown({ members }: WorkingCluster): boolean {
    return members.some((member) => isKnownBy(this.#draft.rules, member))
  }

  #isUnknownDevice({ members, evaluation }: WorkingCluster): boolean {
    return (
      members.length === 1 &&
      evaluation === 'simple' &&
      classOf(this.#draft.rules, members[0]?.namespace ?? '') === 'device'
    )
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
