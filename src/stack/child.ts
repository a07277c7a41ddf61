import { SelfsameError, type ErrorCode } from '../model/index.ts'

/** What a supervised process tells its supervisor over their channel. */
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
    const { code, remedy } = error instanceof SelfsameError ? error : { code: null, remedy: undefined }
    tell({ failed: { code, message: (error as Error).message, remedy: remedy ?? null } })
  },

  /** Calls back when the supervisor is gone, even by kill -9: the process should then end in order. */
  whenLeftAlone(stop: () => void): void {
    if (process.connected) process.once('disconnect', stop)
  },
}

function tell(message: ChildMessage): void {
  if (process.connected) process.send?.(message, undefined, undefined, () => {})
}
