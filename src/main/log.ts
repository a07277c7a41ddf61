import { pino, type Logger } from 'pino'

/**
 * Structured log lines on stderr: stdout is for data.
 * Callers log codes, counts and opaque ids; an error is logged by its kind and place, never by its text, which may
 * quote a person's data.
 */
export function createLog(name: string, level: string): Logger {
  return pino({ name, level, base: { name }, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2))
}

/** A line of a stack that says where, not what: the text of an error, of several lines maybe, stands above them. */
const PLACE = /^\s+at .+:\d+:\d+\)?$/

/** What may be said in a log of an error that is not ours. */
export function kindOf(error: unknown): { kind: string; code: string | null; at: string | null } {
  if (!(error instanceof Error)) return { kind: typeof error, code: null, at: null }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null
  return {
    kind: error.name,
    code,
    at:
      error.stack
        ?.split('\n')
        .find((line) => PLACE.test(line))
        ?.trim() ?? null,
  }
}
