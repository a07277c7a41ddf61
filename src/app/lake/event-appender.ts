import { comparePositions, digest, LANES, type LoggedEvent } from '../../model/index.ts'
import { EVENTS_TABLE, type LakeRow } from '../../projections/lake/index.ts'
import type { EventHistory, LakeWriting, LaneSpan } from './ports.ts'
import { appOfLane, positionOfVersion, versionOfPosition } from './positions.ts'

export interface EventAppenderPorts {
  readonly lake: LakeWriting
  readonly history: EventHistory
  readonly rowOf: (event: LoggedEvent) => LakeRow
}

/** Events of one commit at the most; their rows are made in memory. */
const EVENTS_MAX = 20_000
/** Rows are made so many at a time: whoever shares the thread waits no longer. */
const ROWS_AT_ONCE = 500

/** Takes booked events into the lake, each exactly once: the lanes' positions are in the commit that has their rows. */
export class EventAppender {
  readonly #ports: EventAppenderPorts

  constructor(ports: EventAppenderPorts) {
    this.#ports = ports
  }

  /**
   * Appends what is booked and not there yet, in one commit.
   *
   * @returns how many events; fewer are left when there are more than a commit takes
   * @throws SelfsameError CONFLICT when another appends too; UNAVAILABLE when a store does not answer
   */
  async append(): Promise<{ events: number; isAll: boolean }> {
    const { lake, history } = this.#ports
    const [there, booked] = await Promise.all([lake.positions(EVENTS_TABLE), history.booked()])
    const due = spansOf(there, booked)
    if (due.length === 0) return { events: 0, isAll: true }
    const { events, passed } = await history.read(due, EVENTS_MAX)
    await lake.append({
      table: EVENTS_TABLE,
      rows: await this.#rowsOf(events),
      name: nameOf(passed),
      moves: passed.map(({ lane, from, to }) => ({
        appId: appOfLane(lane),
        from: versionOfPosition(from),
        to: versionOfPosition(to),
      })),
    })
    return { events: events.length, isAll: isSame(due, passed) }
  }

  async #rowsOf(events: readonly LoggedEvent[]): Promise<LakeRow[]> {
    const rows: LakeRow[] = []
    for (let at = 0; at < events.length; at += ROWS_AT_ONCE) {
      rows.push(...events.slice(at, at + ROWS_AT_ONCE).map(this.#ports.rowOf))
      await new Promise((resume) => setImmediate(resume))
    }
    return rows
  }
}

function spansOf(there: ReadonlyMap<string, bigint>, booked: ReadonlyMap<number, string>): LaneSpan[] {
  return Array.from({ length: LANES }, (_, lane) => ({
    lane,
    from: positionOfVersion(there.get(appOfLane(lane)) ?? 0n),
    to: booked.get(lane) ?? '0-0',
  })).filter(({ from, to }) => comparePositions(from, to) < 0)
}

/** @returns a name that tells from where to where each lane was read */
function nameOf(passed: readonly LaneSpan[]): string {
  return `lanes-${digest(JSON.stringify(passed.map(({ lane, from, to }) => [lane, from, to])))}`
}

function isSame(due: readonly LaneSpan[], passed: readonly LaneSpan[]): boolean {
  return due.length === passed.length && due.every(({ to }, at) => passed[at]?.to === to)
}
