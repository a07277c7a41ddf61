import type { IdentityRules } from '../../identity/index.ts'
import {
  describeFault,
  requireScope,
  type LoggedEvent,
  type RequestContext,
  type VertexKey,
} from '../../model/index.ts'
import { changedKeys } from './changed-keys.ts'
import { LiveSettling, type Settled, type SettlingParts } from './live-settling.ts'
import type { ModelStanding, ModelWatch } from './model-watch.ts'
import type { IndexShelf, StandingIndex } from './ports.ts'

/** The subset of a logger that is used. Fields and messages hold opaque ids only. */
interface MatchingLog {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
}

export interface RealTimeParts extends SettlingParts {
  readonly models: Pick<ModelWatch, 'current'>
  readonly shelf: IndexShelf
  readonly rules: () => IdentityRules
  readonly log: MatchingLog
}

const KEYS_AT_ONCE = 10_000

/**
 * Matches what a batch of events changed. Without a model in force it does nothing. What it cannot do now, because the
 * index is lost or being built or anything fails, is noted in the graph and made good by `IndexUpkeep`: a batch is never
 * held up by it.
 */
export class RealTimeMatching {
  readonly #parts: RealTimeParts
  #settling: { readonly of: string; readonly settling: LiveSettling } | null = null
  #isMissing = false

  constructor(parts: RealTimeParts) {
    this.#parts = parts
  }

  /**
   * @param events that are stitched and committed; replayed, they change nothing
   * @throws SelfsameError FORBIDDEN without the scope `events:apply`; UNAVAILABLE when the graph does not answer
   */
  async see(context: RequestContext, events: readonly LoggedEvent[]): Promise<void> {
    requireScope(context, 'events:apply')
    const standing = await this.#parts.models.current()
    if (standing === null) return
    const keys = changedKeys(events, this.#parts.rules())
    if (keys.length === 0) return
    try {
      await this.#match(keys, standing)
    } catch (error) {
      this.#parts.log.warn({ fault: describeFault(error) }, 'Records of a batch were not matched; it is made good')
      await this.#noteDue(keys)
    }
  }

  async #match(keys: readonly VertexKey[], standing: ModelStanding): Promise<void> {
    const { index, isBuilding } = await this.#parts.shelf.standing()
    const isFit = index?.modelVersion === standing.promotion.modelVersion
    // The builder may have read what they said before.
    if (isBuilding || !isFit) await this.#noteDue(keys)
    this.#tell(isFit)
    if (!isFit) return
    const startedMs = performance.now()
    const settled = await this.#settlingOn(standing, index).settle(keys)
    if (settled.records > 0) await this.#count(settled, performance.now() - startedMs)
  }

  #settlingOn(standing: ModelStanding, { generation }: StandingIndex): LiveSettling {
    const of = `${standing.promotion.number} ${generation}`
    if (this.#settling?.of !== of)
      this.#settling = { of, settling: new LiveSettling(this.#parts, standing, this.#parts.shelf.open(generation)) }
    return this.#settling.settling
  }

  async #noteDue(keys: readonly VertexKey[]): Promise<void> {
    const { graph, now } = this.#parts
    for (let at = 0; at < keys.length; at += KEYS_AT_ONCE)
      await graph.noteDue(keys.slice(at, at + KEYS_AT_ONCE), now().toISOString())
  }

  /** Once when it is lost, once when it is back. */
  #tell(isFit: boolean): void {
    const { log } = this.#parts
    if (!isFit && !this.#isMissing) log.warn({}, 'The index of matching is lost or of another model; it is built again')
    if (isFit && this.#isMissing) log.info({}, 'The index of matching is there again')
    this.#isMissing = !isFit
  }

  async #count(settled: Settled, tookMs: number): Promise<void> {
    await this.#parts.shelf.count({ ...settled, milliseconds: Math.round(tookMs) })
  }
}
