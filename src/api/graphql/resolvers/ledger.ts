import { decisionsInOrder, evidenceInOrder, requireWithin } from '../../../app/read/index.ts'
import { dateOfDay, daysSeen } from '../../../model/index.ts'
import type { DecisionResolvers, EvidenceResolvers, ProfileResolvers, Resolvers } from '../generated/resolvers.ts'
import { LIMITS } from '../limits.ts'

/** Why a profile is one. */
export const Profile: Pick<ProfileResolvers, 'evidence' | 'decisions' | 'history'> = {
  async evidence({ id }, { first }, { loaders }) {
    requireWithin('first', first, LIMITS.evidence)
    const { evidence } = await loaders.ledger.load(id)
    return evidenceInOrder(evidence).slice(0, first)
  },
  async decisions({ id }, _, { loaders }) {
    const { decisions } = await loaders.ledger.load(id)
    return decisionsInOrder(decisions).filter(({ effect }) => effect.before.length > 0)
  },
  /** First pages come with the ledgers, of all profiles in one round trip. */
  async history({ id }, { first, after }, { caller, loaders, useCases }) {
    if (after != null) return useCases.profiles.history(caller, id, { first, after })
    requireWithin('first', first, LIMITS.history)
    const { decisions } = await loaders.ledger.load(id)
    return decisionsInOrder(decisions).slice(0, first)
  },
}

const Evidence: EvidenceResolvers = {
  firstSeen: (evidence) => dayAsDate(daysSeen(evidence)[0]),
  lastSeen: (evidence) => dayAsDate(daysSeen(evidence).at(-1)),
  days: (evidence) => daysSeen(evidence).length,
}

const Decision: DecisionResolvers = {
  before: ({ effect }) => effect.before.map(({ id }) => id),
  after: ({ effect }) => effect.after.map(({ id }) => id),
  membersBefore: ({ effect }) => effect.before,
  membersAfter: ({ effect }) => effect.after,
  pins: ({ acts }) => acts.made,
}

function dayAsDate(day: number | undefined): string | null {
  return day === undefined ? null : dateOfDay(day)
}

export const ledgerResolvers = { Evidence, Decision } satisfies Resolvers
