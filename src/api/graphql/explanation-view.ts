import type { Remedy, Step, UnusedReason, UnusedStep } from '../../identity/index.ts'
import type { Evidence, Pin } from '../../model/index.ts'

/** A step as the contract has it: every kind with the same fields. */
export interface StepView {
  readonly from: string
  readonly to: string
  readonly kind: (Step | UnusedStep)['kind']
  readonly evidence: Evidence | null
  readonly pin: Pin | null
  readonly reason: UnusedReason | null
  readonly wouldTake: readonly RemedyView[]
}

/** A remedy as the contract has it. */
export interface RemedyView {
  readonly kind: Remedy['kind']
  readonly identifiers: readonly string[]
  readonly pin: Pin | null
  readonly because: UnusedReason | null
}

export function stepView(step: Step | UnusedStep): StepView {
  const { from, to, kind } = step
  const isUnused = step.kind === 'unused'
  return {
    from,
    to,
    kind,
    evidence: step.kind === 'pin' ? null : step.evidence,
    pin: step.kind === 'pin' ? step.pin : null,
    reason: isUnused ? step.reason : null,
    wouldTake: isUnused ? step.wouldTake.map(remedyView) : [],
  }
}

export function remedyView(remedy: Remedy): RemedyView {
  return {
    kind: remedy.kind,
    identifiers: identifiersOf(remedy),
    pin: remedy.kind === 'withdrawPin' ? remedy.pin : null,
    because: remedy.kind === 'nothing' ? remedy.because : null,
  }
}

function identifiersOf(remedy: Remedy): string[] {
  if (remedy.kind === 'verifiedEvent') return [remedy.a, remedy.b]
  return remedy.kind === 'nothing' ? [remedy.key] : []
}
