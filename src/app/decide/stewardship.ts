import { factsOfEvidence, type Cluster, type IdentityRules, type Plan, type VerdictHead } from '../../identity/index.ts'
import {
  assertNever,
  decisionIdOfCommand,
  digest,
  requireScope,
  type BirthId,
  type Decision,
  type RequestContext,
} from '../../model/index.ts'
import { untilApplied } from '../attempts.ts'
import type { IdentityCache } from '../resolve/cache-port.ts'
import { blastRadius, type BlastRadius } from './blast-radius.ts'
import type { Command, Wanted } from './command.ts'
import { mergeCommand } from './commands/merge.ts'
import { overrideCommand } from './commands/override.ts'
import { pinCommand, unpinCommand } from './commands/pin.ts'
import { splitCommand } from './commands/split.ts'
import { undoCommand } from './commands/undo.ts'
import { checkedKey, checkedReason } from './checks.ts'
import { conflict } from './faults.ts'
import { placesAfter, requireFulfilled } from './fulfilment.ts'
import { planOf } from './planning.ts'
import type { DecisionGraph, LedgerEntry } from './ports.ts'
import { clustersOf, profilesOf, retractedBy } from './readings.ts'
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
  | { readonly kind: 'applied'; readonly wanted: Wanted; readonly decision: Decision }
  | { readonly kind: 'again' }

export interface StewardshipPorts {
  readonly graph: DecisionGraph
  readonly cache: Pick<IdentityCache, 'forget'>
  readonly now: () => Date
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
    const attempt = async (): Promise<Outcome | null> => {
      const [stored, rules] = await Promise.all([this.#ports.graph.decision(id), this.#ports.graph.readRules()])
      if (stored !== null) return this.#asStored(stored, request)
      const head = { id, at: this.#ports.now().toISOString(), by: context.actor, reason, request }
      const made = await this.#attempt(command, head, rules, wish.preview ?? false)
      if (made.kind === 'preview') return made.outcome
      return made.kind === 'applied' ? this.#readBack(made) : null
    }
    return untilApplied(this.#ports.graph, attempt, 'Ask again, with the same idempotency key')
  }

  /** What fails may be done: the answer was lost, or the same command came twice at once. The ledger tells. */
  async #attempt(command: Command, head: VerdictHead, rules: IdentityRules, isPreview: boolean): Promise<Attempt> {
    try {
      return await this.#planAndApply(command, head, rules, isPreview)
    } catch (error) {
      if ((await this.#ports.graph.decision(head.id)) === null) throw error
      return { kind: 'again' }
    }
  }

  async #planAndApply(command: Command, head: VerdictHead, rules: IdentityRules, isPreview: boolean): Promise<Attempt> {
    const { graph } = this.#ports
    const judgement = await command.judge(head, graph, rules)
    const planned = await planOf(graph, judgement, rules)
    if (planned === null) return { kind: 'again' }
    const { plan, snapshot } = planned
    const [decision] = plan.decisions
    if (decision === undefined)
      throw conflict('Nothing would change: what it is about was taken back already', 'Nothing is to be done')
    requireFulfilled(judgement.wanted, placesAfter(snapshot, plan), 'would be')
    if (isPreview) return { kind: 'preview', outcome: previewed(blastRadius(snapshot, plan), judgement.basis) }
    return (await this.#apply(plan)) ? { kind: 'applied', wanted: judgement.wanted, decision } : { kind: 'again' }
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
  async #readBack({ wanted, decision }: Extract<Attempt, { kind: 'applied' }>): Promise<Outcome> {
    const { graph } = this.#ports
    const [entry, clusters, profiles] = await Promise.all([
      graph.decision(decision.id),
      clustersOf(graph, [...wanted.together, ...wanted.apart].flat()),
      profilesOf(graph, decision),
      this.#forget(decision),
    ])
    if (entry === null)
      throw conflict(
        `Decision ${decision.id} was carried out, and the graph does not hold it`,
        'Run `selfsame doctor --audit`',
      )
    requireFulfilled(wanted, new Map([...clusters].map(([key, { profileId }]) => [key, profileId])), 'is')
    return done(entry, profiles)
  }

  /** Facts are forgotten at every answer: the one before may have been lost before it came to that. */
  async #asStored(entry: LedgerEntry, request: string): Promise<Outcome> {
    if (entry.decision.request !== request)
      throw conflict(
        `The idempotency key was used for another request, which is decision ${entry.decision.id}`,
        'Use a new key for a new request',
      )
    await this.#forget(entry.decision)
    return done(entry, await profilesOf(this.#ports.graph, entry.decision))
  }

  /** What is retracted lives again when it is seen again: no cache may keep such an event from the graph. */
  async #forget(decision: Decision): Promise<void> {
    const evidence = await retractedBy(this.#ports.graph, decision)
    const facts = [...new Set(evidence.flatMap(factsOfEvidence))]
    if (facts.length > 0) await this.#ports.cache.forget(facts)
  }
}

function done(decision: LedgerEntry, profiles: readonly BirthId[]): Outcome {
  return { kind: 'done', decision, profiles, preview: null }
}

function previewed(preview: BlastRadius, basis: readonly Cluster[]): Outcome {
  const ids = [...basis.map(({ profileId }) => profileId), ...preview.profilesBefore.map(({ id }) => id)]
  return { kind: 'preview', decision: null, profiles: [...new Set(ids)], preview }
}
