import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { SelfsameError } from '../../src/model/index.ts'
import { Periodic } from '../../src/worker/index.ts'

/** A task that notes its turns; the first so many fail. */
function periodic(pauseMs: number, failures = 0) {
  const turns: number[] = []
  const warned: object[] = []
  const log = { info: () => {}, warn: (fields: object) => void warned.push(fields), error: () => {} }
  const task = async () => {
    turns.push(turns.length)
    if (turns.length <= failures) throw new SelfsameError('UNAVAILABLE', 'The graph is away')
    return 1
  }
  return { turns, warned, background: new Periodic(task, log, pauseMs) }
}

const until = async (holds: () => boolean) => {
  while (!holds()) await sleep(1)
}

it('a process that ends soon does nothing in the background', async () => {
  const { turns, background } = periodic(3_600_000)
  background.start()
  await background.stop()
  expect(turns).toEqual([])
})

it('what fails is told by its kind, and done again', async () => {
  const { turns, warned, background } = periodic(1, 1)
  background.start()
  await until(() => turns.length > 2)
  await background.stop()
  expect(warned).toEqual([{ fault: 'outage' }])
})

it('nothing is done once it was stopped', async () => {
  const { turns, background } = periodic(1)
  background.start()
  await until(() => turns.length > 0)
  await background.stop()
  const { length } = turns
  await sleep(10)
  expect(turns).toHaveLength(length)
})
