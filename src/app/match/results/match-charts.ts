import { join } from 'node:path'
import { chartsPage, clusterHealth, thresholdCurve } from '../../../matching/index.ts'
import { type RequestContext, requireScope } from '../../../model/index.ts'
import { readModel } from '../model-reader.ts'
import type { MatchParts } from '../ports.ts'
import { labelledTruth } from './labelled-truth.ts'
import type { Labels, ResultsReader } from './ports.ts'
import { curveCharts, modelCharts, resultCharts } from './result-charts.ts'

/** What to draw, and where it goes. */
export interface ChartsRequest {
  /** The folder that a run wrote. */
  readonly folder: string
  readonly outFolder: string
  readonly labels?: Labels | undefined
  /** In bits: the cut that the run was given. */
  readonly cutBits: number
}

/** What was drawn. */
export interface DrawnCharts {
  readonly page: string
  /** Names of the files beside it. */
  readonly charts: readonly string[]
}

/** Draws what a match run learnt and decided. */
export class MatchCharts {
  readonly #parts: Pick<MatchParts, 'readText' | 'openResults'>
  readonly #openReader: () => Promise<ResultsReader>

  constructor(parts: Pick<MatchParts, 'readText' | 'openResults'>, openReader: () => Promise<ResultsReader>) {
    this.#parts = parts
    this.#openReader = openReader
  }

  /**
   * Writes SVG files and an `index.html` that shows them.
   *
   * @throws SelfsameError NOT_FOUND or BAD_REQUEST for what cannot be read or written, or when no record is labelled
   */
  async draw(context: RequestContext, request: ChartsRequest): Promise<DrawnCharts> {
    requireScope(context, 'operations')
    const charts = await this.#chartsOf(request)
    const results = await this.#parts.openResults(request.outFolder)
    try {
      for (const { name, svg } of charts) await results.writeText(name, svg)
      await results.writeText('index.html', chartsPage('Match run', charts))
      await results.publish()
    } finally {
      await results.discard()
    }
    return { page: join(request.outFolder, 'index.html'), charts: charts.map(({ name }) => name) }
  }

  async #chartsOf({ folder, labels, cutBits }: ChartsRequest) {
    const reader = await this.#openReader()
    try {
      const result = await reader.read(folder)
      const model = await readModel(this.#parts, join(folder, 'model.json'))
      const truth = labels === undefined ? null : labelledTruth(result.ids, await reader.readLabels(labels))
      return [
        ...resultCharts(clusterHealth(result), result.bits, cutBits),
        ...(truth === null ? [] : curveCharts(thresholdCurve(result, truth))),
        ...modelCharts(model),
      ]
    } finally {
      await reader.close()
    }
  }
}
