import { describe, expect, it } from 'vitest'
import {
  chartsPage,
  levelsChart,
  precisionRecallChart,
  sizesChart,
  thresholdChart,
  thresholdCurve,
  waterfallChart,
  weightsChart,
} from '../../src/matching/index.ts'

/** @returns by element of this name, its attributes */
function elements(svg: string, name: string): Record<string, string>[] {
  return [...svg.matchAll(new RegExp(`<${name}((?: [\\w-]+="[^"]*")*)/?>`, 'g'))].map(([, attributes = '']) =>
    Object.fromEntries([...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value])),
  )
}

const STEPS = [
  { label: 'two records taken at random', bits: -8, cumulativeBits: -8 },
  { label: 'surname: the same', bits: 12, cumulativeBits: 4 },
  { label: 'city: different', bits: -1, cumulativeBits: 3 },
]
const POINTS = [
  { bits: -2, precision: 0.5, recall: 1, f1: 2 / 3 },
  { bits: 3, precision: 1, recall: 0.5, f1: 2 / 3 },
]

describe('a waterfall', () => {
  it('has a bar for each step from where the last one ended, and one for the sum', () => {
    const [, ...bars] = elements(waterfallChart('Weight', STEPS), 'rect')
    expect(bars).toHaveLength(4)
    const [prior, surname, city, sum] = bars.map(({ x, width }) => [Number(x), Number(x) + Number(width)] as const)
    expect(surname?.[0]).toBeCloseTo(prior?.[0] ?? 0)
    expect(city?.[1]).toBeCloseTo(surname?.[1] ?? 0)
    expect(sum).toEqual([prior?.[1], city?.[0]].map((end) => expect.closeTo(end ?? 0)))
    expect(bars.map(({ fill }) => fill)).toEqual(['#b5483a', '#2a7f62', '#b5483a', '#4a6fa5'])
  })

  it('says of what rounds to nothing neither plus nor minus', () => {
    const svg = waterfallChart('Weight', [{ label: 'related', bits: -0.01, cumulativeBits: -0.01 }])
    expect(svg).toContain('>0.0</text>')
    expect(svg).not.toContain('−0.0')
  })

  it('has room for long labels and titles', () => {
    const long = 'W'.repeat(90)
    const bits = waterfallChart('Weight', [{ label: long, bits: 1, cumulativeBits: 1 }])
    const shares = levelsChart('Field', [{ label: long, m: 1, u: 1 }])
    for (const svg of [bits, shares])
      expect(Math.max(...elements(svg, 'text').map(({ x }) => Number(x)))).toBeGreaterThan(90 * 6)
    expect(Number(elements(waterfallChart(long.repeat(2), []), 'svg')[0]?.['width'])).toBeGreaterThan(180 * 8)
  })

  it('takes text for text', () => {
    const svg = waterfallChart('<script>"&\u0000', [{ label: `</text><script>'`, bits: 1, cumulativeBits: 1 }])
    expect(svg).not.toContain('<script>')
    expect(svg).toContain('&lt;script&gt;&quot;&amp;</title>')
    expect(svg).toContain('&lt;/text&gt;&lt;script&gt;&#39;')
  })
})

describe('charts of a run', () => {
  it('show how often pairs are on each level', () => {
    const svg = levelsChart('surname', [{ label: 'the same', m: 0.8, u: 0.000_02 }])
    const [, m, u] = elements(svg, 'rect')
    expect(Number(m?.['width'])).toBeGreaterThan(100 * Number(u?.['width']))
    expect(svg).toContain('one person 80.0 %')
    expect(svg).toContain('strangers 0.002 %')
    expect(levelsChart('t', [{ label: 'l', m: 1, u: 1e-9 }])).toContain('strangers under 0.0001 %')
  })

  it('show weights on either side of the cut', () => {
    const svg = weightsChart('weights', Float64Array.of(-20, -19.5, -3, 2.5, 14), 2)
    const fills = elements(svg, 'rect')
      .slice(1)
      .map(({ fill }) => fill)
    expect(fills).toEqual(['#c3cfdf', '#c3cfdf', '#2a7f62', '#2a7f62'])
    expect(svg).toContain('cut at 2 bits')
  })

  it('write nothing where bars stand', () => {
    const svg = weightsChart(
      'weights',
      Float64Array.from({ length: 40 }, (_, at) => at - 20),
      0,
    )
    const [, ...bars] = elements(svg, 'rect')
    const top = Math.min(...bars.map(({ y }) => Number(y)))
    const bottom = Math.max(...bars.map(({ y, height }) => Number(y) + Number(height)))
    for (const { y } of elements(svg, 'text')) expect(Number(y) < top || Number(y) > bottom + 10).toBe(true)
  })

  it('can be drawn of no pairs and of no clusters', () => {
    for (const svg of [
      weightsChart('w', new Float64Array(), 0),
      sizesChart('s', []),
      thresholdChart('t', []),
      waterfallChart('x', []),
    ])
      expect(svg).not.toMatch(/NaN|Infinity/)
  })

  it('show precision against recall, and both by threshold', () => {
    expect(elements(precisionRecallChart('pr', POINTS), 'polyline')).toHaveLength(1)
    const [precision, recall] = elements(thresholdChart('t', POINTS), 'polyline').map(({ points }) => points)
    const [start = '', end = ''] = precision?.split(' ') ?? []
    expect(Number(start.split(',')[1])).toBeGreaterThan(Number(end.split(',')[1]))
    expect(recall?.split(' ')[0]).not.toBe(start)
  })

  it('are shown on one page', () => {
    const page = chartsPage('Run', [{ name: 'weights.svg', title: 'a "b" <c>' }])
    expect(page).toContain('<img src="weights.svg" alt="a &quot;b&quot; &lt;c&gt;">')
  })
})

describe('a threshold curve', () => {
  it('counts a true pair that was never compared as missed, and a pair without labels not at all', () => {
    const pairs = { l: Int32Array.of(0, 0, 2), r: Int32Array.of(1, 2, 4), bits: Float64Array.of(5.5, -1.5, 30) }
    expect(thresholdCurve(pairs, Int32Array.of(0, 0, 1, 1, -1))).toEqual([
      { bits: -2, precision: 0.5, recall: 0.5, f1: 0.5 },
      { bits: 5, precision: 1, recall: 0.5, f1: 2 / 3 },
    ])
  })
})
