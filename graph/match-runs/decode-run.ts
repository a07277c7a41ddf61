import type { GraphRun } from '../../src/app/match-runs/index.ts'

/** As the statements of `match-runs` return it. */
export interface RunColumns extends Omit<GraphRun, 'progress' | 'result' | 'fault'> {
  /** JSON, as the other two. */
  readonly progress: string | null
  readonly result: string | null
  readonly fault: string | null
}

export function decodeRun({ progress, result, fault, ...row }: RunColumns): GraphRun {
  return { ...row, progress: parsed(progress), result: parsed(result), fault: parsed(fault) }
}

function parsed<T>(json: string | null): T | null {
  return json === null ? null : (JSON.parse(json) as T)
}
