/**
 * Models to and from other programs, and records as those need them.
 *
 * Must not know what a model means; the formats are in `src/matching/model-file`.
 */
export { ModelExchange } from './model-exchange.ts'
export type { ExportReport } from './requests.ts'
