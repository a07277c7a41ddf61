import type { Comparison } from '../compare/index.ts'

/** By field, then by level; index 0, "either says nothing", is not used and is 1. */
export type LevelProbabilities = readonly (readonly number[])[]

/**
 * What a Fellegi-Sunter model with several classes knows: of pairs of one person, of people *related* in one way or
 * another (neighbours and namesakes of a place, a household), and of people with nothing to do with each other.
 */
export interface Parameters {
  /** m: how often pairs of one person are on a level. */
  readonly m: LevelProbabilities
  /** By relation: how often such people are; of what they do not share it is u. */
  readonly related: readonly LevelProbabilities[]
  /** u: how often strangers are. */
  readonly u: LevelProbabilities
  /** Share of matches among all possible pairs. */
  readonly matchShare: number
  /** By relation: share of such people among all possible pairs. */
  readonly relatedShares: readonly number[]
}

/** A way to be related. @returns whether such people share what is compared more often than strangers do */
export type Relation = (comparison: Comparison) => boolean

const OF_A_PLACE: Relation = ({ isOwn, isContact }) => !isOwn && !isContact
const OF_A_HOUSEHOLD: Relation = ({ isOwn }) => !isOwn

/** @returns the ways that can be told apart by what is compared */
export function relationsOf(comparisons: readonly Comparison[]): Relation[] {
  return comparisons.some(({ isContact }) => isContact) ? [OF_A_PLACE, OF_A_HOUSEHOLD] : [OF_A_HOUSEHOLD]
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
