/**
 * Why two vertices are one person, why they are not, and the least that would change it.
 *
 * Pure: the component that holds both is handed in, with its live pins and the order of the engine's walk. The
 * sentences are for stewards: they hold identifiers, and must never be logged.
 */
export { type Parting, leastThatWouldPart } from './least-that-would-part.ts'
export type { Neighbourhood, Step, UnusedReason } from './neighbourhood.ts'
export type { Remedy } from './remedy.ts'
export { type Why, why } from './why.ts'
export { type UnusedStep, type WhyNot, whyNot } from './why-not.ts'
