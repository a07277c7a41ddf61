import type { CardActivity, CardIdentifier, CardTrait, ProfileCard } from './profile-card.ts'
import { evidenceText, householdText } from './profile-ties-text.ts'
import type { Paint } from './terminal.ts'
import { countOf, indented, tableText } from './text.ts'

/** Values of attributes are cut here. */
const VALUE_LENGTH_MAX = 60

/** A profile for people to read. */
export function profileCardText(card: ProfileCard, paint: Paint): string {
  const aliases = card.aliases.length === 0 ? '' : paint('dim', `  (${countOf(card.aliases.length, 'other id')})`)
  return [
    `${paint('bold', card.id)}${aliases}`,
    indented(metricsText(card.metrics)),
    indented(householdText(card)),
    section('identifiers', card.identifiers.map(identifierRow), paint),
    section('attributes', card.attributes.map(attributeRow), paint),
    section('traits', card.traits.filter(isTold).map(traitRow), paint),
    section('recent activity', card.recentActivity.map(activityRow), paint),
    indented(evidenceText(card, paint)),
  ]
    .filter((part) => part !== '')
    .join('\n')
}

function section(title: string, rows: readonly (readonly string[])[], paint: Paint): string {
  return rows.length === 0 ? '' : `${indented(paint('cyan', title))}\n${indented(tableText(rows), '    ')}`
}

/** Those that the line of figures and the identifiers do not tell already, of which there is anything to tell. */
function isTold({ name, value }: CardTrait): boolean {
  if (['orders', 'refunds', 'spend', 'firstSeen'].includes(name) || value === null || value === 0) return false
  return typeof value !== 'object' || Object.keys(value).length > 0
}

function traitRow({ name, precision, value, windows }: CardTrait): string[] {
  const within = windows.map(({ unit, length, value: inWindow }) => `${countOf(length, unit)} ${valueText(inWindow)}`)
  return [name, valueText(value), within.join('; '), precision === 'exact' ? '' : precision]
}

function valueText(value: CardTrait['value']): string {
  if (Array.isArray(value)) return value.map(({ value: one, count }) => `${one} ${count}`).join(', ')
  if (typeof value !== 'object' || value === null) return String(value)
  const groups = Object.entries(value).map(([group, one]) => `${group} ${one}`)
  return groups.length === 0 ? '0' : groups.join(', ')
}

function metricsText({ orders, refunds, spendByCurrency, rebuilding }: ProfileCard['metrics']): string {
  const spend = spendByCurrency.map(({ currency, amount }) => `${amount.toFixed(2)} ${currency}`).join(', ')
  return `${countOf(orders, 'order')}, ${countOf(refunds, 'refund')}${spend === '' ? '' : `, spend ${spend}`}${rebuilding === null ? '' : `\n${rebuilding}`}`
}

function identifierRow({ namespace, value, firstSeen, lastSeen, sources }: CardIdentifier): string[] {
  const span = firstSeen === null ? '' : `${firstSeen.slice(0, 10)} to ${(lastSeen ?? firstSeen).slice(0, 10)}`
  return [namespace, value, span, sources.join(', ')]
}

function attributeRow({ name, value, source, observedAt }: ProfileCard['attributes'][number]): string[] {
  const text = value === null ? '(withdrawn)' : String(value)
  return [
    name,
    text.length > VALUE_LENGTH_MAX ? `${text.slice(0, VALUE_LENGTH_MAX - 1)}…` : text,
    `${source}, ${observedAt.slice(0, 10)}`,
  ]
}

function activityRow({ occurredAt, type, name, channel, amount, currency }: CardActivity): string[] {
  const money = amount === null ? '' : `${amount.toFixed(2)} ${currency ?? ''}`.trim()
  return [occurredAt.slice(0, 16).replace('T', ' '), channel ?? '', name ?? type, money]
}
