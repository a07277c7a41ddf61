import { type Command, InvalidArgumentError, Option } from 'commander'
import type { FlagVariable } from './flag-variables.ts'
import type { OutputFormat } from './output.ts'

/** Every flag is also an environment variable; the flag wins. */
export function option(flags: string, description: string, variable: FlagVariable): Option {
  return new Option(flags, description).env(variable)
}

export function outputOption(): Option {
  const formats: readonly OutputFormat[] = ['text', 'json']
  return option('--output <format>', 'how to write the answer', 'SELFSAME_OUTPUT').choices(formats).default('text')
}

/** `preview` is the API's word for it. */
export function dryRunOption(): Option {
  return option('--preview, --dry-run', 'say what it would come to, and change nothing', 'SELFSAME_DRY_RUN')
}

/** @returns a parser of whole numbers, both ends allowed */
export function wholeNumber(min: number, max: number): (text: string) => number {
  return (text) => {
    const number = /^\d{1,15}$/.test(text) ? Number(text) : NaN
    if (number >= min && number <= max) return number
    throw new InvalidArgumentError(`A whole number from ${min} to ${max} is expected.`)
  }
}

export function webAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return text.replace(/\/+$/, '')
  throw new InvalidArgumentError('An address such as http://127.0.0.1:4000 is expected.')
}

/** @param line a command to copy; it stands outside the description because that is wrapped */
export function withExample(command: Command, line: string): Command {
  return command.addHelpText('after', `\nExample:\n  ${line}`)
}
