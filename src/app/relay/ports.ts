import type { Change } from '../../model/index.ts'

/** The changes of the graph, as far as they are not pruned. */
export interface Outbox {
  /** Number of the last change, maybe before all that it wrote is to be seen. */
  head(): Promise<number>
  /** Number of the last change, once all that it wrote is to be seen. Costs more than `head`. */
  settledHead(): Promise<number>
  /** Those with numbers above `after`, at most `limit` numbers further; in order. */
  changes(after: number, limit: number): Promise<Change[]>
  /** @param keep so many of the last stay. @returns how many were pruned, `limit` at the most */
  prune(keep: number, limit: number): Promise<number>
}

/** A consumer as it is registered. */
export interface Registration {
  readonly name: string
  readonly keepsChanges: boolean
  readonly keepsPlace: boolean
  readonly begins: 'oldest' | 'newest'
}

export type ConsumerState = 'running' | 'rebuilding' | 'parked'

/** Where a consumer stands. */
export interface ConsumerPlace {
  readonly state: ConsumerState
  /** All changes up to it are applied. */
  readonly position: number
  /** Another one each time its worker changes, or a person sends it elsewhere. */
  readonly epoch: number
  /** Where its rebuild goes on; null at its beginning. */
  readonly rebuiltTo: string | null
}

/** The cursors of consumers, as their workers move them. Each move answers false when the epoch is another one by now. */
export interface ConsumerPlaces {
  /** One that is there keeps its place. */
  register(consumer: Registration): Promise<void>
  /** @throws SelfsameError NOT_FOUND when it is not registered */
  place(name: string): Promise<ConsumerPlace>
  advance(name: string, epoch: number, position: number): Promise<boolean>
  /** @param fault holds no person's data */
  park(name: string, epoch: number, parked: { position: number; fault: string; at: string }): Promise<boolean>
  /** @param rebuiltTo null when the rebuild is done */
  noteRebuild(name: string, epoch: number, rebuiltTo: string | null): Promise<boolean>
}

/** A consumer as its operators see it. */
export interface ConsumerEntry extends Pick<Registration, 'name' | 'keepsChanges' | 'keepsPlace'> {
  readonly state: ConsumerState
  readonly position: number
  /** Whether a worker feeds it now. */
  readonly isFed: boolean
  /** Why it is parked, and since when (instant, ISO 8601); null while it is not. */
  readonly fault: string | null
  readonly parkedAt: string | null
}

/** What operators ask of consumers, and do to them. */
export interface ConsumerLedger {
  /** @returns `head`: number of the last change; `pruned`: of the last one that is gone */
  outbox(): Promise<{ readonly head: number; readonly pruned: number }>
  /** By name. */
  consumers(): Promise<ConsumerEntry[]>
  /** @returns null for an unknown consumer; `isThere`: whether the change can be taken: if not, nothing is done */
  replay(name: string, from: number): Promise<{ readonly isThere: boolean; readonly pruned: number } | null>
  /** @returns null for an unknown consumer; whether it was parked: if not, nothing is done */
  resume(name: string): Promise<boolean | null>
  /** @returns false for an unknown consumer */
  rebuild(name: string): Promise<boolean>
}
