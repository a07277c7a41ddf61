import type { KnownProfile } from '../app/lake/index.ts'
import type { Paint } from './terminal.ts'
import { countOf, indented, tableText } from './text.ts'

/** A profile as it was known, for people to read. */
export function knownProfileText({ id, change, aliases, identifiers, attributes }: KnownProfile, paint: Paint): string {
  const others = aliases.length === 0 ? '' : `, ${countOf(aliases.length, 'other id')}`
  return [
    `${paint('bold', id)}${paint('dim', `  (as of change ${change}${others})`)}`,
    indented(paint('cyan', 'identifiers')),
    indented(tableText(identifiers.map(({ namespace, value }) => [namespace, value])), '    '),
    ...(attributes.length === 0 ? [] : [indented(paint('cyan', 'attributes'))]),
    indented(tableText(attributes.map(({ name, value, source }) => [name, String(value), source])), '    '),
  ]
    .filter((part) => part !== '')
    .join('\n')
}
