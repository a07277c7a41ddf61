import { nearest } from '../../model/index.ts'
import { isDisposable } from './disposable-domains.ts'
import { isPlaceholder } from './placeholders.ts'
import { isRoleMailbox } from './role-mailboxes.ts'

const PREFIX = 'builtin:'

/** The lists that `blocked` in `config/identity.yaml` may name; each is asked with a value in lower case. */
const LISTS: ReadonlyMap<string, (value: string) => boolean> = new Map([
  ['builtin:placeholders', isPlaceholder],
  ['builtin:role-mailboxes', isRoleMailbox],
  ['builtin:disposable-domains', isDisposable],
])

/** @returns what the list answers; null when the entry names no built-in list */
export function builtinList(entry: string): ((value: string) => boolean) | null {
  return LISTS.get(entry) ?? null
}

/** @returns what is wrong with an entry that claims to be a built-in list; null when there is nothing */
export function unknownBuiltin(entry: string): string | null {
  if (!entry.startsWith(PREFIX) || LISTS.has(entry)) return null
  const known = [...LISTS.keys()]
  const meant = nearest(entry, known)
  return `${entry} is unknown; ${meant === null ? `there are ${known.join(', ')}` : `did you mean ${meant}?`}`
}
