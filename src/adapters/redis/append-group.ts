import type { LogPosition } from '../../model/index.ts'
import type { LogAppend, LogAppended } from '../../app/ingest/ports.ts'
import { laneKey, messageKey, twoDigits } from './log-keys.ts'

/** One call of `append`, ready to be sent: never divided, so that all of it is appended or nothing. */
export interface AppendCall {
  readonly entries: number
  readonly bytes: number
  readonly keys: readonly string[]
  readonly args: readonly string[]
  resolve(appended: LogAppended[]): void
  reject(error: unknown): void
}

/** A script holds Redis for a few microseconds an event: a group of calls for milliseconds. */
const GROUP_ENTRIES_MAX = 1_000
const GROUP_BYTES_MAX = 4 * 1024 * 1024

export function appendCall(entries: readonly LogAppend[], settle: Pick<AppendCall, 'resolve' | 'reject'>): AppendCall {
  const keys: string[] = []
  const args: string[] = []
  let bytes = 0
  for (const { lane, event, idempotencyScope } of entries) {
    const json = JSON.stringify(event)
    bytes += json.length
    keys.push(messageKey(idempotencyScope, event.messageId), laneKey(lane))
    args.push(twoDigits(lane), json)
  }
  return { entries: entries.length, bytes, keys, args, ...settle }
}

/** Takes the calls for the next script off the front of the queue: whole calls, at least one. */
export function nextGroup(queue: AppendCall[]): AppendCall[] {
  let entries = 0
  let bytes = 0
  let calls = 0
  for (const call of queue) {
    entries += call.entries
    bytes += call.bytes
    if (calls > 0 && (entries > GROUP_ENTRIES_MAX || bytes > GROUP_BYTES_MAX)) break
    calls++
  }
  return queue.splice(0, calls)
}

/** Hands each call its part of the script's answer. */
export function answerGroup(group: readonly AppendCall[], answer: string): void {
  const lines = answer.split('\n')
  let at = 0
  for (const call of group) call.resolve(lines.slice(at, (at += call.entries)).map(appendedOf))
}

function appendedOf(line: string): LogAppended {
  const [kind, lane, position] = line.split(' ')
  if ((kind !== 'accepted' && kind !== 'duplicate') || position === undefined)
    throw new TypeError(`append.lua answered "${line}"`)
  const at: LogPosition = { lane: Number(lane), position }
  return { kind, at }
}
