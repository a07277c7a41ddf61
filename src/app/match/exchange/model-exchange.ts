import { basename, dirname } from 'node:path'
import { exportToSplink, importFromSplink, parseSplinkSettings } from '../../../matching/index.ts'
import { type RequestContext, requireScope, SelfsameError } from '../../../model/index.ts'
import { readModel } from '../model-reader.ts'
import type { MatchParts, ResultFolder } from '../ports.ts'
import { writeCleaned } from './write-cleaned.ts'
import type { CleanRequest, ExportReport, ExportRequest, ImportReport, ImportRequest } from './requests.ts'

type ExchangeParts = Pick<MatchParts, 'openBench' | 'openResults' | 'readText'>

/** Takes models to Splink and back. */
export class ModelExchange {
  readonly #parts: ExchangeParts

  constructor(parts: ExchangeParts) {
    this.#parts = parts
  }

  /** Writes a model as settings of Splink. @throws SelfsameError as `readModel` */
  async exportModel(context: RequestContext, { modelPath, dialect, outPath }: ExportRequest): Promise<ExportReport> {
    requireScope(context, 'operations')
    const { settings, columns, frequencyColumns, rules } = exportToSplink(
      await readModel(this.#parts, modelPath),
      dialect,
    )
    await this.#write(outPath, (results, name) => results.writeText(name, JSON.stringify(settings, null, 2)))
    return {
      columns: [...columns.map(({ name }) => name), ...frequencyColumns.map((name) => `tf_${name}`)],
      blockingRules: rules.map(({ name, recordsMax }) => ({ column: name, recordsMax })),
    }
  }

  /**
   * Writes settings of Splink as a model.
   *
   * @throws SelfsameError NOT_FOUND, or CONFIGURATION that lists what is not understood; nothing is written then
   */
  async importModel(context: RequestContext, { settingsPath, outPath }: ImportRequest): Promise<ImportReport> {
    requireScope(context, 'operations')
    const text = await this.#parts.readText(settingsPath).catch((cause: unknown) => {
      throw new SelfsameError('NOT_FOUND', `There are no settings at ${settingsPath}`, {
        cause,
        remedy: 'Name the file that linker.misc.save_model_to_json wrote',
      })
    })
    const model = importFromSplink(parseSplinkSettings(text, settingsPath), settingsPath)
    await this.#write(outPath, (results, name) => results.writeText(name, JSON.stringify(model)))
    const columns = [...new Set(model.recipe.fields.map(({ column }) => column))]
    return { columns, blockingRules: model.blockingRules.length }
  }

  /**
   * Writes the records of files as exported settings of this model expect them.
   *
   * @returns how many. @throws SelfsameError as `MatchRun.run`
   */
  async clean(context: RequestContext, request: CleanRequest): Promise<{ readonly records: number }> {
    requireScope(context, 'operations')
    const model = await readModel(this.#parts, request.modelPath)
    const bench = await this.#parts.openBench()
    try {
      return await this.#write(request.outPath, (results, name) =>
        writeCleaned(bench, { ...request, outPath: results.pathOf(name) }, model),
      )
    } finally {
      await bench.close()
    }
  }

  async #write<T>(path: string, write: (results: ResultFolder, name: string) => Promise<T>): Promise<T> {
    const results = await this.#parts.openResults(dirname(path))
    try {
      const written = await write(results, basename(path))
      await results.publish()
      return written
    } finally {
      await results.discard()
    }
  }
}
