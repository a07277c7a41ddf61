/** Stable codes: callers may rely on them. */
export type ErrorCode =
  | 'BAD_REQUEST'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'PAYLOAD_TOO_LARGE'
  | 'BACKLOG_FULL'
  | 'AFTER_TIMEOUT'
  | 'UNAVAILABLE'
  | 'IN_USE'
  | 'MISSING_PREREQUISITE'
  | 'CONFIGURATION'
  | 'CONFLICT'

/**
 * An error meant for the caller: what was asked, what was found, what to do.
 * Its text holds opaque ids only, never a person's data. Every other error is internal and masked.
 */
export class SelfsameError extends Error {
  readonly code: ErrorCode
  /** The command or change that mends it. */
  readonly remedy: string | undefined

  constructor(code: ErrorCode, message: string, options: { remedy?: string | undefined; cause?: unknown } = {}) {
    super(message, { cause: options.cause })
    this.name = 'SelfsameError'
    this.code = code
    this.remedy = options.remedy
  }
}

/**
 * What may be said of an error in logs, in dead letters and to other processes: of ours code and text; of any other
 * its kind and code alone, because its text may hold a person's data.
 */
export function describeFault(error: unknown): string {
  if (error instanceof SelfsameError) return `${error.code}: ${error.message}`
  if (!(error instanceof Error)) return typeof error
  const { code } = error as { code?: unknown }
  return code === undefined ? error.name : `${error.name} ${String(code)}`
}
