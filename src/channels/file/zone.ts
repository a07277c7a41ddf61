import { IANAZone } from 'luxon'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

export function isZone(name: string): boolean {
  return IANAZone.isValidZone(name)
}

/**
 * Local times of one zone, as instants. An hour that the autumn's clock shows twice is taken for the first of the
 * two; a time that the spring's clock leaves out is moved on by what it leaves out. Never by today's date, so
 * that the same file always gives the same instants.
 */
export class ZoneClock {
  readonly #zone: IANAZone
  /** Day of local time to its offset in minutes; null for a day near a change of clocks. */
  readonly #offsets = new Map<number, number | null>()

  constructor(zone: string) {
    this.#zone = IANAZone.create(zone)
  }

  /** @param localMs milliseconds since 1970-01-01T00:00 as the local clock showed it */
  instantMs(localMs: number): number {
    const day = Math.floor(localMs / DAY_MS)
    let offset = this.#offsets.get(day)
    if (offset === undefined) this.#offsets.set(day, (offset = this.#steadyOffset(day)))
    return localMs - (offset ?? this.#offsetAt(localMs)) * MINUTE_MS
  }

  #steadyOffset(day: number): number | null {
    const before = this.#zone.offset((day - 1) * DAY_MS)
    return before === this.#zone.offset((day + 2) * DAY_MS) ? before : null
  }

  /** Of the offsets before and after a change, the one by which the clock shows this time; the earlier if both do. */
  #offsetAt(localMs: number): number {
    const before = this.#zone.offset(localMs - DAY_MS)
    const after = this.#zone.offset(localMs + DAY_MS)
    const shows = (offset: number) => this.#zone.offset(localMs - offset * MINUTE_MS) === offset
    return shows(before) || !shows(after) ? before : after
  }
}
