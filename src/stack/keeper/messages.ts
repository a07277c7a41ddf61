import type { ErrorCode } from '../../model/index.ts'
import type { ProcessIdentity } from '../process-identity.ts'
import type { StackSettings, Tuning } from '../settings.ts'
import type { StackCrash, StackRecord } from '../stack-record.ts'

/** What the starter asks of a fresh keeper, once, over their channel. The channel's end stops an owned stack. */
export interface OpenRequest {
  readonly settings: StackSettings
  readonly tuning: Tuning
  /** null: detached. */
  readonly starter: ProcessIdentity | null
}

/** What a keeper tells its starter. */
export type KeeperMessage =
  | { readonly kind: 'progress'; readonly line: string }
  | { readonly kind: 'ready'; readonly record: StackRecord }
  | {
      readonly kind: 'failed'
      readonly code: ErrorCode | null
      readonly message: string
      readonly remedy: string | null
    }
  | { readonly kind: 'crashed'; readonly crash: StackCrash }
