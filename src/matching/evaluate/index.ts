export { evaluate, type Evaluation, type Quality } from './evaluate.ts'
