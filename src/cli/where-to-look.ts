import { parseKey } from '../model/index.ts'
import type { Paint } from './terminal.ts'
import { indented, tableText } from './text.ts'

/** What to do with a service that is up. @param example identifier of somebody worth looking at */
export function whereToLook(url: string, example: string | null, paint: Paint): string {
  const rows = [
    ['GraphiQL', `${url}/graphql`, 'with examples in its tabs'],
    ['health', `${url}/healthz`, `${url}/readyz`],
  ]
  return [
    section('Where to look', tableText(rows), paint),
    section('A first query, for GraphiQL', queryExample(example), paint),
    section('Send an event', sendExample(url), paint),
    section('Stop', 'Ctrl-C; the data stays, and the next start is quick', paint),
  ].join('\n')
}

function section(title: string, text: string, paint: Paint): string {
  return `${paint('bold', title)}\n${indented(text)}`
}

function queryExample(example: string | null): string {
  const identifier = example === null ? null : parseKey(example)
  if (identifier === null) return '{ stats { profiles events pending } }'
  const { namespace, value } = identifier
  return [
    `{ profileByIdentifier(namespace: ${JSON.stringify(namespace)}, value: ${JSON.stringify(value)}) {`,
    '  id identifiers { namespace value firstSeen lastSeen } metrics { orders spend currency } recentActivity { name occurredAt }',
    '} }',
  ].join('\n')
}

function sendExample(url: string): string {
  const event = {
    userId: 'C-1',
    event: 'Order Completed',
    properties: { order_id: 'A1', total: 12.5, currency: 'GBP' },
  }
  return `curl -u demo: ${url}/v1/track -H 'content-type: application/json' \\\n  -d '${JSON.stringify(event)}'`
}
