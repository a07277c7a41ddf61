import { createHash } from 'node:crypto'
import type { CanonicalEvent, EventIdentifier } from './event.ts'

/** The event log has this many ordered parts, fixed at first start. */
export const LANES = 64

/** Where an event lies on the log: `position` is `<ms>-<n>`, ordered within its lane. */
export interface LogPosition {
  readonly lane: number
  readonly position: string
}

/** Before every event of a lane. */
export const BEGINNING = '0-0'

/** @returns below 0, 0 or above 0, as `a` lies before, at or after `b` on the same lane */
export function comparePositions(a: string, b: string): number {
  const [aMs, aSeq] = parts(a)
  const [bMs, bSeq] = parts(b)
  return aMs - bMs || aSeq - bSeq
}

function parts(position: string): [number, number] {
  const dash = position.indexOf('-')
  return [Number(position.slice(0, dash)), Number(position.slice(dash + 1))]
}

/**
 * The lane of an event: by its device, else its cookie, else another identifier, else its messageId, so that
 * one device's logins stay in order. Among several of a kind the smallest key decides, whatever their order.
 */
export function laneOf(event: Pick<CanonicalEvent, 'messageId' | 'identifiers'>): number {
  const text = laneKey(event.identifiers) ?? event.messageId
  return createHash('sha256').update(text).digest().readUInt32BE(0) % LANES
}

const RANK: Record<string, number> = { device: 0, cookie: 1, customer: 2 }

function laneKey(identifiers: readonly EventIdentifier[]): string | undefined {
  const ranked = identifiers.map(({ namespace, key }) => `${RANK[namespace] ?? 3} ${key}`)
  return ranked.toSorted()[0]
}
