import { basename, dirname } from 'node:path'
import { type RequestContext, requireScope } from '../../../model/index.ts'
import { settingsThere } from '../match-errors.ts'
import { readModel } from '../model-reader.ts'
import type { MatchParts } from '../ports.ts'
import { type BlockReport, blockReport } from './block-report.ts'
import { explainPair, explanationChart, type PairExplanation, readPair } from './explain-pair.ts'
import { type ProposedSettings, proposedSettings } from './proposed-settings.ts'
import { withFiles, withRecords } from './open-files.ts'
import type { FilesRequest, StudyRequest } from './ports.ts'
import { type ColumnProfile, profileColumns, type ProfileOptions, readColumns } from './profile-columns.ts'

/** A pair to explain. */
export interface ExplainRequest extends FilesRequest {
  readonly modelPath: string
  readonly ids: readonly [a: string, b: string]
  /** Where the waterfall goes as a picture. */
  readonly svgFile?: string | undefined
}

/** Looks at files as a match run does, without matching them. Each throws SelfsameError as `MatchRun.run`. */
export class MatchStudy {
  readonly #parts: MatchParts

  constructor(parts: MatchParts) {
    this.#parts = parts
  }

  /** What columns hold, and what would be compared. */
  profile(context: RequestContext, request: FilesRequest, options: ProfileOptions): Promise<ColumnProfile[]> {
    requireScope(context, 'operations')
    return withFiles(this.#parts, request, async (bench, source) =>
      profileColumns(await readColumns(bench, source, request), options),
    )
  }

  /**
   * Writes settings of a run as commented YAML, which do what a run without any would do.
   *
   * @throws SelfsameError also CONFLICT when the file is there: its edits would be lost
   */
  async init(context: RequestContext, request: FilesRequest, settingsFile: string): Promise<ProposedSettings> {
    requireScope(context, 'operations')
    const there = await this.#parts.readText(settingsFile).catch(() => null)
    if (there !== null) throw settingsThere(settingsFile)
    const proposed = await withFiles(this.#parts, request, async (bench, source) =>
      proposedSettings(await readColumns(bench, source, request)),
    )
    await this.#write(settingsFile, proposed.yaml)
    return proposed
  }

  /** Which records would be compared. */
  block(context: RequestContext, request: StudyRequest): Promise<BlockReport> {
    requireScope(context, 'operations')
    return withRecords(this.#parts, request, blockReport)
  }

  /** Why two records are, or are not, one person. */
  async explain(context: RequestContext, request: ExplainRequest): Promise<PairExplanation> {
    requireScope(context, 'operations')
    const { ids, idColumn, modelPath, svgFile } = request
    const model = await readModel(this.#parts, modelPath)
    return withFiles(this.#parts, request, async (bench, source) => {
      const pair = await readPair(bench, source, idColumn, model, ids)
      const explanation = explainPair(model, pair)
      if (svgFile !== undefined) await this.#write(svgFile, explanationChart(explanation))
      return explanation
    })
  }

  async #write(file: string, text: string): Promise<void> {
    const results = await this.#parts.openResults(dirname(file))
    try {
      await results.writeText(basename(file), text)
      await results.publish()
    } finally {
      await results.discard()
    }
  }
}
