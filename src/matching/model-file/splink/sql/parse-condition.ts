import { type Token, tokensOf } from './tokens.ts'

/** A column of either record: `"name_l"` in levels, `l."name"` in blocking rules. */
export interface Column {
  readonly kind: 'column'
  readonly name: string
  readonly side: 'l' | 'r'
}

export type Sql =
  | Column
  | { readonly kind: 'literal'; readonly value: string | number }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Sql[] }
  | { readonly kind: 'isNull'; readonly of: Sql }
  | { readonly kind: 'compare'; readonly sign: string; readonly left: Sql; readonly right: Sql }
  | { readonly kind: 'and' | 'or'; readonly all: readonly Sql[] }

/** @returns null for what is not written in comparisons, calls, IS NULL, AND and OR */
export function parseCondition(sql: string): Sql | null {
  const tokens = tokensOf(sql)
  if (tokens === null) return null
  try {
    return new Parser(tokens).whole()
  } catch (error) {
    if (error instanceof NotUnderstood) return null
    throw error
  }
}

class NotUnderstood extends Error {}

const COMPARISONS: ReadonlySet<string> = new Set(['=', '<=', '>=', '<', '>'])
const SIDE = /^(.+)_([lr])$/i

class Parser {
  readonly #tokens: readonly Token[]
  #at = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  whole(): Sql {
    const sql = this.#list('or')
    if (this.#at < this.#tokens.length) throw new NotUnderstood()
    return sql
  }

  #list(kind: 'and' | 'or'): Sql {
    const all: Sql[] = []
    do all.push(kind === 'or' ? this.#list('and') : this.#comparison())
    while (this.#takes('word', kind))
    const [only] = all
    return all.length === 1 && only !== undefined ? only : { kind, all: flat(kind, all) }
  }

  #comparison(): Sql {
    const left = this.#value()
    if (this.#takes('word', 'is')) {
      if (this.#takes('word', 'null')) return { kind: 'isNull', of: left }
      throw new NotUnderstood()
    }
    const sign = this.#tokens[this.#at]
    if (sign?.kind !== 'sign' || !COMPARISONS.has(sign.text)) return left
    this.#at++
    return { kind: 'compare', sign: sign.text, left, right: this.#value() }
  }

  #value(): Sql {
    if (this.#takes('sign', '(')) {
      const inner = this.#list('or')
      this.#expect(')')
      return inner
    }
    const token = this.#tokens[this.#at++]
    if (token?.kind === 'number') return { kind: 'literal', value: Number(token.text) }
    if (token?.kind === 'text') return { kind: 'literal', value: token.text }
    if (token?.kind === 'word' && this.#takes('sign', '('))
      return { kind: 'call', name: token.text, args: this.#args() }
    if (token?.kind === 'word' || token?.kind === 'name') return this.#column(token)
    throw new NotUnderstood()
  }

  #args(): Sql[] {
    const args: Sql[] = []
    do args.push(this.#list('or'))
    while (this.#takes('sign', ','))
    this.#expect(')')
    return args
  }

  #column({ text }: Token): Column {
    if (this.#takes('sign', '.')) {
      const name = this.#tokens[this.#at++]
      const isName = name?.kind === 'word' || name?.kind === 'name'
      if (!isName || (text !== 'l' && text !== 'r')) throw new NotUnderstood()
      return { kind: 'column', name: name.text, side: text }
    }
    const [, name, side] = SIDE.exec(text) ?? []
    if (name === undefined || side === undefined) throw new NotUnderstood()
    return { kind: 'column', name, side: side.toLowerCase() === 'l' ? 'l' : 'r' }
  }

  #takes(kind: Token['kind'], text: string): boolean {
    const token = this.#tokens[this.#at]
    if (token?.kind !== kind || token.text !== text) return false
    this.#at++
    return true
  }

  #expect(sign: string): void {
    if (!this.#takes('sign', sign)) throw new NotUnderstood()
  }
}

/** (a AND b) AND c is a AND b AND c. */
function flat(kind: 'and' | 'or', all: readonly Sql[]): Sql[] {
  return all.flatMap((each) => (each.kind === kind ? each.all : [each]))
}
