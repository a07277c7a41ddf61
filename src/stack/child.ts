import { describeFault, SelfsameError, type ErrorCode } from '../model/index.ts'

/**
 * What a supervised process tells its supervisor over their channel. A failure without a code is none of ours: its
 * message is the error's kind alone.
 */
export type ChildMessage =
  | { readonly ready: true }
  | { readonly failed: { readonly code: ErrorCode | null; readonly message: string; readonly remedy: string | null } }

/** The process's side of supervision. Does nothing in a process started by hand. */
export const supervised = {
  /** Call once the process does its work. */
  ready(): void {
    tell({ ready: true })
  },

  /** Call before ending because the process cannot do its work: it is not started again. */
  failed(error: unknown): void {
    tell({ failed: failureOf(error) })
  },

  /** Calls back when the supervisor is gone, even by kill -9: the process should then end in order. */
  whenLeftAlone(stop: () => void): void {
    if (process.connected) process.once('disconnect', stop)
  },
}

function failureOf(error: unknown): Extract<ChildMessage, { failed: unknown }>['failed'] {
  if (!(error instanceof SelfsameError)) return { code: null, message: describeFault(error), remedy: null }
  const { code, message, remedy = null } = error
  return { code, message, remedy }
}

function tell(message: ChildMessage): void {
  if (process.connected) process.send?.(message, undefined, undefined, () => {})
}
