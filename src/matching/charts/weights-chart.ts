import { COLOURS, drawing, figure, label, line, rect } from './svg.ts'

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [760, 340, 60, 20, 66, 40]
const COLUMNS_MAX = 80
const LABEL_ROOM = 60

/** How many pairs weigh how much, by the logarithm, and where the cut is. */
export function weightsChart(title: string, bits: Float64Array, cutBits: number): string {
  const { counts, from, step } = histogram(bits, cutBits)
  const most = Math.log1p(counts.reduce((largest, count) => Math.max(largest, count), 1))
  const [inner, floor] = [WIDTH - LEFT - RIGHT, HEIGHT - BOTTOM]
  const x = (weight: number) => LEFT + ((weight - from) / (step * counts.length)) * inner
  const bars = counts.map((count, at) => {
    const height = (Math.log1p(count) / most) * (floor - TOP)
    const start = from + at * step
    const colour = start >= cutBits ? COLOURS.good : COLOURS.pale
    return count === 0 ? '' : rect(x(start), floor - height, inner / counts.length - 1, height, colour)
  })
  return drawing(title, WIDTH, HEIGHT, [
    ...bars.filter((bar) => bar !== ''),
    line(LEFT, floor, WIDTH - RIGHT, floor),
    line(x(cutBits), TOP, x(cutBits), floor, '4 3'),
    label(x(cutBits), TOP - 6, `cut at ${figure(cutBits)} bits`, anchorAt(x(cutBits))),
    label(LEFT, floor + 18, `${figure(from)} bits`),
    label(WIDTH - RIGHT, floor + 18, `${figure(from + step * counts.length)} bits`, 'end'),
    label(12, 42, 'pairs, by the logarithm'),
  ])
}

/** Keeps a label near either end inside the picture. */
function anchorAt(x: number) {
  if (x < LEFT + LABEL_ROOM) return 'start'
  return x > WIDTH - RIGHT - LABEL_ROOM ? 'end' : 'middle'
}

/** Columns of whole bits, the cut between two of them. */
function histogram(bits: Float64Array, cutBits: number) {
  const least = bits.reduce((min, weight) => Math.min(min, weight), cutBits)
  const most = bits.reduce((max, weight) => Math.max(max, weight), cutBits)
  const step = Math.max(1, Math.ceil((most - least) / COLUMNS_MAX))
  const from = cutBits - Math.ceil((cutBits - least) / step) * step
  const counts = Array.from({ length: Math.floor((most - from) / step) + 1 }, () => 0)
  for (const weight of bits) {
    const at = Math.floor((weight - from) / step)
    counts[at] = (counts[at] ?? 0) + 1
  }
  return { counts, from, step }
}
