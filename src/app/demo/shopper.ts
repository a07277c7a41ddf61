import { keyOf, type IdentifierKey } from '../../model/index.ts'
import { valueAt, type Period } from './calendar.ts'
import type { DemoNamespace, Draft, Mark, SeenAs } from './draft.ts'
import type { Issuer } from './issuer.ts'
import type { Person } from './person.ts'
import type { Random } from './random.ts'
import { writtenName } from './spelling.ts'

/** A browser or an installed app, as it shows itself at the moment. */
export interface Screen {
  readonly cookie: string
  readonly device?: string
}

/** Chance that a browser comes with a new cookie, because the old one was deleted or blocked. */
const RESET_SHARE = 0.12
/** Chance at each visit that the phone is a new one. */
const NEW_DEVICE_SHARE = 0.02

/** A person on the way through the period: what they carry now, and a diary of what the shop saw. Visits go in time order. */
export class Shopper {
  readonly person: Person
  readonly period: Period
  readonly random: Random
  readonly issuer: Issuer
  readonly diary: Draft[] = []
  readonly marks = new Map<IdentifierKey, Mark>()
  readonly #browsers: string[]
  #app: Required<Screen>

  constructor(person: Person, period: Period, random: Random, issuer: Issuer) {
    this.person = person
    this.period = period
    this.random = random
    this.issuer = issuer
    this.#browsers = random.chance(0.35) ? [random.uuid(), random.uuid()] : [random.uuid()]
    this.#app = { cookie: random.uuid(), device: random.uuid().toUpperCase() }
    this.#browsers.slice(1).forEach((cookie) => this.mark('cookie', cookie, 'other-browser'))
    person.loyaltyCards.slice(1).forEach((card) => this.mark('loyalty', card, 'second-card'))
  }

  note(draft: Draft): void {
    if (draft.atMs < this.period.toMs) this.diary.push(draft)
  }

  /** The first mark of an identifier stays. */
  mark(namespace: DemoNamespace, value: string, mark: Mark): void {
    const key = keyOf({ namespace, value })
    if (!this.marks.has(key)) this.marks.set(key, mark)
  }

  email(atMs: number): string {
    return this.#current('email', this.person.emails, atMs, 'changed-email')
  }

  phone(atMs: number): string {
    return this.#current('phone', this.person.phones, atMs, 'changed-phone')
  }

  /** The e-mail address as typed in a hurry: now and then another mailbox than was meant. */
  hurriedEmail(atMs: number): string {
    const email = this.email(atMs)
    if (!this.random.chance(0.04)) return email
    const mistyped = this.issuer.mistyped(email, this.person.household.country)
    this.mark('email', mistyped, 'mistyped')
    return mistyped
  }

  name(): { firstName: string; lastName: string } {
    return writtenName(this.random, this.person, this.person.household.country)
  }

  /** One's own browser, or the family's. */
  browser(): Screen {
    const { browser } = this.person.household
    if (browser !== null && this.random.chance(0.4)) return { cookie: browser }
    const at = this.random.whole(0, this.#browsers.length - 1)
    if (this.random.chance(RESET_SHARE)) this.#browsers[at] = this.#fresh('cookie', this.random.uuid(), 'cookie-reset')
    return { cookie: this.#browsers[at] as string }
  }

  /** One's own phone, or the family's tablet. */
  app(): Required<Screen> {
    const { tablet } = this.person.household
    if (tablet !== null && this.random.chance(0.4)) return tablet
    if (this.random.chance(NEW_DEVICE_SHARE)) this.#app = this.#newDevice()
    else if (this.random.chance(RESET_SHARE / 3))
      this.#app = { ...this.#app, cookie: this.#fresh('cookie', this.random.uuid(), 'cookie-reset') }
    return this.#app
  }

  #newDevice(): Required<Screen> {
    const device = this.#fresh('device', this.random.uuid().toUpperCase(), 'new-device')
    return { device, cookie: this.#fresh('cookie', this.random.uuid(), 'new-device') }
  }

  #current(namespace: 'email' | 'phone', history: Person['emails'], atMs: number, mark: Mark): string {
    const value = valueAt(history, atMs) as string
    return value === history[0]?.value ? value : this.#fresh(namespace, value, mark)
  }

  #fresh(namespace: DemoNamespace, value: string, mark: Mark): string {
    this.mark(namespace, value, mark)
    return value
  }
}

/** Leaves out what is not known. */
export function seenAs(known: Readonly<Partial<Record<DemoNamespace, string | null | undefined>>>): SeenAs {
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value != null))
}
