export { estimateU } from './estimate-u.ts'
export { learn, type Learnt } from './expectation-maximisation.ts'
export { type ComparedPairs, type Patterns, patternsOf } from './patterns.ts'
export type { LevelProbabilities, Parameters } from './probabilities.ts'
