import type { Activity, LogPosition } from '../../model/index.ts'

/** Activities kept for each anchor. */
export const ACTIVITIES_MAX = 100

/** A JSON list; the place on the log first, which makes it unique. */
export function encodeActivity({ lane, position }: LogPosition, activity: Activity): string {
  const { messageId, type, name, source, channel, occurredAt, amount, currency } = activity
  return JSON.stringify([`${lane} ${position}`, messageId, type, name, source, channel, occurredAt, amount, currency])
}

export function decodeActivity(text: string): Activity {
  const [, messageId, type, name, source, channel, occurredAt, amount, currency] = JSON.parse(text)
  return { messageId, type, name, source, channel, occurredAt, amount, currency }
}
