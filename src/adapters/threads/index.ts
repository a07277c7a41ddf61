export { type CompareSlice, ThreadedComparer } from './threaded-comparer.ts'
