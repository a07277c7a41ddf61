import {
  identifierOf,
  type Evidence,
  type IdentifierKey,
  type ParkedReason,
  type Pin,
  type VertexKey,
} from '../../model/index.ts'
import { isLocal } from '../local/index.ts'
import { partition, reasonOfEnds, verdictsOf, type Joined, type Verdicts } from '../partition/index.ts'
import { TOGETHER_UNVERIFIED } from '../observe.ts'
import type { Evaluation, Vertex } from '../snapshot.ts'
import type { Draft } from './draft.ts'
import type { Effects } from './effects.ts'
import type { Localiser } from './localiser.ts'
import { workingCluster, type WorkingCluster } from './working-cluster.ts'

/** Evaluates whole components: the slow way, which is always right. */
export class Evaluator {
  readonly #draft: Draft
  readonly #localiser: Localiser

  constructor(draft: Draft, localiser: Localiser) {
    this.#draft = draft
    this.#localiser = localiser
  }

  /**
   * Evaluates the components of these vertices anew, what was judged by other rules from the identifiers up. Notes all that
   * the snapshot lacks for it, and decides nothing where that, or anything else of the plan, lacks something. Evidence of
   * a component that is too large waits. Where pins contradict one another, what they keep apart stays apart, and of
   * those that hold together the later yields.
   */
  evaluate(affected: Set<VertexKey>, effects: Effects): void {
    const { known } = this.#draft
    const { misses } = known
    for (;;) {
      const component = this.#component(affected)
      if (component === 'oversized') return this.#postpone(affected, effects)
      if (component === null) return
      const isJudgedAnew = this.#judgeAnew(component, effects, affected)
      if (known.misses > misses) return
      if (!isJudgedAnew) return known.isLacking ? undefined : this.#apply(component, affected, effects)
    }
  }

  /**
   * The clusters that usable evidence and pins connect with the vertices. A conflict only keeps apart what evidence would
   * join: those that it stands between are together here already.
   */
  #component(from: ReadonlySet<VertexKey>): Set<WorkingCluster> | 'oversized' | null {
    const { known } = this.#draft
    const { misses } = known
    const component = new Set<WorkingCluster>()
    const reach = (key: VertexKey) => {
      const cluster = known.cluster(key)
      if (cluster !== null) component.add(cluster)
    }
    for (const key of from) reach(key)
    if ([...component].some((cluster) => known.isBeyond(cluster))) return 'oversized'
    for (const cluster of component) {
      const completeness = known.completenessOf(cluster)
      if (completeness === 'oversized') return 'oversized'
      const vertices = cluster.members.map(({ key }) => key)
      for (const { a, b } of this.#usableAt(vertices)) for (const end of [a, b]) reach(end)
      for (const { sides } of this.#pinsAt(vertices)) for (const key of sides.flat()) reach(key)
    }
    return known.misses > misses ? null : component
  }

  /** Evidence that could join somebody. */
  #usableAt(vertices: readonly VertexKey[]): Evidence[] {
    return this.#draft.known.evidenceAt(vertices).filter((evidence) => this.#isUsable(evidence))
  }

  #isUsable(evidence: Evidence): boolean {
    return (
      evidence.state !== 'retracted' && reasonOfEnds(evidence, this.#draft.endsOf(evidence), this.#draft.rules) === null
    )
  }

