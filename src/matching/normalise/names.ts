import type { Field } from '../recipe/index.ts'
import { PARTICLES, TITLES } from './words.ts'

const UNSAID: ReadonlySet<string> = new Set(TITLES)
const TELLS_NOBODY_APART: ReadonlySet<string> = new Set(PARTICLES)

/** @returns the name without titles and suffixes, unless it has nothing else; of a full name only the part asked for */
export function nameOf(words: string, part: Field['part']): string {
  if (part === undefined && !words.includes(' ')) return words
  const all = words.split(' ')
  const said = all.filter((word) => !UNSAID.has(word))
  const name = said.length > 0 ? said : all
  if (part === undefined) return name.join(' ')
  return name.at(part === 'first' ? 0 : -1) ?? ''
}

/** @returns the words of a name that tell people apart: no initials, no "of" and "von" */
export function tellingWords(name: string): string[] {
  return name.split(' ').filter((word) => word.length > 1 && !TELLS_NOBODY_APART.has(word))
}
