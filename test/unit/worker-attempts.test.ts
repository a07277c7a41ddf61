import { expect, test } from 'vitest'
import { SelfsameError } from '../../src/model/index.ts'
import { Attempts, type BatchWork } from '../../src/worker/attempts.ts'
import { DEFAULT_WORKER_SETTINGS } from '../../src/worker/settings.ts'

const SETTINGS = { ...DEFAULT_WORKER_SETTINGS, backoffMsMin: 0.1, backoffMsMax: 1 }

function setUp() {
  const stopping = new AbortController()
  const outages: unknown[] = []
  return { stopping, outages, attempts: new Attempts(SETTINGS, stopping.signal, (error) => outages.push(error)) }
}

/** Work on numbers of which some are at fault; what it did and gave up is kept. */
function work(isAtFault: (item: number) => boolean) {
  const done: number[] = []
  const givenUp: number[] = []
  const tries: number[][] = []
  const batch: BatchWork<number, number> = {
    run: (items) => {
      tries.push([...items])
      if (items.some(isAtFault)) return Promise.reject(new Error('at fault'))
      done.push(...items)
      return Promise.resolve(items.map((item) => item * 10))
    },
    probe: () => Promise.resolve(),
    giveUp: (item) => Promise.resolve(void givenUp.push(item)),
  }
  return { done, givenUp, tries, batch }
}

const upTo = (count: number) => Array.from({ length: count }, (_, at) => at)

test('items at fault are found among 200 and given up; all others are done once and in order', async () => {
  const { attempts } = setUp()
  const { done, givenUp, batch } = work((item) => item === 3 || item === 150)
  const others = upTo(200).filter((item) => item !== 3 && item !== 150)
  expect(await attempts.isolating(upTo(200), batch)).toEqual(others.map((item) => item * 10))
  expect([done, givenUp]).toEqual([others, [3, 150]])
})

test('a single item is tried as often as set before it is given up, and nothing is tried for no items', async () => {
  const { attempts } = setUp()
  const { tries, givenUp, batch } = work(() => true)
  await attempts.isolating([7], batch)
  expect([tries.length, givenUp]).toEqual([SETTINGS.triesMax, [7]])
  await attempts.isolating([], batch)
  expect(tries).toHaveLength(SETTINGS.triesMax)
})

const away = () => Promise.reject(new SelfsameError('UNAVAILABLE', 'away'))

test('an outage is waited out for as long as it lasts', async () => {
  const { attempts, outages } = setUp()
  let tries = 0
  let probes = 0
  const run = () => (++tries < 50 ? away() : Promise.resolve('done'))
  const probe = () => (++probes % 2 === 1 ? away() : Promise.resolve())
  expect(await attempts.untilDone({ run, probe })).toBe('done')
  expect(outages).toHaveLength(2 * 49)
})

test('a store that answers and yet never takes a batch has it halved, down to the item that it never takes', async () => {
  const { attempts } = setUp()
  const { done, givenUp, batch } = work((item) => item === 3)
  const run: typeof batch.run = (items) =>
    batch.run(items).catch(() => Promise.reject(new SelfsameError('UNAVAILABLE', 'come again')))
  expect(await attempts.isolating(upTo(8), { ...batch, run })).toEqual([0, 10, 20, 40, 50, 60, 70])
  expect([done, givenUp]).toEqual([[0, 1, 2, 4, 5, 6, 7], [3]])
})

test('a store that takes a batch after refusing it for a while costs nothing but time', async () => {
  const { attempts } = setUp()
  let refusals = 0
  const { givenUp, batch } = work(() => false)
  const run: typeof batch.run = (items) =>
    ++refusals < SETTINGS.refusalsMax ? Promise.reject(new SelfsameError('UNAVAILABLE', 'not now')) : batch.run(items)
  expect(await attempts.isolating([1, 2], { ...batch, run })).toEqual([10, 20])
  expect(givenUp).toEqual([])
})

test('whatever fails while the stores do not answer either is no failure of the work', async () => {
  const { attempts } = setUp()
  let probes = 0
  const { givenUp, batch } = work(() => probes < 20)
  const probe = () => (++probes < 20 ? Promise.reject(new Error('away')) : Promise.resolve())
  expect(await attempts.isolating([1, 2], { ...batch, probe })).toEqual([10, 20])
  expect(givenUp).toEqual([])
})

test('a conflict ends the work at once, from the work or from the stores', async () => {
  const { attempts } = setUp()
  const conflict = new SelfsameError('CONFLICT', 'another writer')
  const { batch, givenUp } = work(() => true)
  await expect(attempts.isolating([1], { ...batch, run: () => Promise.reject(conflict) })).rejects.toBe(conflict)
  await expect(attempts.isolating([1], { ...batch, probe: () => Promise.reject(conflict) })).rejects.toBe(conflict)
  expect(givenUp).toEqual([])
})

test('once the worker is stopping, what fails is not tried again and nothing is given up', async () => {
  const { attempts, stopping } = setUp()
  const { tries, givenUp, batch } = work(() => true)
  stopping.abort()
  await expect(attempts.isolating([1, 2], batch)).rejects.toThrow('at fault')
  expect([tries.length, givenUp]).toEqual([1, []])
})
