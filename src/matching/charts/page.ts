import { escaped } from './svg.ts'

/** A chart as a file. */
export interface ChartFile {
  /** `weights.svg` */
  readonly name: string
  readonly title: string
  readonly svg: string
}

/** A page that shows charts which lie beside it. */
export function chartsPage(title: string, charts: readonly Pick<ChartFile, 'name' | 'title'>[]): string {
  const figures = charts.map(
    (chart) => `<figure><img src="${escaped(chart.name)}" alt="${escaped(chart.title)}"></figure>`,
  )
  return [
    '<!doctype html>',
    '<html lang="en">',
    `<head><meta charset="utf-8"><title>${escaped(title)}</title></head>`,
    '<body style="font-family: sans-serif; margin: 2rem">',
    `<h1>${escaped(title)}</h1>`,
    ...figures,
    '</body>',
    '</html>',
    '',
  ].join('\n')
}
