/**
 * Records matched as they come: by the model in force, against an index that is built from the graph, within the worker's
 * batch. What is found is handed over to the engine as scores, or asked of stewards.
 *
 * Must not know how records are compared, who is who, or where the index lies.
 */
export { ModelWatch } from './model-watch.ts'
export { Models, type MatchingState, type ModelFit, type ModelsReport } from './models.ts'
export type * from './ports.ts'
export { RealTimeMatching } from './real-time-matching.ts'
export { IndexUpkeep, type UpkeepReport } from './index-upkeep.ts'
