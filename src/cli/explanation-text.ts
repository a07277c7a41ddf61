import type { Explained, NotExplained } from '../app/explain/index.ts'
import type { Parting, Step, UnusedStep } from '../identity/index.ts'
import { dateOfDay, daysSeen } from '../model/index.ts'
import type { Paint } from './terminal.ts'
import { indented, tableText } from './text.ts'

export function whyText({ sentence, steps, leastThatWouldPart }: Explained, paint: Paint): string {
  return [sentence, stepsText(steps, paint), leastThatWouldPart && cutText(leastThatWouldPart, paint)]
    .filter((part) => part !== '' && part !== null)
    .join('\n')
}

export function whyNotText(whyNot: NotExplained, paint: Paint): string {
  const steps = whyNot.kind === 'unused' ? stepsText(whyNot.steps, paint) : ''
  return [whyNot.sentence, steps].filter((part) => part !== '').join('\n')
}

function stepsText(steps: readonly (Step | UnusedStep)[], paint: Paint): string {
  return indented(tableText(steps.map((step) => rowOf(step, paint))))
}

function rowOf(step: Step | UnusedStep, paint: Paint): string[] {
  const ends = [step.from, '→', step.to]
  if (step.kind === 'pin')
    return [...ends, `pin ${step.pin.id}`, `by ${step.pin.by}, ${step.pin.at.slice(0, 10)}`, '', '']
  const { rule, source, strength, key } = step.evidence
  const state = step.kind === 'unused' ? paint('yellow', step.reason) : 'used'
  return [
    ...ends,
    `${rule} by ${source}`,
    daysText(daysSeen(step.evidence)),
    `strength ${strength}`,
    `${state}  ${key}`,
  ]
}

function daysText(days: readonly number[]): string {
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return ''
  return first === last ? dateOfDay(first) : `${dateOfDay(first)} to ${dateOfDay(last)}`
}

function cutText({ evidence, pins }: Parting, paint: Paint): string {
  const rows = [...evidence.map(({ key }) => `evidence ${key}`), ...pins.map(({ id }) => `pin ${id}`)]
  return rows.length === 0 ? '' : `${paint('dim', 'would part them, all of it:')}\n${indented(rows.join('\n'))}`
}
