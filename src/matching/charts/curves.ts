import type { ThresholdPoint } from '../evaluate/index.ts'
import { COLOURS, drawing, figure, label, line, polyline, rect } from './svg.ts'

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [560, 390, 50, 130, 60, 45]

/** Precision against recall, from the highest threshold to the lowest. */
export function precisionRecallChart(title: string, points: readonly ThresholdPoint[]): string {
  const path = points.map(({ recall, precision }) => [across(recall), up(precision)] as const)
  return drawing(title, WIDTH, HEIGHT, [
    ...frame('recall', ['0', '1']),
    label(12, 42, 'precision'),
    polyline(path, COLOURS.plain),
  ])
}

const CURVES = [
  { name: 'precision', colour: COLOURS.plain },
  { name: 'recall', colour: COLOURS.bad },
  { name: 'f1', colour: COLOURS.good },
] as const

/** Precision, recall and F1 by threshold. */
export function thresholdChart(title: string, points: readonly ThresholdPoint[]): string {
  const [least, most] = [points[0]?.bits ?? 0, points.at(-1)?.bits ?? 0]
  const share = (bits: number) => (bits - least) / Math.max(most - least, 1)
  return drawing(title, WIDTH, HEIGHT, [
    ...frame('threshold', [`${figure(least)} bits`, `${figure(most)} bits`]),
    ...CURVES.flatMap(({ name, colour }, at) => [
      polyline(
        points.map((point) => [across(share(point.bits)), up(point[name])] as const),
        colour,
      ),
      rect(WIDTH - RIGHT + 16, TOP + at * 20, 12, 12, colour),
      label(WIDTH - RIGHT + 34, TOP + at * 20 + 10, name === 'f1' ? 'F1' : name),
    ]),
  ])
}

const TICKS = [0, 0.25, 0.5, 0.75, 1]

function across(share: number): number {
  return LEFT + share * (WIDTH - LEFT - RIGHT)
}

function up(share: number): number {
  return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM)
}

function frame(name: string, [from, to]: readonly [from: string, to: string]): string[] {
  return [
    line(across(0), up(0), across(0), up(1)),
    ...TICKS.flatMap((share) => [
      line(across(0), up(share), across(1), up(share), share === 0 ? '' : '1 4'),
      label(across(0) - 8, up(share) + 4, String(share), 'end'),
    ]),
    label(across(0), up(0) + 18, from),
    label(across(1), up(0) + 18, to, 'end'),
    label(across(0.5), up(0) + 34, name, 'middle'),
  ]
}
