/** One country's names, each list roughly from frequent to rare among adults. */
export interface CountryNames {
  readonly female: readonly string[]
  readonly male: readonly string[]
  readonly surnames: readonly string[]
  /** Given name to what friends, and tills, call its bearer. */
  readonly nicknames: Readonly<Record<string, readonly string[]>>
}

/** Space-separated names, as the lists are easier to read so. A `_` stands for a space within a name. */
export function listOf(names: string): string[] {
  return names
    .trim()
    .split(/\s+/)
    .map((name) => name.replaceAll('_', ' '))
}
