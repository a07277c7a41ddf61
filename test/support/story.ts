/**
 * Plays a story as docs/identity.md tells it, a line at a time:
 *
 *     2026-05-04 08:00  logs in  customer:mum device:tablet      an event; `seen` is one that is no login
 *     -                 merge    customer:1 customer:2           a steward; `undo` takes the last decision back
 *     = customer:mum device:tablet                               a person, of all there are
 *     parked  customer:sid ~ phone:+447700900111: limit          evidence, of all that is parked
 */
import type { Retailer } from './retailer.ts'

/** What a story says there is, and what there was, each time that it says so. */
export interface Told {
  readonly said: readonly string[]
  readonly found: readonly string[]
}

const ACTION = /^(?<when>-|\d{4}-\d\d-\d\d(?: \d\d:\d\d)?) {2,}(?<verb>\w+(?: \w+)?)(?: {2,}(?<keys>.+))?$/

/** @throws Error for a line that says nothing */
export async function play(shop: Retailer, story: string): Promise<Told[]> {
  const told: Told[] = []
  let said: string[] = []
  const conclude = () => {
    if (said.length > 0) told.push({ said, found: foundIn(shop) })
    said = []
  }
  for (const line of story.split('\n').filter((text) => text.trim() !== '')) {
    if (/^(?:=|parked) /.test(line)) said.push(line)
    else {
      conclude()
      await act(shop, line)
    }
  }
  conclude()
  return told
}

function foundIn(shop: Retailer): string[] {
  const parked = Object.entries(shop.parked()).map(([pair, reason]) => `parked  ${pair}: ${reason}`)
  return [...shop.people().map((person) => `= ${person}`), ...parked]
}

async function act(shop: Retailer, line: string): Promise<void> {
  const { when = '', verb = '', keys: text = '' } = ACTION.exec(line)?.groups ?? {}
  const keys = text.split(' ')
  const last = shop.decisionsTaken().at(-1)
  if (verb === 'logs in') await shop.logsIn(when, ...keys)
  else if (verb === 'seen') await shop.meets(when, ...keys)
  else if (verb === 'merge') await shop.merge(keys)
  else if (verb === 'undo' && last !== undefined) await shop.undo(last)
  else throw new Error(`No story goes: ${line}`)
}
