import type { AttributeValue, BirthId, IdentifierKey, Pin } from '../../model/index.ts'

/** What every decision is asked with. */
export interface Wish {
  /** Why, for the ledger: 1 to 1,000 characters, without a person's data. */
  readonly reason: string
  /** Makes a command that is sent twice one: 1 to 256 characters. @default a random one */
  readonly idempotencyKey?: string | null | undefined
  /** Only says what it would come to; nothing is written. @default false */
  readonly preview?: boolean | undefined
}

export interface MergeWish extends Wish {
  /** Ids that these profiles have or had, 2 to 100. */
  readonly profileIds: readonly BirthId[]
}

/** Exactly one of `parts` and `evidence`. */
export interface SplitWish extends Wish {
  readonly profileId: BirthId
  /** Two at least; identifiers that none names stay with the first, which alone may be empty. */
  readonly parts?: readonly (readonly IdentifierKey[])[] | null | undefined
  /** Keys of evidence at the profile's identifiers that is wrong: 1 to 1,000. */
  readonly evidence?: readonly string[] | null | undefined
}

export interface PinWish extends Wish {
  readonly kind: Exclude<Pin['kind'], 'split'>
  /** `same`: one side, of two identifiers at least. `apart`: two sides at least. */
  readonly sides: readonly (readonly IdentifierKey[])[]
}

export interface UnpinWish extends Wish {
  readonly pinId: string
}

export interface OverrideWish extends Wish {
  /** An id that the profile has or had. */
  readonly profileId: BirthId
  /** The attribute's, as sources name it: 1 to 128 characters. */
  readonly name: string
  /** 4,096 characters at most; null: it has none, whatever the sources say. */
  readonly value?: AttributeValue | undefined
}

export interface UndoWish extends Wish {
  readonly decisionId: string
}
