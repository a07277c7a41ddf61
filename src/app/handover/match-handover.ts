import {
  changesOfMatch,
  evaluateWhole,
  evidenceOfMatch,
  factsWithMatch,
  reviewOf,
  reviewsOfMatch,
  type MatchEvidence,
  type Review,
} from '../../identity/index.ts'
import { requireScope, type RequestContext } from '../../model/index.ts'
import { rulesDiff, type RulesDiff } from '../rules/index.ts'
import { handOver } from './hand-over.ts'
import { knownRecords } from './known-records.ts'
import type { MatchResult } from './matcher-results.ts'
import type { HandoverGraph } from './ports.ts'

const BATCH_CLUSTERS_MAX = 200

export interface HandoverProgress {
  /** Clusters handed over by this run. */
  readonly done: number
  /** Clusters at which something was to be changed when it began. */
  readonly total: number
}

/** How much a matcher's result says of records that the graph knows. */
export interface HandoverFigures {
  readonly matcher: string
  readonly modelVersion: string
  /** Records of the result that the graph knows. */
  readonly records: number
  /** Records that it does not know: nothing is said of them. */
  readonly unknownRecords: number
  /** Pieces of evidence, and conflicts, that the matcher gives now. */
  readonly evidence: number
  readonly conflicts: number
  /** Pairs that a steward may be asked about. */
  readonly reviews: number
}

/** What handing a matcher's result over came to. */
export interface HandedOver extends HandoverFigures {
  /** Clusters at which something was changed. */
  readonly changedClusters: number
  /** Decisions: each can be undone. */
  readonly merges: number
  readonly splits: number
}

interface Said {
  readonly records: MatchResult['records']
  readonly said: MatchEvidence
  readonly reviews: readonly Review[]
}

export interface HandoverParts {
  readonly graph: HandoverGraph
  readonly now: () => Date
}

/** Shows what a matcher's result would do, and does it. Both throw SelfsameError FORBIDDEN without the scope `operations`. */
export class MatchHandover {
  readonly #parts: HandoverParts

  constructor(parts: HandoverParts) {
    this.#parts = parts
  }

  /** Evaluates the whole graph with the result in the place of the last one, and changes nothing. Holds the graph in memory. */
  async preview(context: RequestContext, result: MatchResult): Promise<RulesDiff> {
    const { diff } = await this.previewWithFigures(context, result)
    return diff
  }

  /** As `preview`, and how much there is to hand over. */
  async previewWithFigures(
    context: RequestContext,
    result: MatchResult,
  ): Promise<{ readonly diff: RulesDiff; readonly figures: HandoverFigures }> {
    requireScope(context, 'operations')
    const { graph, now } = this.#parts
    const [found, whole, rules] = await Promise.all([this.#said(result), graph.readWhole(), graph.readRules()])
    const facts = factsWithMatch(whole, found.said, result.model, now().toISOString())
    return { diff: rulesDiff(whole, evaluateWhole(facts, rules)), figures: figuresOf(result, found) }
  }

  /**
   * Puts a matcher's result in the place of its last one, in batches. What is there already is not written again: ended
   * before it is done, it goes on where it was when it is asked again.
   *
   * @throws SelfsameError CONFLICT when another version is handed over meanwhile; UNAVAILABLE when the graph kept changing
   */
  async apply(
    context: RequestContext,
    result: MatchResult,
    onProgress: (progress: HandoverProgress) => void = () => {},
  ): Promise<HandedOver> {
    requireScope(context, 'operations')
    const { graph, now } = this.#parts
    const { matcher } = result.model
    const found = await this.#said(result)
    const { said, records, reviews } = found
    await graph.begin(result.model)
    const linkings = changesOfMatch(records, said, await graph.stored(matcher), result.model)
    const sum = { merges: 0, splits: 0 }
    for (let done = 0; done < linkings.length; done += BATCH_CLUSTERS_MAX) {
      onProgress({ done, total: linkings.length })
      const { decisions } = await handOver(this.#parts, linkings.slice(done, done + BATCH_CLUSTERS_MAX), result.model)
      sum.merges += decisions.filter(({ kind }) => kind === 'merge').length
      sum.splits += decisions.filter(({ kind }) => kind === 'split').length
    }
    onProgress({ done: linkings.length, total: linkings.length })
    await graph.replaceReviews(matcher, reviews, now().toISOString())
    await graph.complete(result.model, now().toISOString())
    return { ...figuresOf(result, found), changedClusters: linkings.length, ...sum }
  }

  async #said(result: MatchResult): Promise<Said> {
    const { records, pairs, asked } = await knownRecords(this.#parts.graph, result)
    const { model } = result
    const reviews =
      asked === null
        ? reviewsOfMatch(records, pairs, model)
        : asked.map(({ l, r, ...rest }) =>
            reviewOf({ ...rest, a: records.keys[l] ?? '', b: records.keys[r] ?? '' }, model),
          )
    return { records, said: evidenceOfMatch(records, pairs, model), reviews }
  }
}

function figuresOf({ model, records: all }: MatchResult, { records, said, reviews }: Said): HandoverFigures {
  return {
    matcher: model.matcher,
    modelVersion: model.modelVersion,
    records: records.keys.length,
    unknownRecords: all.keys.length - records.keys.length,
    evidence: said.evidence.length,
    conflicts: said.conflicts.length,
    reviews: reviews.length,
  }
}
