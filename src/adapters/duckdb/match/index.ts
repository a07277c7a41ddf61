export { DuckDbMatchBench } from './match-bench.ts'
export { RecordLines } from './record-file.ts'
export { PublishedFolder } from './result-folder.ts'
export { DuckDbResultsReader } from './results-reader.ts'
