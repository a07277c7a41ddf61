import type { SourceDescription } from './description.ts'

export type Choice =
  | { readonly kind: 'chosen'; readonly description: SourceDescription }
  | { readonly kind: 'none' }
  /** Equally specific descriptions that all fit. */
  | { readonly kind: 'ambiguous'; readonly names: readonly string[] }

/**
 * The description all of whose `match.columns` are in the header; of several, the one that asks for most columns.
 *
 * @param headerOf the header as a description's format reads it
 */
export function chooseDescription(
  descriptions: readonly SourceDescription[],
  headerOf: (description: SourceDescription) => readonly string[],
): Choice {
  const fitting = descriptions.filter((description) => fits(description, new Set(headerOf(description))))
  const most = Math.max(0, ...fitting.map(specificity))
  const [first, ...others] = fitting.filter((description) => specificity(description) === most)
  if (first === undefined) return { kind: 'none' }
  if (others.length > 0) return { kind: 'ambiguous', names: [first, ...others].map(({ name }) => name) }
  return { kind: 'chosen', description: first }
}

function fits({ match }: SourceDescription, header: ReadonlySet<string>): boolean {
  return match !== undefined && match.columns.every((column) => header.has(column))
}

function specificity({ match }: SourceDescription): number {
  return new Set(match?.columns).size
}
