/**
 * Why two identifiers are one person, why they are not, and the least that would change it.
 *
 * Reads the component that holds both and asks the pure functions of `src/identity`.
 */
export { Explanations, type Explained, type NotExplained } from './explanations.ts'
