/** One thing that was looked at. */
export interface Finding {
  /** `Java`, `Free disk space` … */
  readonly what: string
  /** A fault keeps the service from starting; a warning does not. */
  readonly state: 'ok' | 'warning' | 'fault'
  readonly found: string
  /** The command or change that mends it; null when nothing is amiss. */
  readonly remedy: string | null
}

export function ok(what: string, found: string): Finding {
  return { what, state: 'ok', found, remedy: null }
}

export function warning(what: string, found: string, remedy: string): Finding {
  return { what, state: 'warning', found, remedy }
}

export function fault(what: string, found: string, remedy: string): Finding {
  return { what, state: 'fault', found, remedy }
}
