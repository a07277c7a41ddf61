import { identifierOf, keyOf, type IdentifierKey } from '../model/index.ts'
import type { CardEvidence, ProfileCard } from './profile-card.ts'
import type { Paint } from './terminal.ts'
import { countOf, countText, indented } from './text.ts'

/** With whom somebody lives; empty for one who lives with nobody. */
export function householdText({ id, household }: ProfileCard): string {
  const self = household?.members.find(({ profile }) => profile.id === id)
  if (household == null || self === undefined) return ''
  const others = countOf(household.members.length - 1, 'other')
  return `${self.role} of household ${household.id}, with ${others}, through ${self.through.join(', ')}`
}

/** How much was seen, how much of it does not count, and what explains that; empty where nothing was. */
export function evidenceText({ identifiers, evidence }: ProfileCard, paint: Paint): string {
  if (evidence.length === 0) return ''
  const parked = evidence.filter(({ state }) => state === 'parked')
  const own = new Set(identifiers.map(keyOf))
  const leadingOut = parked.find(({ a, b }) => own.has(identifierOf(a)) !== own.has(identifierOf(b)))
  return [
    paint('cyan', 'evidence'),
    indented(`${piecesText(evidence.length)}${parked.length === 0 ? '' : `, ${parkedText(parked)}`}`),
    leadingOut === undefined ? '' : indented(`why not: ${whyNotCommand(leadingOut, own)}`),
  ]
    .filter((line) => line !== '')
    .join('\n')
}

function piecesText(count: number): string {
  return count === 1 ? '1 piece' : `${countText(count)} pieces`
}

function parkedText(parked: readonly CardEvidence[]): string {
  const reasons = Map.groupBy(parked, ({ reason }) => reason)
  const counts = [...reasons].map(([reason, { length }]) => `${countText(length)} ${reason}`)
  return `${countText(parked.length)} parked: ${counts.toSorted().join(', ')}`
}

function whyNotCommand({ a, b }: CardEvidence, own: ReadonlySet<IdentifierKey>): string {
  const ends = [identifierOf(a), identifierOf(b)].toSorted((x, y) => Number(own.has(y)) - Number(own.has(x)))
  return `selfsame whynot ${ends.map(quoted).join(' ')}`
}

/** As a shell reads it back. */
function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
}
