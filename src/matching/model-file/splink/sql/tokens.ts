/** A piece of SQL. A name in quotes keeps its case; words are in lower case. */
export type Token =
  | { readonly kind: 'word' | 'name' | 'text' | 'sign'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string }

const PATTERNS: readonly [Token['kind'] | null, RegExp][] = [
  [null, /\s+/y],
  ['name', /"(?:[^"]|"")*"|`(?:[^`]|``)*`/y],
  ['text', /'(?:[^']|'')*'/y],
  ['number', /\d+(?:\.\d*)?(?:[eE][-+]?\d+)?|\.\d+/y],
  ['word', /[A-Za-z_][A-Za-z0-9_]*/y],
  ['sign', /<=|>=|<>|!=|[-+*/%=<>(),.[\]:]/y],
]

/** @returns null where a letter has no place in SQL */
export function tokensOf(sql: string): Token[] | null {
  const tokens: Token[] = []
  for (let at = 0; at < sql.length;) {
    const found = tokenAt(sql, at)
    if (found === null) return null
    if (found.token !== null) tokens.push(found.token)
    at = found.end
  }
  return tokens
}

function tokenAt(sql: string, at: number): { readonly token: Token | null; readonly end: number } | null {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = at
    const text = pattern.exec(sql)?.[0]
    if (text !== undefined) return { token: kind === null ? null : tokenOf(kind, text), end: at + text.length }
  }
  return null
}

function tokenOf(kind: Token['kind'], text: string): Token {
  if (kind === 'word') return { kind, text: text.toLowerCase() }
  if (kind !== 'name' && kind !== 'text') return { kind, text }
  const quote = text.slice(0, 1)
  return { kind, text: text.slice(1, -1).replaceAll(quote + quote, quote) }
}
