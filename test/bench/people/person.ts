/** The words of the generator. */
import type { Origin } from './given-names.ts'

export type Sex = 'f' | 'm'

export interface Address {
  /** `12`, or `Flat 3, 12`. */
  readonly door: string
  readonly street: string
  readonly town: string
  readonly otherTownName: string
  readonly postcode: string
}

/** What makes somebody hard to tell from others. */
export type Trait = 'twin' | 'namesake of a parent'

/** Somebody as they are: what records say of them is another matter. */
export interface Person {
  readonly id: string
  readonly household: string
  readonly sex: Sex
  readonly age: number
  readonly given: string
  readonly middle: string | null
  readonly family: string
  /** Before marriage. */
  readonly familyBefore: string | null
  /** Instead of the given name, among friends and on forms. */
  readonly calledBy: string | null
  /** yyyy-mm-dd. */
  readonly born: string
  readonly home: Address
  readonly homeBefore: Address | null
  /** Own ones, the present one first. */
  readonly mobiles: readonly string[]
  /** Own ones, the present one first. */
  readonly mailboxes: readonly string[]
  /** A parent's, of a child. */
  readonly parentMobile: string | null
  readonly parentMailbox: string | null
  readonly landline: string | null
  readonly traits: readonly Trait[]
}

/** What a household has in common. */
export interface Household {
  readonly id: string
  readonly origin: Origin
  readonly family: string
  readonly home: Address
  /** Where those who have lived together for long lived before; null when nowhere else. */
  readonly homeBefore: Address | null
  readonly landline: string | null
}
