import { type Cluster, type Plan, type VerdictHead } from '../../identity/index.ts'
import {
  assertNever,
  decisionIdOfCommand,
  digest,
  requireScope,
  type BirthId,
  type Decision,
  type RequestContext,
  type VertexKey,
} from '../../model/index.ts'
import { contest, untilApplied } from '../attempts.ts'
import { checkedKey } from '../idempotency-key.ts'
import { forgetFor, type IdentityCache } from '../resolve/index.ts'
import { blastRadius, type BlastRadius } from './blast-radius.ts'
import type { Begun, Command, Judgement } from './command.ts'
import { mergeCommand } from './commands/merge.ts'
import { overrideCommand } from './commands/override.ts'
import { pinCommand, unpinCommand } from './commands/pin.ts'
import { splitCommand } from './commands/split.ts'
import { undoCommand } from './commands/undo.ts'
import { checkedReason } from './checks.ts'
import { conflict } from './faults.ts'
import { placesAfter, placesIn, requireFulfilled } from './fulfilment.ts'
import { planOf } from './planning.ts'
import type { DecisionGraph, LedgerEntry } from './ports.ts'
import { clustersAbout, clustersBornAs, pinsOf } from './readings.ts'
import type { MergeWish, OverrideWish, PinWish, SplitWish, UndoWish, UnpinWish, Wish } from './wishes.ts'

/** `profiles`: ids of the live profiles that it is about; of a preview, as they are without it. */
export type Outcome =
  | {
      readonly kind: 'done'
      readonly decision: LedgerEntry
      readonly profiles: readonly BirthId[]
      readonly preview: null
    }
  | {
      readonly kind: 'preview'
      readonly decision: null
      readonly profiles: readonly BirthId[]
      readonly preview: BlastRadius
    }

/** What one attempt came to: `again` from a new snapshot. */
type Attempt =
  | { readonly kind: 'preview'; readonly outcome: Outcome }
  | { readonly kind: 'applied'; readonly judgement: Judgement; readonly decision: Decision }
  | { readonly kind: 'again' }

export interface StewardshipPorts {
  readonly graph: DecisionGraph
  readonly cache: Pick<IdentityCache, 'forget'>
  readonly now: () => Date
}

/** How an attempt is made. */
interface Way {
  readonly isPreview: boolean
  /** What it is about, added to. */
  readonly contested: Set<string>
}

/**
 * Carries out what stewards decide: verdict, plan, apply, until nothing it rests on has changed meanwhile; then reads
 * back what came of it. A command that is sent again with its idempotency key is answered as it was done.
 *
 * Every method throws SelfsameError FORBIDDEN without the scope `profiles:decide`; BAD_REQUEST for what cannot be
 * asked; NOT_FOUND for ids that lead nowhere; CONFLICT for what verdicts that hold stand against, and for an idempotency
 * key that was used for another request; UNAVAILABLE when graph or cache do not answer: ask again with the same key.
 */
export class Stewardship {
  readonly #ports: StewardshipPorts

  constructor(ports: StewardshipPorts) {
    this.#ports = ports
  }

  /** Makes two profiles or more one person. @throws SelfsameError CONFLICT when they are one already */
  mergeProfiles(context: RequestContext, wish: MergeWish): Promise<Outcome> {
    return this.#decide(context, wish, () => mergeCommand(wish))
  }

  /** Parts a profile, or retracts evidence that is wrong: then the rest of the evidence says who is who. */
  splitProfile(context: RequestContext, wish: SplitWish): Promise<Outcome> {
    return this.#decide(context, wish, () => splitCommand(wish))
  }

  /** Holds identifiers together, or keeps them apart, whatever the evidence says. */
  pin(context: RequestContext, wish: PinWish): Promise<Outcome> {
    return this.#decide(context, wish, () => pinCommand(wish))
  }

  unpin(context: RequestContext, wish: UnpinWish): Promise<Outcome> {
    return this.#decide(context, wish, () => unpinCommand(wish))
  }

  /** Says what an attribute of a profile is, until its sources say something else than they do now. */
  setAttribute(context: RequestContext, wish: OverrideWish): Promise<Outcome> {
    return this.#decide(context, wish, () => overrideCommand(wish))
  }

  /** Takes a decision back, an undo too. @throws SelfsameError CONFLICT naming the decision that did so already */
  undoDecision(context: RequestContext, wish: UndoWish): Promise<Outcome> {
    return this.#decide(context, wish, () => undoCommand(wish))
  }

