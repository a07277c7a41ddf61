import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { identityRulesSchema, type IdentityRules } from '../../src/identity/index.ts'
import { EVENT_VERSION, parseKey, type CanonicalEvent, type LoggedEvent } from '../../src/model/index.ts'

/** The rules that Selfsame ships with. */
export const RULES: IdentityRules = identityRulesSchema.parse(parse(readFileSync('config/identity.yaml', 'utf8')))

/** A canonical event of the given identifiers, `namespace:value`; a trailing `?` makes one unverified. */
export function eventOf(keys: readonly string[], details: Partial<CanonicalEvent> = {}): CanonicalEvent {
  return {
    version: EVENT_VERSION,
    messageId: `m-${keys.join('+')}`,
    source: 'web',
    channel: null,
    type: 'track',
    name: null,
    sessionId: null,
    occurredAt: '2026-05-04T09:30:00.000Z',
    receivedAt: '2026-05-04T09:30:01.000Z',
    identifiers: keys.map(identifierOf),
    record: null,
    purchase: null,
    properties: {},
    context: {},
    ...details,
  }
}

function identifierOf(text: string): CanonicalEvent['identifiers'][number] {
  const verified = !text.endsWith('?')
  const key = verified ? text : text.slice(0, -1)
  const identifier = parseKey(key)
  if (identifier === null) throw new RangeError(`${text} is not namespace:value`)
  return { ...identifier, key, raw: identifier.value, verified }
}

let position = 0

/** Puts an event on a lane, after all others of this process. */
export function logged(event: CanonicalEvent, lane = 0): LoggedEvent {
  return { lane, position: `${1_700_000_000_000 + position++}-0`, event }
}
