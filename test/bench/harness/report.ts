import { availableParallelism, loadavg } from 'node:os'
import type { Figure, Measured } from './bench.ts'

export interface Report {
  readonly cores: number
  /** Of the last minute, at the start and at the end: others' work slows these figures. */
  readonly loadBefore: number
  readonly loadAfter: number
  readonly benches: Readonly<Record<string, Measured>>
}

export function machineLoad(): number {
  return loadavg()[0] ?? 0
}

export function reportOf(benches: Readonly<Record<string, Measured>>, loadBefore: number): Report {
  return { cores: availableParallelism(), loadBefore, loadAfter: machineLoad(), benches }
}

const HEAD = ['', 'rate', '', 'p50 ms', 'p99 ms', 'beside', 'rate', 'ratio', 'p50 ms', 'times', 'p99 ms', 'times']
const NUMERIC = new Set([1, 3, 4, 6, 7, 8, 9, 10, 11])

/** One line for each figure and limit. */
export function tableOf({ cores, loadBefore, loadAfter, benches }: Report): string {
  const rows = [HEAD, ...Object.entries(benches).flatMap(([name, measured]) => rowsOf(name, measured))]
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const lines = rows.map((row) =>
    row
      .map((cell, at) => padded(cell, widths[at] ?? 0, NUMERIC.has(at)))
      .join('  ')
      .trimEnd(),
  )
  const note = `${cores} cores; load ${loadBefore.toFixed(1)} before, ${loadAfter.toFixed(1)} after. Medians; each limit was measured in turns with ours.`
  return [...lines, '', note, ''].join('\n')
}

function rowsOf(name: string, measured: Measured): string[][] {
  if (measured.kind === 'skipped') return [[`${name}: skipped`, '', '', '', '', measured.reason]]
  return measured.figures.flatMap((figure) => figureRows(name, figure))
}

function figureRows(name: string, { what, unit, rate, p50Ms, p99Ms, limits }: Figure): string[][] {
  const ours = [`${name}: ${what}`, count(rate), unit, milliseconds(p50Ms), milliseconds(p99Ms)]
  if (limits.length === 0) return [ours]
  return limits.map((limit, at) => [
    ...(at === 0 ? ours : ['', '', '', '', '']),
    limit.what,
    count(limit.rate),
    `${(limit.ratio * 100).toFixed(limit.ratio < 0.1 ? 1 : 0)} %`,
    milliseconds(limit.p50Ms),
    times(p50Ms, limit.p50Ms),
    milliseconds(limit.p99Ms),
    times(p99Ms, limit.p99Ms),
  ])
}

function padded(cell: string, width: number, isNumber: boolean): string {
  return isNumber ? cell.padStart(width) : cell.padEnd(width)
}

function count(rate: number): string {
  return Math.round(rate).toLocaleString('en')
}

function milliseconds(ms: number | null): string {
  return ms === null ? '' : ms.toFixed(ms < 10 ? 1 : 0)
}

/** How many times as long ours takes. */
function times(oursMs: number | null, limitMs: number | null): string {
  return oursMs === null || limitMs === null ? '' : `${(oursMs / limitMs).toFixed(1)} x`
}
