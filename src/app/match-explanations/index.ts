/**
 * Why the model in force holds two of the graph's records to be one person, or not.
 *
 * Must not know how records are compared, nor where models lie.
 */
export { MatchExplanations, type MatchExplained, type MatchExplanationsParts } from './match-explanations.ts'
