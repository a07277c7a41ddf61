import { type RequestContext, requireScope } from '../../../model/index.ts'
import { compareResults, type ResultsComparison } from './compare-results.ts'
import { evaluateResult, type ResultReport } from './evaluate-result.ts'
import type { Labels, ResultsReader } from './ports.ts'

/** Looks at what match runs wrote. */
export class MatchResults {
  readonly #openReader: () => Promise<ResultsReader>

  constructor(openReader: () => Promise<ResultsReader>) {
    this.#openReader = openReader
  }

  /**
   * How the clusters of a run look, and how good they are where labels say who is who.
   *
   * @throws SelfsameError NOT_FOUND or BAD_REQUEST for what cannot be read, or when no record is labelled
   */
  evaluate(context: RequestContext, folder: string, labels?: Labels): Promise<ResultReport> {
    requireScope(context, 'operations')
    return this.#reading((reader) => evaluateResult(reader, folder, labels))
  }

  /**
   * What a run decides otherwise than an earlier one, about the records that both have.
   *
   * @throws SelfsameError NOT_FOUND or BAD_REQUEST for what cannot be read, or when they have no record in common
   */
  compare(context: RequestContext, oldFolder: string, newFolder: string): Promise<ResultsComparison> {
    requireScope(context, 'operations')
    return this.#reading((reader) => compareResults(reader, oldFolder, newFolder))
  }

  async #reading<Answer>(work: (reader: ResultsReader) => Promise<Answer>): Promise<Answer> {
    const reader = await this.#openReader()
    try {
      return await work(reader)
    } finally {
      await reader.close()
    }
  }
}
