import { SelfsameError, type RequestContext } from '../../model/index.ts'
import type { HandoverFigures, MatcherResults, MatchHandover, MatchResult } from '../handover/index.ts'
import type { GraphRecords, MatchReport, MatchRun } from '../match/index.ts'
import type { Regrouping, RulesDiff } from '../rules/index.ts'
import { expectedEnd } from './expected-end.ts'
import type {
  GraphRegrouping,
  GraphRunPhase,
  GraphRunProgress,
  GraphRunResult,
  GraphRunTask,
} from './match-run-entry.ts'
import type { PinSource, RecordFile } from './ports.ts'
import { verdictsOf } from './verdicts-of.ts'

export interface GraphMatchParts {
  readonly records: Pick<GraphRecords, 'pages'>
  readonly stewards: PinSource
  readonly match: Pick<MatchRun, 'run'>
  readonly results: Pick<MatcherResults, 'ofVertices'>
  readonly handover: Pick<MatchHandover, 'previewWithFigures' | 'apply'>
  readonly nowMs: () => number
}

/** Where a run may write while it lasts. */
export interface Workplace {
  readonly file: RecordFile
  readonly outFolder: string
  /** Pairs compared so far. */
  readonly pairs: () => number | null
}

/** Matches the graph's own records: reads them, finds who is one person, and hands that over to the engine, or shows it. */
export class GraphMatch {
  readonly #parts: GraphMatchParts

  constructor(parts: GraphMatchParts) {
    this.#parts = parts
  }

  /** @throws SelfsameError FORBIDDEN without the scope `operations`; BAD_REQUEST where nothing can be compared */
  async run(
    context: RequestContext,
    task: GraphRunTask,
    { file, outFolder, pairs }: Workplace,
    onProgress: (progress: GraphRunProgress) => void,
  ): Promise<GraphRunResult> {
    const { match, results, stewards, nowMs } = this.#parts
    const startedMs = nowMs()
    const seen = { records: 0 }
    const begun = new Set<GraphRunPhase>()
    const tell = (phase: GraphRunPhase) => {
      begun.add(phase)
      onProgress({
        phase,
        records: seen.records,
        pairs: pairs(),
        expectedEndAt: expectedEnd(phase, begun, startedMs, nowMs()),
      })
    }
    await this.#collect(file, (count) => {
      seen.records += count
      tell('collect')
    })
    if (seen.records === 0) throw noRecords()
    const verdicts = task.withVerdicts ? verdictsOf(await stewards.pins()) : []
    const request = { paths: [file.path], idColumn: file.idColumn, outFolder, verdicts, onPhase: tell }
    const report = await match.run(context, request)
    tell('handOver')
    const result = await results.ofVertices(context, outFolder, task.matcher)
    const came = task.isPreview ? await this.#preview(context, result) : await this.#apply(context, result, tell)
    return { ...figuresOf(report, result), ...came, seconds: (nowMs() - startedMs) / 1_000 }
  }

  async #collect(file: RecordFile, onRecords: (count: number) => void): Promise<void> {
    for await (const page of this.#parts.records.pages()) {
      await file.write(page)
      onRecords(page.length)
    }
    await file.complete()
  }

  async #preview(context: RequestContext, result: MatchResult) {
    const { diff, figures } = await this.#parts.handover.previewWithFigures(context, result)
    return { ...saidOf(figures), merges: diff.counts.merged, splits: diff.counts.split, examples: examplesOf(diff) }
  }

  async #apply(context: RequestContext, result: MatchResult, tell: (phase: GraphRunPhase) => void) {
    const handed = await this.#parts.handover.apply(context, result, () => tell('handOver'))
    return { ...saidOf(handed), merges: handed.merges, splits: handed.splits, examples: null }
  }
}

function figuresOf(report: MatchReport, { model }: MatchResult) {
  const { records, comparedPairs: pairs, clusters, verdicts } = report
  return { modelVersion: model.modelVersion, records, pairs, clusters, verdicts }
}

function saidOf({ evidence: links, conflicts, reviews }: HandoverFigures) {
  return { links, conflicts, reviews }
}

function examplesOf({ examples: { merges, splits } }: RulesDiff): GraphRunResult['examples'] {
  return { merges: merges.map(regroupingOf), splits: splits.map(regroupingOf) }
}

/** Without identifiers: a result is kept longer than they may be. */
function regroupingOf({ before, after }: Regrouping): GraphRegrouping {
  return { before: before.map(({ id }) => id), after: after.map(({ id }) => id) }
}

function noRecords(): SelfsameError {
  return new SelfsameError('BAD_REQUEST', 'The graph has no records to match', {
    remedy: 'Ingest records first: of names, addresses, birth dates and the like',
  })
}
