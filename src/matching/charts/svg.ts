/** The few shapes that charts are made of, as text. */

/** Of what speaks for, against, and of the rest. */
export const COLOURS = {
  good: '#2a7f62',
  bad: '#b5483a',
  plain: '#4a6fa5',
  pale: '#c3cfdf',
  ink: '#222',
  line: '#999',
} as const

type Attributes = Readonly<Record<string, string | number>>

/** @returns text that is text and nothing else, within XML and HTML */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
    .replaceAll(NOT_IN_XML, '')
}

/** Control characters, which no XML may hold, not even escaped. */
// oxlint-disable-next-line no-control-regex
const NOT_IN_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F]/g

export function rect(x: number, y: number, width: number, height: number, fill: string): string {
  return tag('rect', { x, y, width: Math.max(width, 0.5), height, fill })
}

export function line(x1: number, y1: number, x2: number, y2: number, dashes = ''): string {
  return tag('line', { x1, y1, x2, y2, stroke: COLOURS.line, ...(dashes === '' ? {} : { 'stroke-dasharray': dashes }) })
}

export function polyline(points: readonly (readonly [x: number, y: number])[], stroke: string): string {
  const path = points.map((point) => point.map(rounded).join(',')).join(' ')
  return tag('polyline', { points: path, fill: 'none', stroke, 'stroke-width': 2 })
}

/** Text with a rim of paper, so that it can be read on a line. */
export function label(x: number, y: number, text: string, anchor: 'start' | 'middle' | 'end' = 'start'): string {
  return `<text${attributesText({ x, y, 'text-anchor': anchor, fill: COLOURS.ink, ...RIM })}>${escaped(text)}</text>`
}

const RIM = { stroke: '#fff', 'stroke-width': 3, 'paint-order': 'stroke' } as const

const FONT_SIZE = 12
const TITLE_SIZE = 15
/** Of a letter, as a share of its size: readers have fonts of their own, so there is some room to spare. */
const LETTER_WIDTH = 0.55
const WIDE_LETTER_WIDTH = 1.05
/** Chinese, Japanese and Korean letters, and pictures. */
const WIDE = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\u{1F000}-\u{3FFFD}]/u

/** @returns how many pixels a label needs, as far as can be told without its font */
export function widthOf(text: string, size: number = FONT_SIZE): number {
  return Array.from(text).reduce(
    (width, letter) => width + size * (WIDE.test(letter) ? WIDE_LETTER_WIDTH : LETTER_WIDTH),
    0,
  )
}

/** @returns a number with a true minus, which is as wide as a plus */
export function figure(number: number): string {
  return String(number).replace('-', '−')
}

/** @returns a whole SVG document, wide enough for its title; readers that show no pictures read that */
export function drawing(title: string, widthMin: number, height: number, parts: readonly string[]): string {
  const width = Math.max(widthMin, Math.ceil(widthOf(title, TITLE_SIZE)) + 24)
  const size = { width, height, viewBox: `0 0 ${width} ${height}` }
  const open = `<svg${attributesText({ xmlns: 'http://www.w3.org/2000/svg', role: 'img', ...size, 'font-family': 'sans-serif', 'font-size': FONT_SIZE })}>`
  const paper = tag('rect', { width, height, fill: '#fff' })
  const heading = `<text${attributesText({ x: 12, y: 22, 'font-size': TITLE_SIZE, fill: COLOURS.ink })}>${escaped(title)}</text>`
  return `${[open, `<title>${escaped(title)}</title>`, paper, heading, ...parts, '</svg>'].join('\n')}\n`
}

function tag(name: string, attributes: Attributes): string {
  return `<${name}${attributesText(attributes)}/>`
}

function attributesText(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escaped(String(typeof value === 'number' ? rounded(value) : value))}"`)
    .join('')
}

/** To a hundredth of a pixel. */
function rounded(number: number): number {
  return Math.round(number * 100) / 100
}
