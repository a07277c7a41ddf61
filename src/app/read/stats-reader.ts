import { type RequestContext, requireScope } from '../../model/index.ts'
import type { DeadLetters } from '../ingest/ports.ts'
import { countEvents, type EventCountPorts, type EventCounts } from './event-counter.ts'
import type { ProfileGraph } from './ports.ts'

/** How much there is. */
export interface Stats extends EventCounts {
  readonly profiles: number
  /** Those kept now. */
  readonly deadLetters: number
}

export interface StatsPorts extends EventCountPorts {
  readonly graph: Pick<ProfileGraph, 'countProfiles'>
  readonly deadLetters: Pick<DeadLetters, 'count'>
}

/** Counts what there is, when asked. */
export class StatsReader {
  readonly #ports: StatsPorts

  constructor(ports: StatsPorts) {
    this.#ports = ports
  }

  /** @throws SelfsameError FORBIDDEN */
  async read(context: RequestContext): Promise<Stats> {
    requireScope(context, 'profiles:read')
    const [profiles, counts, deadLetters] = await Promise.all([
      this.#ports.graph.countProfiles(),
      countEvents(context, this.#ports),
      this.#ports.deadLetters.count(),
    ])
    return { profiles, ...counts, deadLetters }
  }
}
