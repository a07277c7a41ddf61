import { dateOfDay, daysSeen, type Evidence, type VertexKey, parseKey } from '../../model/index.ts'
import type { Step, UnusedReason } from './neighbourhood.ts'

/** A vertex as a steward reads it: namespace and value; a further tenure says that it is one. */
export function nameOf(key: VertexKey): string {
  const [whole = key, tenure] = key.split('#')
  const identifier = parseKey(whole)
  const name = identifier === null ? whole : `${identifier.namespace} ${identifier.value}`
  return tenure === undefined ? name : `${name} (in another owner’s hands)`
}

/** @returns one sentence that says the parts after what they are the reasons of */
export function sentenceOf(claim: string, parts: readonly string[]): string {
  return `${claim}: ${parts.join(', and ')}.`
}

/** What a step says, without a full stop. */
export function stepText(step: Step): string {
  const [from, to] = [nameOf(step.from), nameOf(step.to)]
  if (step.kind === 'pin') {
    const { id, by, at, reason } = step.pin
    return `${from} is held together with ${to} by ${by} since ${dateOf(at)}, saying “${reason}” (pin ${id})`
  }
  const { source, rule, strength, score, modelVersion } = step.evidence
  if (score !== null)
    return `${from} was matched with ${to} by ${source} (rule ${rule}, ${score} bits, model version ${modelVersion ?? 'none'})`
  return `${from} was seen with ${to} by ${source} ${daysText(daysSeen(step.evidence))} (rule ${rule}, strength ${strength})`
}

/** @param instant ISO 8601 */
export function dateOf(instant: string): string {
  return instant.slice(0, 'YYYY-MM-DD'.length)
}

/** @param days ascending */
function daysText(days: readonly number[]): string {
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return 'on a day unknown'
  if (first === last) return `on ${dateOfDay(first)}`
  return `on ${days.length} days from ${dateOfDay(first)} to ${dateOfDay(last)}`
}

/** Goes on from "which does not count, because …". */
export function reasonText(reason: UnusedReason, { score, modelVersion }: Evidence): string {
  return reason === 'retracted' && score !== null && modelVersion === null
    ? 'the matcher does not say so any more'
    : REASON_TEXT[reason]
}

const REASON_TEXT: Record<UnusedReason, string> = {
  limit: 'one person would have more of a kind than the rules allow',
  pin: 'a pin keeps them apart',
  shared: 'too many people use one of them',
  blocked: 'one of them is a value that stands for nobody',
  household: 'one of them is a household’s',
  unverified: 'it is not verified',
  conflict: 'the matcher holds them to be different people',
  rule: 'the rules do not count such pairs',
  pending: 'it has not been weighed yet',
  retracted: 'it was found to be wrong',
}
