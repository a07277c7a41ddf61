import { signedBits } from '../describe/index.ts'
import { COLOURS, drawing, label, line, rect, widthOf } from './svg.ts'

/** One bar of a waterfall. */
export interface WaterfallStep {
  readonly label: string
  /** What it adds. */
  readonly bits: number
  /** With all before it. */
  readonly cumulativeBits: number
}

/** The left margin is for labels; longer ones make it wider. */
const [LEFT_MIN, INNER, RIGHT, TOP, ROW] = [400, 390, 70, 56, 26]

/** How a match weight comes about: a bar from where it stood to where it stands, and the sum below. */
export function waterfallChart(title: string, steps: readonly WaterfallStep[]): string {
  const ends = [0, ...steps.map(({ cumulativeBits }) => cumulativeBits)]
  const [least, most] = [Math.min(...ends), Math.max(...ends)]
  const left = Math.max(LEFT_MIN, ...steps.map((step) => widthOf(step.label) + 24))
  const x = (bits: number) => left + ((bits - least) / Math.max(most - least, 1)) * INNER
  const total = steps.at(-1)?.cumulativeBits ?? 0
  const rows = [
    ...steps.map((step) => ({ ...step, from: step.cumulativeBits - step.bits })),
    { label: 'match weight', bits: total, cumulativeBits: total, from: 0 },
  ]
  const height = TOP + rows.length * ROW + 20
  return drawing(title, left + INNER + RIGHT, height, [
    line(x(0), TOP, x(0), height - 14, '3 3'),
    label(x(0), TOP - 6, '0 bits', 'middle'),
    ...rows.flatMap((row, at) => rowParts(row, { left, y: TOP + at * ROW, isSum: at === rows.length - 1 }, x)),
  ])
}

function rowParts(
  { label: words, bits, cumulativeBits, from }: WaterfallStep & { readonly from: number },
  { left, y, isSum }: { readonly left: number; readonly y: number; readonly isSum: boolean },
  x: (bits: number) => number,
): string[] {
  const [start, end] = [x(Math.min(from, cumulativeBits)), x(Math.max(from, cumulativeBits))]
  const colour = isSum ? COLOURS.plain : bits < 0 ? COLOURS.bad : COLOURS.good
  return [
    label(left - 12, y + 17, words, 'end'),
    rect(start, y + 4, end - start, ROW - 8, colour),
    label(end + 6, y + 17, signedBits(bits)),
  ]
}