  async #decide(context: RequestContext, wish: Wish, build: () => Command): Promise<Outcome> {
    requireScope(context, 'profiles:decide')
    const reason = checkedReason(wish.reason)
    const id = decisionIdOfCommand(context.actor, checkedKey(wish.idempotencyKey))
    const command = build()
    const request = digest(JSON.stringify([...command.request, reason]))
    const attempt = async (contested: Set<string>): Promise<Outcome | null> => {
      const [stored, rules, clusters] = await Promise.all([
        this.#ports.graph.decision(id),
        this.#ports.graph.readRules(),
        clustersBornAs(this.#ports.graph, command.profiles),
      ])
      if (stored !== null) return this.#asStored(stored, request)
      const head = { id, at: this.#ports.now().toISOString(), by: context.actor, reason, request }
      const way = { isPreview: wish.preview ?? false, contested }
      const made = await this.#attempt(command, head, { rules, clusters }, way)
      if (made.kind === 'preview') return made.outcome
      return made.kind === 'applied' ? this.#readBack(made) : null
    }
    return untilApplied(this.#ports.graph, attempt, 'Ask again, with the same idempotency key')
  }

  /** What fails may be done: the answer was lost, or the same command came twice at once. The ledger tells. */
  async #attempt(command: Command, head: VerdictHead, begun: Begun, way: Way): Promise<Attempt> {
    try {
      return await this.#planAndApply(command, head, begun, way)
    } catch (error) {
      if ((await this.#ports.graph.decision(head.id)) === null) throw error
      return { kind: 'again' }
    }
  }

  async #planAndApply(command: Command, head: VerdictHead, begun: Begun, way: Way): Promise<Attempt> {
    const { graph } = this.#ports
    const judgement = await command.judge(head, begun, graph)
    contest(way.contested, { clusters: judgement.basis })
    const planned = await planOf(graph, judgement, begun.rules)
    if (planned === null) return { kind: 'again' }
    const { plan, snapshot } = planned
    contest(way.contested, snapshot)
    const [decision] = plan.decisions
    if (decision === undefined)
      throw conflict('Nothing would change: what it is about was taken back already', 'Nothing is to be done')
    requireFulfilled(judgement.wanted, placesAfter(snapshot, plan), 'would be')
    if (way.isPreview) return { kind: 'preview', outcome: previewed(blastRadius(snapshot, plan), judgement.basis) }
    await forgetFor(this.#ports.cache, plan, snapshot)
    return (await this.#apply(plan)) ? { kind: 'applied', judgement, decision } : { kind: 'again' }
  }

  /** @returns false when it is to be planned again */
  async #apply(plan: Plan): Promise<boolean> {
    const outcome = await this.#ports.graph.apply(plan, [])
    switch (outcome.kind) {
      case 'applied':
        return true
      case 'stale':
      case 'otherRules':
        return false
      case 'lostLanes':
        throw new RangeError('A decision moves no lane, and cannot lose one')
      default:
        return assertNever(outcome)
    }
  }

  /** All questions are asked at once: the plan says of whom, the graph what they are now. */
  async #readBack({ judgement, decision }: Extract<Attempt, { kind: 'applied' }>): Promise<Outcome> {
    const { graph } = this.#ports
    const [entry, clusters] = await Promise.all([
      graph.decision(decision.id),
      clustersAbout(graph, decision, verticesNamedBy(judgement)),
    ])
    if (entry === null)
      throw conflict(
        `Decision ${decision.id} was carried out, and the graph does not hold it`,
        'Run `selfsame doctor --audit`',
      )
    requireFulfilled(judgement.wanted, placesIn(clusters), 'is')
    return done(entry, clusters)
  }

  async #asStored(entry: LedgerEntry, request: string): Promise<Outcome> {
    if (entry.decision.request !== request)
      throw conflict(
        `The idempotency key was used for another request, which is decision ${entry.decision.id}`,
        'Use a new key for a new request',
      )
    const { graph } = this.#ports
    const { made, withdrawn } = entry.decision.acts
    const pins = await pinsOf(graph, [...made, ...withdrawn])
    const named = pins.flatMap(({ sides }) => sides.flat())
    return done(entry, await clustersAbout(graph, entry.decision, named))
  }
}

function verticesNamedBy({ verdict, wanted }: Judgement): VertexKey[] {
  const pins = [...verdict.make, ...verdict.restore, ...verdict.withdraw]
  return [...wanted.together, ...wanted.apart, ...pins.flatMap(({ sides }) => sides)].flat()
}

function done(decision: LedgerEntry, clusters: readonly Cluster[]): Outcome {
  return { kind: 'done', decision, profiles: clusters.map(({ profileId }) => profileId), preview: null }
}

function previewed(preview: BlastRadius, basis: readonly Cluster[]): Outcome {
  const ids = [...basis.map(({ profileId }) => profileId), ...preview.profilesBefore.map(({ id }) => id)]
  return { kind: 'preview', decision: null, profiles: [...new Set(ids)], preview }
}
