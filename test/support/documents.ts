/** What a reader of the project's documents may copy: their code blocks, and commands within their sentences. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROJECT } from './typed.ts'

export interface CodeBlock {
  /** From the project's folder: `docs/event.md`. */
  readonly file: string
  readonly line: number
  /** Of a fenced block, as written; empty for an indented one. */
  readonly language: string
  /** The HTML comment on the line before: `<!-- output of: npm start -->`. */
  readonly note: string
  readonly text: string
}

/** Fenced, or indented by four spaces after an empty line. */
const CODE =
  /^ *(?<fence>`{3,}|~{3,})(?<language>\w*).*\n(?<fenced>[^]*?)^ *\k<fence> *$|(?<=\n\n)(?:(?: {4}|\t).*\n(?:\n(?= {4}|\t))*)+/gm

const COMMAND = /`((?:npx|npm|node|selfsame|curl|docker)\s[^`]+)`/g

export function codeBlocksOf(file: string): CodeBlock[] {
  const document = textOf(file)
  return [...document.matchAll(CODE)].map((match) => {
    const before = document.slice(0, match.index).split('\n')
    const { language = '', fenced } = match.groups ?? {}
    return {
      file,
      line: before.length,
      language,
      note: /^<!--.*-->$/.exec(before.at(-2) ?? '')?.[0] ?? '',
      text: fenced ?? match[0].replaceAll(/^( {4}|\t)/gm, ''),
    }
  })
}

/** Commands between backticks, outside code blocks; each once. */
export function commandsOf(file: string): string[] {
  const prose = textOf(file).replaceAll(CODE, '')
  return [...new Set([...prose.matchAll(COMMAND)].map(([, command = '']) => command.replaceAll(/\s+/g, ' ')))]
}

export function textOf(file: string): string {
  return readFileSync(join(PROJECT, file), 'utf8')
}
