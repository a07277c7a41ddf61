import mailchecker from 'mailchecker'

/**
 * Services that forward to a person's own mailbox, each address made for one person and kept by them. The package
 * lists them beside mailboxes for ten minutes that anybody reads, yet such an address is as good as any.
 */
const FORWARDING: ReadonlySet<string> = new Set(
  [
    'duck.com, mozmail.com, relay.firefox.com, simplelogin.com, simplelogin.co, simplelogin.fr, aleeas.com, slmails.com',
    'slmail.me, 8alias.com, 8shield.net, silomails.com, passmail.net, passmail.com, passinbox.com, passfwd.com',
    'anonaddy.com, anonaddy.me, addy.io, addymail.com, privaterelay.appleid.com, 33mail.com, opayq.com',
  ].flatMap((line) => line.split(', ')),
)

/**
 * Whether an address is of a service that hands out mailboxes for a while, and then to the next: by the list of the
 * package mailchecker (its licence: MIT), the domain itself or one that it lies under.
 *
 * @param value in lower case
 */
export function isDisposable(value: string): boolean {
  const at = value.lastIndexOf('@')
  if (at < 1) return false
  const domains = withParents(value.slice(at + 1))
  return (
    domains.some((domain) => mailchecker.blacklist().has(domain)) && !domains.some((domain) => FORWARDING.has(domain))
  )
}

/** `a.b.org` is `a.b.org`, `b.org` and `org`. */
function withParents(domain: string): string[] {
  const labels = domain.split('.')
  return labels.map((_, at) => labels.slice(at).join('.'))
}
