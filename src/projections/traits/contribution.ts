import type { LogPosition, Scalar } from '../../model/index.ts'

/** A trait's name, or `name:group` where it is kept by group: `spend:GBP`. */
export type Slot = string

/**
 * Digits that order what happened: the moment, then the place on the log. So what comes in another order, or again,
 * comes to the same.
 */
export type Stamp = string

/** An order as one source reports it; `amounts` are those that it adds to slots when its report is the one that counts. */
export interface Report {
  /** Of the order, within the sources that number orders alike. */
  readonly key: string
  readonly source: string
  /** Of the source among those; the lowest counts. */
  readonly rank: number
  readonly stamp: Stamp
  readonly atMs: number
  readonly amounts: readonly (readonly [Slot, number])[]
}

/**
 * What one event adds to its anchor. Whatever is kept is made of these, and any of them can be added to any others:
 * amounts are whole numbers, the rest are choices by a total order, so the sum does not depend on order or grouping.
 */
export type Contribution =
  | { readonly kind: 'add'; readonly slot: Slot; readonly amount: number }
  | { readonly kind: 'min' | 'max'; readonly slot: Slot; readonly value: number }
  | { readonly kind: 'first' | 'last'; readonly slot: Slot; readonly stamp: Stamp; readonly value: Scalar }
  /** `bucket`: which hour or day since 1970 (UTC); `kept`: how many of them, up to the newest, are worth keeping. */
  | {
      readonly kind: 'bucket'
      readonly slot: Slot
      readonly bucket: number
      readonly kept: number
      readonly amount: number
    }
  | { readonly kind: 'report'; readonly report: Report }
  /** A whole number below 2^52, evenly spread, of a value: the smallest 512 of a slot are kept. */
  | { readonly kind: 'distinct'; readonly slot: Slot; readonly hash: number }
  /** The newest 100 of a slot are kept. */
  | { readonly kind: 'recent'; readonly slot: Slot; readonly stamp: Stamp; readonly value: Scalar }

export function stampOf({ lane, position }: LogPosition, atMs: number): Stamp {
  const [ms = '', n = ''] = position.split('-')
  return `${String(atMs).padStart(15, '0')}${String(lane).padStart(2, '0')}${ms.padStart(14, '0')}${n.padStart(6, '0')}`
}
