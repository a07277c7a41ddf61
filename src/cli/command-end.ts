import { EXIT_CODES, type ExitName } from './exit-codes.ts'

/** Ends a command whose answer is written, with another exit code than 0. */
export class CommandEnd extends Error {
  readonly exitCode: number

  constructor(name: ExitName) {
    super(name)
    this.name = 'CommandEnd'
    this.exitCode = EXIT_CODES[name]
  }
}
