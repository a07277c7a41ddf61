export { DuckDbScoreReader } from './score-reader.ts'
