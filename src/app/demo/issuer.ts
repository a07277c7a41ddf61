import type { Country } from './names/index.ts'
import type { Place } from './places.ts'
import type { Random } from './random.ts'
import { mistype } from './typo.ts'

/**
 * Mobile numbers of each country begin so, E.164, and go on with this many digits: ranges that are kept for films
 * and books or belong to no operator, so that nobody's own number is among them.
 */
const MOBILES: Readonly<Record<Country, { readonly prefix: string; readonly digits: number }>> = {
  GB: { prefix: '+4477009', digits: 5 },
  DE: { prefix: '+49153', digits: 8 },
  FR: { prefix: '+3363998', digits: 4 },
}

/** `.example` is reserved for documentation: no such mailbox exists. */
const MAIL_DOMAINS = ['mail.example', 'inbox.example', 'post.example', 'webmail.example', 'home.example'] as const

/** Hands out what only one person may have. The same order of asking gives the same answers. */
export class Issuer {
  readonly #random: Random
  readonly #counters = new Map<string, number>()
  readonly #mailboxes = new Set<string>()

  constructor(random: Random) {
    this.#random = random
  }

  customerId(): string {
    return `C-${100_000 + this.#next('customer')}`
  }

  loyaltyCard(): string {
    return `2600${this.#scattered('loyalty', 8)}`
  }

  mobile(country: Country): string {
    const { prefix, digits } = MOBILES[country]
    return prefix + this.#scattered(prefix, digits)
  }

  landline({ landline: { prefix, digits } }: Place): string {
    return prefix + this.#scattered(prefix, digits)
  }

  orderId(channel: string): string {
    return `${channel.slice(0, 1).toUpperCase()}${String(this.#next(`order/${channel}`)).padStart(6, '0')}`
  }

  /** @param local the wanted part before the @; digits are added when it is taken */
  email(local: string): string {
    const domain = this.#random.pickRanked(MAIL_DOMAINS)
    let email = `${local}@${domain}`
    while (this.#mailboxes.has(email)) email = `${local}${this.#random.whole(1, 999)}@${domain}`
    this.#mailboxes.add(email)
    return email
  }

  /** @returns the address with one slip in it, which is nobody's own */
  mistyped(email: string, country: Country): string {
    let wrong = email
    while (this.#mailboxes.has(wrong)) wrong = mistype(this.#random, email, country)
    this.#mailboxes.add(wrong)
    return wrong
  }

  #next(series: string): number {
    const number = (this.#counters.get(series) ?? 0) + 1
    this.#counters.set(series, number)
    return number
  }

  /** Every number of the range once, in an order that looks like chance: 7919 and a power of ten have no common factor. */
  #scattered(series: string, digits: number): string {
    return String((this.#next(series) * 7919) % 10 ** digits).padStart(digits, '0')
  }
}
