import { inOrder, type SessionEntry } from './entries.ts'

/** A visit that is going on. */
export interface Session {
  /** The sender's id; null where it gives none. */
  readonly id: string | null
  readonly channel: string | null
  readonly startedAt: string
  readonly lastActiveAt: string
  readonly events: number
}

/**
 * Visits that are going on: entries of one session id, or without one of one channel, as long as no pause between
 * them is longer than `idleMs`.
 *
 * @returns active last first
 */
export function activeSessions(entries: readonly SessionEntry[], idleMs: number, nowMs: number): Session[] {
  const byVisit = Map.groupBy(inOrder(entries), ({ body, channel }) => body.sessionId ?? `channel ${channel}`)
  const sessions = [...byVisit.values()].flatMap((visit) => sessionOf(visit, idleMs, nowMs) ?? [])
  return sessions.toSorted((a, b) => (a.lastActiveAt < b.lastActiveAt ? 1 : -1))
}

function sessionOf(visit: readonly SessionEntry[], idleMs: number, nowMs: number): Session | null {
  const last = visit.at(-1)
  if (last === undefined || last.atMs <= nowMs - idleMs) return null
  const pause = visit.findLastIndex(({ atMs }, at) => at > 0 && atMs - (visit[at - 1]?.atMs ?? atMs) > idleMs)
  const own = visit.slice(Math.max(pause, 0))
  return {
    id: last.body.sessionId,
    channel: last.channel,
    startedAt: new Date(own[0]?.atMs ?? last.atMs).toISOString(),
    lastActiveAt: new Date(last.atMs).toISOString(),
    events: own.length,
  }
}
