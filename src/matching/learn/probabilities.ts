import type { Comparison } from '../compare/index.ts'

/** By field, then by level; index 0, "either says nothing", is not used and is 1. */
export type LevelProbabilities = readonly (readonly number[])[]

/**
 * What a Fellegi-Sunter model with three classes knows: of pairs of one person, of *related* people (a household, a
 * namesake place), and of people with nothing to do with each other.
 */
export interface Parameters {
  /** m: how often pairs of one person are on a level. */
  readonly m: LevelProbabilities
  /** How often related people are; of what is everybody's own it is u. */
  readonly related: LevelProbabilities
  /** u: how often strangers are. */
  readonly u: LevelProbabilities
  /** Share of matches among all possible pairs. */
  readonly matchShare: number
  /** Share of related people among all possible pairs. */
  readonly relatedShare: number
}

/** What is taken for likely before anything was seen. */
export function initialMatch({ levels }: Comparison): number[] {
  return normalised([1, ...levels.map((_, at) => (at === 0 ? 0.8 : at === 1 ? 0.08 : 0.02))])
}

export function initialRelated({ levels }: Comparison): number[] {
  return normalised([1, ...levels.map((_, at) => (at === 0 ? 0.7 : 0.2))])
}

/** Makes the levels from 1 on add up to 1. */
export function normalised(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight, level) => (level === 0 ? 0 : sum + weight), 0)
  return weights.map((weight, level) => (level === 0 ? 1 : weight / total))
}
