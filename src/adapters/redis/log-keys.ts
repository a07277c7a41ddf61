import { digest } from '../../model/index.ts'

/** The keys of the log Redis. */
export const LOG_KEYS = {
  counts: 'selfsame:log:counts',
  acknowledged: 'selfsame:log:acknowledged',
  deadLetters: 'selfsame:dead-letters',
  buried: 'selfsame:dead-letters:buried',
  epochs: 'selfsame:lane-epochs',
  workers: 'selfsame:workers',
} as const

/** @returns `selfsame:lane:07` */
export function laneKey(lane: number): string {
  return `selfsame:lane:${twoDigits(lane)}`
}

export function leaseKey(lane: number): string {
  return `selfsame:lease:${twoDigits(lane)}`
}

/** @param task what one worker at a time does: `postponed` */
export function taskLeaseKey(task: string): string {
  return `selfsame:task-lease:${task}`
}

/** Where a messageId is remembered; opaque, because senders put anything into it. */
export function messageKey(scope: string, messageId: string): string {
  return `selfsame:message:${digest(JSON.stringify([scope, messageId]))}`
}

/** Where the answer to one append is kept while it may be asked for again. */
export function answerKey(call: string): string {
  return `selfsame:answer:${call}`
}

export function twoDigits(lane: number): string {
  return String(lane).padStart(2, '0')
}
