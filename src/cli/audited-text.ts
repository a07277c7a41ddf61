import { VIOLATIONS_MAX, type AuditedInvariant } from '../app/audit/index.ts'
import { countOf, countText } from './text.ts'
import type { Paint } from './terminal.ts'

/** One line for an invariant, below it what waits to be judged, and where it is broken. */
export function auditedText({ name, violations, pending }: AuditedInvariant, paint: Paint): string {
  const isBroken = violations.length > 0
  const state = isBroken ? paint('red', 'fault') : paint('green', 'ok')
  const many = violations.length >= VIOLATIONS_MAX ? ' or more' : ''
  const head = `${state}${isBroken ? '' : '   '}  ${name}${isBroken ? `: ${countOf(violations.length, 'violation')}${many}` : ''}`
  return [
    head,
    ...pending.map(({ what, count }) => `       passed over: ${countText(count)} ${what}`),
    ...violations.map(({ subject, id, found }) => `       ${subject} ${id} ${found}`),
  ].join('\n')
}
