import type { DeadLetterResolvers, Resolvers } from '../generated/resolvers.ts'

const DeadLetter: DeadLetterResolvers = {
  source: ({ sender }) => sender.source,
}

export const deadLetterResolvers = { DeadLetter } satisfies Resolvers
