/** A column as it is written: its distinct cells, and which of them each record holds (-1: none). */
export interface Cells {
  readonly texts: readonly string[]
  readonly of: Int32Array
}

/** @returns the cells of the first records alone */
export function firstCells({ texts, of }: Cells, records: number): Cells {
  if (records >= of.length) return { texts, of }
  const numbers = new Map<number, number>()
  const first = of.slice(0, records).map((cell) => {
    if (cell < 0) return -1
    const known = numbers.get(cell) ?? numbers.size
    numbers.set(cell, known)
    return known
  })
  return { texts: Array.from(numbers.keys(), (cell) => texts[cell] ?? ''), of: first }
}

/** @returns by cell, how many records hold it */
export function cellCounts({ texts, of }: Cells): Int32Array {
  const counts = new Int32Array(texts.length)
  for (const cell of of) if (cell >= 0) counts[cell] = (counts[cell] ?? 0) + 1
  return counts
}
