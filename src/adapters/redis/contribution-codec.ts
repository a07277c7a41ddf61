import { assertNever } from '../../model/index.ts'
import type { Contribution, Report, TraitSettings } from '../../projections/traits/index.ts'

/** What book-anchor.lua does for one contribution: what to do, where, and two operands. */
type Step = readonly [code: string, where: string | number, a: string | number, b: string | number]

/** The traits whose values are kept as sorted sets, in the order of their keys. */
export interface TraitSets {
  readonly distinct: readonly string[]
  readonly recent: readonly string[]
}

export function traitSetsOf({ traits }: TraitSettings): TraitSets {
  const named = (aggregate: string) =>
    Object.entries(traits).flatMap(([name, trait]) => (trait.aggregate === aggregate ? [name] : []))
  return { distinct: named('unique'), recent: named('topK') }
}

/** A field of the anchor's hash begins with what is kept in it. */
const CODES = { add: '+', min: '<', max: '>', first: '[', last: ']' } as const

export function stepOf(given: Contribution, { distinct, recent }: TraitSets): Step {
  switch (given.kind) {
    case 'add':
      return ['+', `+${given.slot}`, String(given.amount), '']
    case 'min':
    case 'max':
      return [CODES[given.kind], CODES[given.kind] + given.slot, String(given.value), '']
    case 'first':
    case 'last':
      return [CODES[given.kind], CODES[given.kind] + given.slot, stamped(given), '']
    case 'bucket':
      return ['@', given.slot, given.bucket, `${given.kept} ${given.amount}`]
    case 'report':
      return ['r', reportField(given.report), reportValue(given.report), '']
    case 'distinct':
      return ['d', distinct.indexOf(given.slot), given.hash, given.hash.toString(36)]
    case 'recent':
      return ['n', distinct.length + recent.indexOf(given.slot), stamped(given), '']
    default:
      return assertNever(given)
  }
}

/** @param field of the anchor's hash. @returns null for what is no contribution: sightings, places of lanes */
export function contributionOfField(field: string, text: string): Contribution | null {
  const slot = field.slice(1)
  switch (field[0]) {
    case '+':
      return { kind: 'add', slot, amount: Number(text) }
    case '<':
      return { kind: 'min', slot, value: Number(text) }
    case '>':
      return { kind: 'max', slot, value: Number(text) }
    case '[':
      return { kind: 'first', slot, ...unstamped(text) }
    case ']':
      return { kind: 'last', slot, ...unstamped(text) }
    default:
      return null
  }
}

/** @param field `bucket:slot` */
export function contributionOfBucket(field: string, amount: string): Contribution {
  const at = field.indexOf(':')
  return {
    kind: 'bucket',
    slot: field.slice(at + 1),
    bucket: Number(field.slice(0, at)),
    kept: 0,
    amount: Number(amount),
  }
}

export function contributionOfReport(field: string, text: string): Contribution {
  const [key, source] = JSON.parse(field)
  const { stamp, rest } = parted(text)
  const [rank, atMs, amounts] = JSON.parse(rest)
  return { kind: 'report', report: { key, source, rank, stamp, atMs, amounts } }
}

export function contributionOfHash(slot: string, member: string): Contribution {
  return { kind: 'distinct', slot, hash: Number.parseInt(member, 36) }
}

export function contributionOfRecent(slot: string, member: string): Contribution {
  return { kind: 'recent', slot, ...unstamped(member) }
}

function reportField({ key, source }: Report): string {
  return JSON.stringify([key, source])
}

function reportValue({ stamp, rank, atMs, amounts }: Report): string {
  return `${stamp} ${JSON.stringify([rank, atMs, amounts])}`
}

/** In the order of these texts values of the same slot are kept. */
function stamped({ stamp, value }: { readonly stamp: string; readonly value: unknown }): string {
  return `${stamp} ${JSON.stringify(value)}`
}

function unstamped(text: string): { stamp: string; value: string | number | boolean } {
  const { stamp, rest } = parted(text)
  return { stamp, value: JSON.parse(rest) }
}

function parted(text: string): { stamp: string; rest: string } {
  const at = text.indexOf(' ')
  return { stamp: text.slice(0, at), rest: text.slice(at + 1) }
}
