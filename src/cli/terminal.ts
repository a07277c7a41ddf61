import { styleText } from 'node:util'

/** Where the command line reads and writes. */
export interface Terminal {
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean }
  /** Data. */
  readonly stdout: Screen
  /** Progress, notes and errors. */
  readonly stderr: Screen
}

export interface Screen extends NodeJS.WritableStream {
  readonly isTTY?: boolean
  readonly columns?: number
}

export type Tone = 'bold' | 'dim' | 'green' | 'red' | 'yellow' | 'cyan'

/** Colours text, or leaves it alone off a terminal and where NO_COLOR says so (https://no-color.org). */
export type Paint = (tone: Tone, text: string) => string

export function paintFor(screen: Screen, env: Readonly<Record<string, string | undefined>>): Paint {
  const isColoured = screen.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb'
  return (tone, text) => (isColoured ? styleText(tone, text, { validateStream: false }) : text)
}
