import { domainToASCII } from 'node:url'
import type { IdentityRules } from '../rules.ts'

/** RFC 5321: of the whole address, and of the part before the @. */
const ADDRESS_LENGTH_MAX = 254
const LOCAL_LENGTH_MAX = 64

/** What no mailbox is written with outside quotes, which no shop's form produces. */
const NOT_IN_LOCAL = /[\s<>()[\]\\,;:"]/
/** `domainToASCII` reads a URL's host: these would end it, or be decoded. */
const NOT_IN_DOMAIN = /[\s/?#%:\\[\]]/
const DOMAIN = /^(?:(?!-)[a-z0-9-]{1,63}(?<!-)\.)+(?!-)(?!\d+$)[a-z0-9-]{2,63}(?<!-)$/

/** One mailbox provider, two names. */
const GMAIL = new Set(['gmail.com', 'googlemail.com'])

/**
 * Lower case throughout: RFC 5321 lets a mailbox differ by case, but no provider of note does.
 * An international domain becomes its ASCII form. `settings` say whether Gmail's dots and plus addressing
 * make another mailbox; a mailbox that would be left without a name keeps the one it has.
 *
 * @param text cleaned
 * @returns null when it is no e-mail address
 */
export function normaliseEmail(text: string, settings: IdentityRules['defaults']['email']): string | null {
  const [local, domain, ...rest] = text.toLowerCase().split('@')
  if (!local || !domain || rest.length > 0) return null
  if (local.length > LOCAL_LENGTH_MAX || NOT_IN_LOCAL.test(local) || NOT_IN_DOMAIN.test(domain)) return null
  const ascii = domainToASCII(domain)
  if (!DOMAIN.test(ascii) || local.length + 1 + ascii.length > ADDRESS_LENGTH_MAX) return null
  const host = GMAIL.has(ascii) ? 'gmail.com' : ascii
  return `${mailboxOf(local, host, settings)}@${host}`
}

function mailboxOf(local: string, host: string, settings: IdentityRules['defaults']['email']): string {
  const untagged = settings.plusAddressing ? local.replace(/\+.*$/, '') : local
  const undotted = settings.gmailDots && host === 'gmail.com' ? untagged.replaceAll('.', '') : untagged
  return undotted === '' ? local : undotted
}
