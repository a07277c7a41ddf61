import type { Resolvers } from '../generated/resolvers.ts'

/** The contract's names of closed sets to the code's. */
export const enumResolvers = {
  IdentifierClass: { PERSON: 'person', DEVICE: 'device', HOUSEHOLD: 'household' },
  EvidenceState: { ACCEPTED: 'accepted', PARKED: 'parked', PENDING: 'pending', RETRACTED: 'retracted' },
  ParkedReason: {
    LIMIT: 'limit',
    PIN: 'pin',
    SHARED: 'shared',
    BLOCKED: 'blocked',
    HOUSEHOLD: 'household',
    UNVERIFIED: 'unverified',
    CONFLICT: 'conflict',
  },
  DecisionKind: { MERGE: 'merge', SPLIT: 'split' },
  Protocol: { SEGMENT: 'segment', GENERIC: 'generic', FILE: 'file', LOG: 'log' },
  EventShape: { GENERIC: 'generic', SEGMENT: 'segment' },
} satisfies Resolvers
