/**
 * One file per part of the schema: fields to use cases, use cases' answers to fields.
 * A resolver decides nothing; it reads stores through the loaders and use cases of its context only.
 */
import type { Resolvers } from '../generated/resolvers.ts'
import { contextResolvers } from './context.ts'
import { deadLetterResolvers } from './dead-letter.ts'
import { enumResolvers } from './enums.ts'
import { explainResolvers } from './explain.ts'
import { householdResolvers } from './household.ts'
import { ledgerResolvers } from './ledger.ts'
import { matchExplanationResolvers } from './match-explanation.ts'
import { matchRunResolvers } from './match-run.ts'
import { Mutation } from './mutation.ts'
import { previewResolvers } from './preview.ts'
import { profileResolvers } from './profile.ts'
import { Query } from './query.ts'
import { relayResolvers } from './relay.ts'
import { reviewResolvers } from './review.ts'

export const resolvers: Resolvers = {
  Query,
  Mutation,
  ...profileResolvers,
  ...ledgerResolvers,
  ...contextResolvers,
  ...deadLetterResolvers,
  ...explainResolvers,
  ...householdResolvers,
  ...matchExplanationResolvers,
  ...matchRunResolvers,
  ...previewResolvers,
  ...relayResolvers,
  ...reviewResolvers,
  ...enumResolvers,
}
