import type { PartName } from '../../records/index.ts'
import type { Recipe } from '../../recipe/index.ts'

/** What of a field a cleaned column holds: its value, a part of it, a date's day, a full name's further words. */
export type ColumnContent = 'value' | 'day' | 'words' | PartName

/** A column that Splink reads. */
export interface ColumnSource {
  readonly name: string
  readonly field: number
  readonly content: ColumnContent
}

/** Names the cleaned columns as they are asked for, and knows in the end which were. */
export class ColumnNames {
  readonly #recipe: Recipe
  readonly #sources = new Map<string, ColumnSource>()

  constructor(recipe: Recipe) {
    this.#recipe = recipe
  }

  /** In the order in which they were first asked for. */
  get sources(): readonly ColumnSource[] {
    return [...this.#sources.values()]
  }

  /** @returns a name that needs no quotes in any dialect, and that no other field has */
  of(field: number, content: ColumnContent = 'value'): string {
    const { column = '', part } = this.#recipe.fields[field] ?? {}
    const parts = [`f${field}`, column, part ?? '', content === 'value' ? '' : content]
    const name = parts.map(plain).filter(Boolean).join('_')
    this.#sources.set(name, { name, field, content })
    return name
  }
}

function plain(text: string): string {
  return text
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
}