  #pinsAt(vertices: readonly VertexKey[]): Pin[] {
    const { pins } = this.#draft.known
    if (pins.size === 0) return []
    const here = new Set(vertices)
    return [...pins.values()].filter(({ sides }) => sides.some((side) => side.some((key) => here.has(key))))
  }

  /**
   * What was judged by other rules, and what was too large: there identifiers may have evidence that nobody weighed. In the
   * order of their keys, so that tenures are born in one order however the graph was read.
   *
   * @returns whether something was judged anew, so that the component may be another now
   */
  #judgeAnew(component: ReadonlySet<WorkingCluster>, effects: Effects, affected: Set<VertexKey>): boolean {
    const { rules } = this.#draft
    const stale = [...component].filter(({ rulesVersion }) => rulesVersion !== rules.version)
    const waiting = [...component].filter(({ evaluation }) => evaluation === 'oversized')
    const local = waiting.flatMap(({ members }) => members.filter(({ namespace }) => isLocal(rules, namespace)))
    const judged = [...stale.flatMap(({ members }) => members), ...local]
    const due = new Set(judged.map(({ key }) => identifierOf(key)))
    const undone = [...due].filter((key) => !this.#localiser.done.has(key)).toSorted()
    for (const key of undone) this.#judge(key, effects, affected)
    return undone.length > 0
  }

  #judge(key: IdentifierKey, effects: Effects, affected: Set<VertexKey>): void {
    const { known } = this.#draft
    const identifier = known.identifier(key)
    if (identifier?.isWhole) this.#localiser.localise(identifier, [], effects, affected)
    else known.lackIdentifier(key)
  }

  /** The component is too large to be evaluated with a batch: its evidence waits. */
  #postpone(affected: ReadonlySet<VertexKey>, effects: Effects): void {
    for (const { key, state } of this.#usableAt([...affected]))
      if (state !== 'pending' && effects.evidence.has(key)) this.#draft.settle(key, 'pending', null, effects)
    for (const key of affected) {
      const cluster = this.#draft.known.cluster(key)
      if (cluster !== null) cluster.evaluation = 'oversized'
    }
  }

  #apply(component: ReadonlySet<WorkingCluster>, affected: ReadonlySet<VertexKey>, effects: Effects): void {
    const { known, rules, consulted } = this.#draft
    for (const { key } of [...component].flatMap(({ members }) => members)) {
      const id = known.origin.get(key)
      if (id !== undefined) consulted.add(id)
    }
    this.#parkUnusable(component, affected, effects)
    const vertices = [...component].flatMap(({ members }) => members)
    const evidence = this.#usableAt(vertices.map(({ key }) => key))
    const pins = [...known.pins.values()]
    const { clusters, parked } = partition({ vertices, evidence, pins, conflicts: known.conflicts.values() }, rules)
    for (const { key } of evidence) {
      const reason = parked.get(key) ?? null
      this.#draft.settle(key, reason === null ? 'accepted' : 'parked', reason, effects)
    }
    this.#regroup(clusters, effects)
    this.#mark(clusters, evidence, parked, effects)
  }

  #parkUnusable(component: ReadonlySet<WorkingCluster>, affected: ReadonlySet<VertexKey>, effects: Effects): void {
    const vertices = new Set([...affected, ...[...component].flatMap(({ members }) => members.map(({ key }) => key))])
    for (const evidence of this.#draft.known.evidenceAt(vertices)) {
      if (evidence.state === 'retracted') continue
      const reason = reasonOfEnds(evidence, this.#draft.endsOf(evidence), this.#draft.rules)
      if (reason === null || reason === evidence.reason) continue
      this.#read(evidence)
      this.#draft.settle(evidence.key, 'parked', reason, effects)
    }
  }

  /** What an end is may be a stronger reason: where one was not read, the plan is made again. */
  #read({ a, b }: Evidence): void {
    for (const end of [a, b]) this.#draft.known.cluster(end)
  }

  /** Replaces those clusters that are not as they should be. */
  #regroup(wanted: readonly Joined[], effects: EffectsOfRegrouping): void {
    const { known, rules } = this.#draft
    const changed = wanted.filter(({ members }) => !this.#isCluster(members))
    const former = new Set(changed.flatMap(({ members }) => members.map(({ key }) => known.cluster(key))))
    for (const cluster of former) if (cluster !== null) effects.remember(cluster)
    for (const { members } of changed) known.hold(workingCluster(members, { rulesVersion: rules.version }))
  }

  #isCluster(members: readonly Vertex[]): boolean {
    const holders = new Set(members.map(({ key }) => this.#draft.known.cluster(key)))
    const [only] = holders
    return holders.size === 1 && only?.members.length === members.length
  }

  #mark(
    clusters: readonly Joined[],
    evidence: readonly Evidence[],
    parked: ReadonlyMap<string, ParkedReason>,
    effects: Effects,
  ): void {
    const { known, rules } = this.#draft
    const verdicts = verdictsOf(known.pins.values(), known.conflicts.values())
    const contested = new Set(
      evidence.filter(({ key, rule }) => parked.has(key) || rule === TOGETHER_UNVERIFIED).flatMap(({ a, b }) => [a, b]),
    )
    for (const { members, lastRank } of clusters) {
      const cluster = members[0] === undefined ? null : known.cluster(members[0].key)
      if (cluster === null) continue
      const evaluation = evaluationOf(members, verdicts, contested)
      if (cluster.evaluation !== evaluation || cluster.rulesVersion !== rules.version) effects.reevaluated.add(cluster)
      Object.assign(cluster, { evaluation, lastRank, rulesVersion: rules.version })
    }
  }
}

type EffectsOfRegrouping = Pick<Effects, 'remember'>

function evaluationOf(members: readonly Vertex[], verdicts: Verdicts, contested: ReadonlySet<VertexKey>): Evaluation {
  const isPinned = ({ key }: Vertex) => verdicts.sidesOf(key).length > 0 || verdicts.isHeld(key)
  if (members.some(isPinned)) return 'pinned'
  return members.some(({ key }) => contested.has(key)) ? 'contested' : 'simple'
}
