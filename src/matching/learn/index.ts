export { estimateU } from './estimate-u.ts'
export { learn } from './expectation-maximisation.ts'
export { type ComparedPairs, patternsOf } from './patterns.ts'
export type { LevelProbabilities, Parameters } from './probabilities.ts'
