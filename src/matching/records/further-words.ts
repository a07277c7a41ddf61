import { tellingWords } from '../normalise/index.ts'
import { fieldOf, type Recipe } from '../recipe/index.ts'
import type { Memory } from './memory.ts'
import type { TextNumbers } from './texts.ts'

/** By record: distinct words, as numbers of names, ascending: `of` from `starts[record]` to before the next start. */
export interface WordLists {
  readonly starts: Int32Array
  readonly of: Int32Array
}

/** Words of the full name that are neither in the record's other names nor tell nobody apart. */
export function furtherWordsOf(
  recipe: Recipe,
  columns: readonly { readonly of: Int32Array }[],
  names: TextNumbers,
  memory: Memory,
): WordLists | null {
  const full = columns[fieldOf(recipe, 'fullName')]
  if (full === undefined) return null
  const others = ['givenName', 'familyName'].flatMap((kind) =>
    columns.filter((_, field) => recipe.fields[field]?.kind === kind),
  )
  const wordsOf = new WordsOfNames(names)
  const starts = memory.ints(full.of.length + 1)
  const lists: number[] = []
  full.of.forEach((name, record) => {
    const said = new Set(others.flatMap(({ of }) => wordsOf.value(of[record] ?? -1)))
    for (const word of wordsOf.value(name)) if (!said.has(word)) lists.push(word)
    starts[record + 1] = lists.length
  })
  const of = memory.ints(lists.length)
  of.set(lists)
  return { starts, of }
}

/** The numbers of a name's words, worked out once per name. */
class WordsOfNames {
  readonly #names: TextNumbers
  readonly #known = new Map<number, readonly number[]>([[-1, []]])

  constructor(names: TextNumbers) {
    this.#names = names
  }

  value(name: number): readonly number[] {
    const known = this.#known.get(name)
    if (known !== undefined) return known
    const words = new Set(tellingWords(this.#names.texts[name] ?? '').map((word) => this.#names.numberOf(word)))
    const list = [...words].toSorted((a, b) => a - b)
    this.#known.set(name, list)
    return list
  }
}
