import type { BirthId } from '../../model/index.ts'
import {
  type HouseholdLinkKind,
  type HouseholdProfile,
  LINK_KINDS,
  type SharedUse,
  type Span,
  spanOver,
} from './uses.ts'

export interface BoundMember {
  readonly profileId: BirthId
  /** `holder`: the first on what they have in common; a household bound by devices alone has none. */
  readonly role: 'holder' | 'member'
  /** First and last day on which the member was seen with what binds it, as whole days since 1970. */
  readonly from: number
  readonly to: number
  /** What binds it to others of the household, the strongest first. */
  readonly through: readonly HouseholdLinkKind[]
}

/** A device is whoever's has it in hand: it makes nobody the head of a household. */
const HELD: readonly HouseholdLinkKind[] = ['account', 'landline', 'address']

interface OwnUse extends Span {
  readonly kind: HouseholdLinkKind
}

/**
 * @param group the profiles of one household, by registration
 * @param binding what two at least of them use
 */
export function membersOf(group: readonly HouseholdProfile[], binding: readonly SharedUse[]): BoundMember[] {
  const ownUses = new Map(group.map(({ id }) => [id, usesBy(id, binding)]))
  const holder = holderAmong(ownUses)
  return group
    .map(({ id }) => memberOf(id, ownUses.get(id) ?? [], holder))
    .toSorted((a, b) => Number(b.role === 'holder') - Number(a.role === 'holder'))
}

function usesBy(id: BirthId, binding: readonly SharedUse[]): OwnUse[] {
  return binding.flatMap(({ kind, byProfile }) => {
    const span = byProfile.get(id)
    return span === undefined ? [] : [{ kind, ...span }]
  })
}

/** The first on an account, else the first on a landline, else at an address; ties by registration. */
function holderAmong(ownUses: ReadonlyMap<BirthId, readonly OwnUse[]>): BirthId | null {
  const kind = HELD.find((held) => [...ownUses.values()].some((own) => own.some((use) => use.kind === held)))
  if (kind === undefined) return null
  const starts = [...ownUses].map(([id, own]) => {
    const ofKind = own.filter((use) => use.kind === kind)
    return { id, from: Math.min(...ofKind.map(({ from }) => from)) }
  })
  return starts.reduce((first, other) => (other.from < first.from ? other : first)).id
}

function memberOf(profileId: BirthId, own: readonly OwnUse[], holder: BirthId | null): BoundMember {
  const through = LINK_KINDS.filter((kind) => own.some((use) => use.kind === kind))
  return { profileId, role: profileId === holder ? 'holder' : 'member', ...spanOver(own), through }
}
