export { evaluate, type Evaluation } from './evaluate.ts'
