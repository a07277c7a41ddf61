import { expect, test } from 'vitest'
import { LaneTable } from '../../src/worker/lane-table.ts'

const LOG = { info: () => {}, warn: () => {}, error: () => {} }

const epochs = (...lanes: [lane: number, epoch: number][]) => new Map(lanes)

test('a lane is held when leased, open once opened, and held again when its place is lost', () => {
  const table = new LaneTable(LOG)
  table.leased(epochs([1, 5], [2, 7]))
  expect([table.held(), table.open()]).toEqual([epochs([1, 5], [2, 7]), []])
  table.opened(epochs([1, 5]))
  expect([table.held(), table.open()]).toEqual([epochs([2, 7]), [1]])
  table.lost()
  expect([table.held(), table.open()]).toEqual([epochs([1, 5], [2, 7]), []])
})

test('a renewed lease leaves an open lane open; a lease taken anew has to be opened anew', () => {
  const table = new LaneTable(LOG)
  table.leased(epochs([1, 5], [2, 7]))
  table.opened(epochs([1, 5], [2, 7]))
  expect(table.leased(epochs([1, 5], [2, 8]))).toEqual([])
  expect([table.open(), table.held()]).toEqual([[1], epochs([2, 8])])
})

test('a lane that is no longer leased is free at once, and named', () => {
  const table = new LaneTable(LOG)
  table.leased(epochs([1, 5], [2, 7]))
  table.opened(epochs([1, 5]))
  expect(table.leased(epochs([2, 7]))).toEqual([1])
  expect([table.isOpen(1), table.epochs()]).toEqual([false, epochs([2, 7])])
})

test('what was opened under an older lease stays held', () => {
  const table = new LaneTable(LOG)
  table.leased(epochs([1, 6]))
  table.opened(epochs([1, 5], [3, 1]))
  expect([table.open(), table.held()]).toEqual([[], epochs([1, 6])])
})
