import anyAscii from 'any-ascii'
import type { Random } from '../../../src/app/demo/random.ts'

/** Reserved for examples: they reach nobody. From frequent to rare. */
const PROVIDERS = `quickmail letterbox webpost inbox homepost mailhub swiftmail postbag cloudpost bluemail mymail
  countymail netpost openmail`
  .split(/\s+/)
  .map((name) => `${name}.example`)

const HANDLES = `sunny happy lucky little crazy mad silver golden super the dj big mrs mr`.split(' ')
const HANDLE_NOUNS =
  `gardener rover angler cyclist baker dancer walker reader panda tiger rider knitter piper runner`.split(' ')

/** Whom a mailbox is made for. */
export interface MailboxOwner {
  readonly given: string
  readonly calledBy: string | null
  readonly family: string
  readonly born: string
}

type Form = (random: Random, given: string, family: string, year: string) => string
const FORMS: readonly Form[] = [
  (_, given, family) => `${given}.${family}`,
  (_, given, family) => `${given}${family}`,
  (_, given, family) => `${given[0]}${family}`,
  (random, given, family) => `${given}.${family}${random.whole(1, 99)}`,
  (_, given, family, year) => `${given}${family}${year.slice(2)}`,
  (_, given, family) => `${given}_${family}`,
  (_, given, family) => `${given[0]}.${family}`,
  (_, given, family) => `${family}.${given}`,
  (_, given, family, year) => `${given}${family[0]}${year}`,
  (random, given) => `${given}${random.whole(10, 999)}`,
  (random) => `${random.pick(HANDLES)}${random.pick(HANDLE_NOUNS)}${random.whole(1, 999)}`,
]

/** Gives out mailboxes, each once. */
export class Mailboxes {
  readonly #taken = new Set<string>()

  next(random: Random, { given, calledBy, family, born }: MailboxOwner): string {
    const first = lettersOf(calledBy !== null && random.chance(0.5) ? calledBy : given)
    const local = random.pickRanked(FORMS)(random, first, lettersOf(family), born.slice(0, 4))
    const provider = random.pickRanked(PROVIDERS)
    let address = `${local}@${provider}`
    while (this.#taken.has(address)) address = `${local}${random.whole(1, 9_999)}@${provider}`
    this.#taken.add(address)
    return address
  }
}

/** In the form `07xxxxxxxxx`. */
export function newMobile(random: Random): string {
  return `07${random.digits(9)}`
}

/** In the form `01xxxxxxxxx`, with a code for the area. */
export function newLandline(random: Random, area: string): string {
  const code = (area.charCodeAt(0) * 31 + area.charCodeAt(1) * 7) % 1_000
  return `01${String(code).padStart(3, '0')}${random.digits(6)}`
}

function lettersOf(name: string): string {
  return anyAscii(name)
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '')
}
