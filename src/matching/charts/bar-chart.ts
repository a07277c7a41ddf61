import { COLOURS, drawing, label, rect, widthOf } from './svg.ts'

/** A bar, or several beside each other. */
interface BarRow {
  readonly label: string
  readonly bars: readonly { readonly value: number; readonly note: string; readonly colour: string }[]
}

/** The margins are for labels; longer ones make them wider. */
const [LEFT_MIN, RIGHT_MIN, INNER, TOP, BAR, GAP] = [320, 110, 330, 56, 14, 10]

/** Horizontal bars. @param length of a value: shares of the width, from 0 to 1 */
function barChart(
  { title, caption }: { readonly title: string; readonly caption: string },
  rows: readonly BarRow[],
  length: (value: number) => number,
): string {
  const left = Math.max(LEFT_MIN, ...rows.map((row) => widthOf(row.label) + 24))
  const right = Math.max(RIGHT_MIN, ...rows.flatMap(({ bars }) => bars.map(({ note }) => widthOf(note) + 18)))
  const parts = [label(12, 42, caption)]
  let y = TOP
  for (const row of rows) {
    parts.push(label(left - 12, y + (row.bars.length * BAR) / 2 + 4, row.label, 'end'))
    for (const { value, note, colour } of row.bars) {
      const width = length(value) * INNER
      parts.push(rect(left, y + 1, width, BAR - 2, colour), label(left + width + 6, y + 11, note))
      y += BAR
    }
    y += GAP
  }
  return drawing(title, left + INNER + right, y + 10, parts)
}

/** How often pairs of one person, and of strangers, are on each level of a field. */
export function levelsChart(
  title: string,
  levels: readonly { readonly label: string; readonly m: number; readonly u: number }[],
): string {
  const rows = levels.map(({ label: words, m, u }) => ({
    label: words,
    bars: [
      { value: m, note: `one person ${shareText(m)}`, colour: COLOURS.good },
      { value: u, note: `strangers ${shareText(u)}`, colour: COLOURS.pale },
    ],
  }))
  return barChart({ title, caption: 'share of pairs' }, rows, (share) => share)
}

/** Clusters by their number of records; long by the logarithm, because most clusters are small. */
export function sizesChart(
  title: string,
  sizes: readonly { readonly label: string; readonly clusters: number }[],
): string {
  const most = Math.max(1, ...sizes.map(({ clusters }) => clusters))
  const rows = sizes.map(({ label: words, clusters }) => ({
    label: words,
    bars: [{ value: clusters, note: clusters.toLocaleString('en-GB'), colour: COLOURS.plain }],
  }))
  const caption = 'records in a cluster; clusters, by the logarithm'
  return barChart({ title, caption }, rows, (clusters) => Math.log1p(clusters) / Math.log1p(most))
}

/** Smaller figures are no longer read. */
const SHARE_MIN_PERCENT = 0.0001

function shareText(share: number): string {
  const percent = 100 * share
  if (percent >= 0.1) return `${percent.toFixed(1)} %`
  return percent < SHARE_MIN_PERCENT ? `under ${SHARE_MIN_PERCENT} %` : `${Number(percent.toPrecision(2))} %`
}
