import type { LiveContext } from '../app/context/index.ts'
import { type Activity, unitsOf } from '../model/index.ts'
import type { CartLine, SupportCase } from '../projections/context/index.ts'
import { indented, tableText } from './text.ts'

/** Live context as JSON; names as in GraphQL. */
export function contextData(live: LiveContext, interactions: readonly Activity[]) {
  const { profile, sessions, cart, cases, recommendations } = live
  return {
    profile: { id: profile.id },
    sessions,
    cart: { version: cart.version, lines: cart.lines.map(lineData) },
    interactions: interactions.map((activity) => ({ ...activity, amount: amountOf(activity.amount) })),
    cases,
    recommendations,
  }
}

export function contextText(live: LiveContext, interactions: readonly Activity[]): string {
  const { profile, sessions, cart, cases, recommendations } = live
  return [
    `profile ${profile.id}`,
    section(
      'visits',
      sessions.map(({ id, channel, startedAt, lastActiveAt }) => [
        id ?? '-',
        channel ?? '-',
        timeText(startedAt),
        timeText(lastActiveAt),
      ]),
    ),
    section('cart', cart.lines.map(lineRow)),
    section('support cases', cases.map(caseRow)),
    section(
      'recommended',
      recommendations.map(({ id, placement, status, items }) => [id, placement ?? '-', status, items.join(', ')]),
    ),
    section(
      'interactions',
      interactions.map(({ occurredAt, channel, type, name }) => [timeText(occurredAt), channel ?? '-', name ?? type]),
    ),
  ].join('\n')
}

function section(title: string, rows: readonly (readonly string[])[]): string {
  return rows.length === 0 ? `${title}: none` : `${title}:\n${indented(tableText(rows))}`
}

function lineRow({ quantity, productId, variant, name, price, currency }: CartLine): string[] {
  const priceText = price === null ? '' : `${unitsOf(price)} ${currency ?? ''}`.trim()
  return [`${quantity} ×`, productId, variant ?? '', name ?? '', priceText]
}

function caseRow({ id, status, channel, subject, agent, chat, transcript }: SupportCase): string[] {
  return [id, status, channel ?? '-', subject ?? '', agent ?? '', `${chat.length} written, ${transcript.length} spoken`]
}

function lineData({ changedAtMs, price, ...line }: CartLine) {
  return { ...line, price: amountOf(price), changedAt: new Date(changedAtMs).toISOString() }
}

function amountOf(amount: number | null): number | null {
  return amount === null ? null : unitsOf(amount)
}

function timeText(instant: string): string {
  return instant.slice(0, 19).replace('T', ' ')
}
