import { PLACEHOLDERS } from './words.ts'

const EMPTY: ReadonlySet<string> = new Set(PLACEHOLDERS)
const PLAIN = /^[a-z0-9]+(?: [a-z0-9]+)*$/

/** Lower case, letters and figures only, single spaces. @param cell in ASCII */
export function plainWords(cell: string): string {
  const lower = cell.toLowerCase()
  if (PLAIN.test(lower)) return lower
  return lower
    .replace(/['`]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

/** @returns null for what is written in an empty cell's stead */
export function unlessPlaceholder(text: string): string | null {
  return EMPTY.has(text) ? null : text
}
