export { DuckDbMatchBench } from './match-bench.ts'
export { PublishedFolder } from './result-folder.ts'
