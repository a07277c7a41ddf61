import type { Texts, WordLists } from '../../records/index.ts'
import { sameText } from './texts.ts'

/** How many words two records have in common. */
export function sharedWords(
  left: WordLists,
  i: number,
  leftTexts: Texts,
  right: WordLists,
  j: number,
  rightTexts: Texts,
) {
  let shared = 0
  for (let at = left.starts[i] ?? 0; at < (left.starts[i + 1] ?? 0); at++)
    if (isAmong(leftTexts, left.of[at] ?? 0, right, j, rightTexts)) shared++
  return shared
}

/** Whether a text is one of a record's words. */
export function isAmong(texts: Texts, text: number, words: WordLists, record: number, wordTexts: Texts): boolean {
  for (let at = words.starts[record] ?? 0; at < (words.starts[record + 1] ?? 0); at++)
    if (sameText(texts, text, wordTexts, words.of[at] ?? 0)) return true
  return false
}

export function hasWords({ starts }: WordLists, record: number): boolean {
  return (starts[record + 1] ?? 0) > (starts[record] ?? 0)
}
