import type { ErrorCode } from '../model/index.ts'

/** How a command ended, for scripts. Append-only: a number never changes its meaning. */
export const EXIT_CODES = {
  ok: 0,
  internal: 1,
  usage: 2,
  configuration: 3,
  inUse: 4,
  missingPrerequisite: 5,
  deadLettered: 6,
  notFound: 7,
  unavailable: 8,
  refused: 9,
  findings: 10,
  hungUp: 129,
  interrupted: 130,
  terminated: 143,
} as const

export type ExitName = keyof typeof EXIT_CODES

/** What `selfsame help exit-codes` says of each. */
const EXIT_MEANINGS: Readonly<Record<ExitName, string>> = {
  ok: 'Done. `start` also ends so after Ctrl-C or SIGTERM',
  internal: 'An error nobody foresaw: please report it',
  usage: 'The command line or what it asks for is wrong; asked again it fails again',
  configuration: 'A setting or a description file is wrong',
  inUse: 'The data directory or the port is used by another process',
  missingPrerequisite: 'A program that is needed is missing or too old; `selfsame doctor` says which',
  deadLettered: 'Done, but some events were refused: `selfsame dead-letters list`',
  notFound: 'There is no such profile, key, dead letter or file',
  unavailable: 'A store or the service does not answer, or is full: try again later',
  refused: 'Not allowed, not confirmed, or in conflict with what is there',
  findings: '`doctor` found something that must be mended, or `doctor --audit` a violation',
  hungUp: 'Ended by SIGHUP, as its terminal was closed, before it was done',
  interrupted: 'Ended by Ctrl-C (SIGINT) before it was done',
  terminated: 'Ended by SIGTERM before it was done',
}

const EXIT_OF_CODE: Readonly<Record<ErrorCode, ExitName>> = {
  BAD_REQUEST: 'usage',
  PAYLOAD_TOO_LARGE: 'usage',
  CONFIGURATION: 'configuration',
  IN_USE: 'inUse',
  MISSING_PREREQUISITE: 'missingPrerequisite',
  NOT_FOUND: 'notFound',
  UNAVAILABLE: 'unavailable',
  BACKLOG_FULL: 'unavailable',
  AFTER_TIMEOUT: 'unavailable',
  UNAUTHENTICATED: 'refused',
  FORBIDDEN: 'refused',
  CONFLICT: 'refused',
}

export function exitCodeOf(code: ErrorCode): number {
  return EXIT_CODES[EXIT_OF_CODE[code]]
}

export function exitCodesText(): string {
  const lines = Object.entries(EXIT_CODES).map(
    ([name, code]) => `  ${String(code).padStart(3)}  ${EXIT_MEANINGS[name as ExitName]}`,
  )
  return ['Exit codes:', ...lines, ''].join('\n')
}
