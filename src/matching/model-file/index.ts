export { comparisonsIn, MODEL_FORMAT, MODEL_VERSION, type MatchModel, parseModel } from './match-model.ts'
export * from './splink/index.ts'
