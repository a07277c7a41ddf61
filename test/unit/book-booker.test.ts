import { expect, test } from 'vitest'
import { Booker, type BookingBatch, type Bookings, type LaneCount } from '../../src/app/book/index.ts'
import type { ResolvedEvent } from '../../src/app/resolve/index.ts'
import { WORKER_CONTEXT } from '../../src/model/index.ts'
import { eventOf } from '../support/events.ts'
import { TRAITS } from '../support/traits.ts'

/** A store that books whatever it is given; tests move its lanes back. */
class FakeBookings implements Bookings {
  readonly batches: BookingBatch[] = []
  readonly positions = new Map<number, string>()

  claim(epochs: ReadonlyMap<number, number>) {
    return Promise.resolve(new Map([...epochs.keys()].map((lane) => [lane, this.positions.get(lane) ?? '0-0'])))
  }
  epochs() {
    return Promise.resolve(new Map<number, number>())
  }
  book(batch: BookingBatch) {
    this.batches.push(batch)
    for (const { lane, position } of [...batch.bookings, ...batch.passed]) this.positions.set(lane, position)
    return Promise.resolve()
  }
  laneCounts() {
    return Promise.resolve(
      new Map<number, LaneCount>(
        [...this.positions].map(([lane, position]) => [lane, { position, events: 0, withoutIdentifier: 0 }]),
      ),
    )
  }
  waitFor() {
    return Promise.resolve()
  }
}

const event = (lane: number, n: number): ResolvedEvent => ({
  lane,
  position: `${n}-0`,
  event: eventOf(['customer:1']),
  mayChangeHands: false,
  anchor: 'customer:1',
})

test('each batch says where the writer last knew its lanes to be booked', async () => {
  const bookings = new FakeBookings()
  bookings.positions.set(1, '5-0')
  const booker = new Booker(bookings, TRAITS)
  expect(
    await booker.claim(
      new Map([
        [1, 3],
        [2, 8],
      ]),
    ),
  ).toEqual(
    new Map([
      [1, '5-0'],
      [2, '0-0'],
    ]),
  )
  await booker.book(WORKER_CONTEXT, [event(1, 9), event(2, 10), event(1, 12)])
  await booker.book(WORKER_CONTEXT, [event(1, 13)], [{ lane: 1, position: '14-0' }])
  await booker.book(WORKER_CONTEXT, [event(1, 15)])
  expect(bookings.batches.map(({ places }) => Object.fromEntries(places))).toEqual([
    { 1: { epoch: 3, booked: '5-0' }, 2: { epoch: 8, booked: '0-0' } },
    { 1: { epoch: 3, booked: '12-0' } },
    { 1: { epoch: 3, booked: '14-0' } },
  ])
})

test('what comes again does not move a lane back', async () => {
  const bookings = new FakeBookings()
  const booker = new Booker(bookings, TRAITS)
  await booker.claim(new Map([[1, 1]]))
  await booker.book(WORKER_CONTEXT, [event(1, 20)])
  await booker.book(WORKER_CONTEXT, [event(1, 10)])
  await booker.book(WORKER_CONTEXT, [event(1, 21)])
  expect(bookings.batches.at(-1)?.places.get(1)).toEqual({ epoch: 1, booked: '20-0' })
})

test('lanes whose store has gone back are named, lost altogether or in part', async () => {
  const bookings = new FakeBookings()
  const booker = new Booker(bookings, TRAITS)
  await booker.claim(
    new Map([
      [1, 1],
      [2, 1],
      [3, 1],
      [4, 1],
    ]),
  )
  await booker.book(WORKER_CONTEXT, [event(1, 20), event(2, 20), event(3, 20)])
  expect(await booker.lostLanes()).toEqual([])
  bookings.positions.delete(1)
  bookings.positions.set(2, '19-0')
  expect(await booker.lostLanes()).toEqual([1, 2])
})

test('a lane that is not claimed, or no longer, is not booked', async () => {
  const bookings = new FakeBookings()
  const booker = new Booker(bookings, TRAITS)
  await expect(booker.book(WORKER_CONTEXT, [event(1, 1)])).rejects.toMatchObject({ code: 'CONFLICT' })
  await booker.claim(new Map([[1, 1]]))
  booker.drop([1])
  await expect(booker.book(WORKER_CONTEXT, [event(1, 1)])).rejects.toMatchObject({ code: 'CONFLICT' })
  expect(bookings.batches).toEqual([])
})
