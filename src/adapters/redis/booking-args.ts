import type { Booking, BookingBatch, LanePlace } from '../../app/book/ports.ts'
import { DISTINCT_KEPT, lastPositions, RECENT_KEPT, type IdentifierKey } from '../../model/index.ts'
import { ACTIVITIES_MAX, encodeActivity } from './activity-codec.ts'
import { twoDigits } from './log-keys.ts'
import { stepOf, type TraitSets } from './contribution-codec.ts'
import { encodeEntry, ENTRIES_MAX } from './entry-codec.ts'

type Args = (string | number)[]
type Places = BookingBatch['places']

/** @returns arguments of book-anchor.lua, for each anchor */
export function anchorArgs({ bookings, places }: BookingBatch, sets: TraitSets): Map<IdentifierKey, Args> {
  const args = new Map<IdentifierKey, Args>()
  for (const [anchor, booked] of Map.groupBy(bookings, ({ anchor: key }) => key)) {
    if (anchor === null) continue
    const lanes = [...new Set(booked.map(({ lane }) => lane))]
    args.set(anchor, [
      lanes.length,
      ACTIVITIES_MAX,
      ENTRIES_MAX,
      DISTINCT_KEPT,
      RECENT_KEPT,
      ...lanes.flatMap((lane) => fence(places, lane)),
      ...booked.flatMap((booking) => eventArgs(booking, sets)),
    ])
  }
  return args
}

function eventArgs(booking: Booking, sets: TraitSets): Args {
  const { lane, position, contributions, occurredAt, activity, mayChangeHands } = booking
  return [
    twoDigits(lane),
    position,
    Date.parse(occurredAt),
    encodeActivity(booking, activity),
    mayChangeHands ? encodeEntry(booking, contributions) : '',
    contributions.length,
    ...contributions.flatMap((contribution) => stepOf(contribution, sets)),
  ]
}

/** @returns arguments of see-identifiers.lua, for each identifier */
export function sightingArgs(bookings: readonly Booking[]): Map<IdentifierKey, Args> {
  const sightings = new Map<IdentifierKey, { first: number; last: number; sources: Set<string> }>()
  for (const { seen, source, occurredAt } of bookings) {
    const at = Date.parse(occurredAt)
    for (const key of seen) {
      const known = sightings.get(key) ?? { first: at, last: at, sources: new Set() }
      sightings.set(key, {
        first: Math.min(known.first, at),
        last: Math.max(known.last, at),
        sources: known.sources.add(source),
      })
    }
  }
  return new Map(
    [...sightings].map(([key, { first, last, sources }]) => [key, [first, last, sources.size, ...sources]]),
  )
}

/** @returns arguments of count-lanes.lua */
export function laneArgs({ bookings, passed, places }: BookingBatch): Args {
  const byLane = Map.groupBy(bookings, ({ lane }) => lane)
  return [...lastPositions([...bookings, ...passed])].flatMap(([lane, reached]) => {
    const events = byLane.get(lane) ?? []
    const counted = events.flatMap(({ position, anchor }) => [position, anchor === null ? 1 : 0])
    return [...fence(places, lane), reached, events.length, ...counted]
  })
}

function fence(places: Places, lane: number): Args {
  const place: LanePlace | undefined = places.get(lane)
  if (place === undefined) throw new Error(`The booking batch names lane ${lane} but not its place`)
  return [twoDigits(lane), place.epoch, place.booked]
}
