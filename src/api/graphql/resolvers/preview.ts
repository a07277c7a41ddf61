import type { PreviewedProfile } from '../../../app/decide/index.ts'
import type { Metrics } from '../../../app/read/index.ts'
import type { Resolvers } from '../generated/resolvers.ts'

export interface PreviewedWithFigures extends PreviewedProfile {
  readonly metrics: () => Promise<Metrics>
}

/** What a decision would come to: figures are read only when they are asked for. */
export const previewResolvers: Pick<Resolvers, 'BlastRadius' | 'PreviewedProfile'> = {
  BlastRadius: {
    events: async (radius, _, { loaders }) => (await loaders.previewFigures.load(radius)).events,
    profilesBefore: (radius, _, { loaders }) =>
      withFigures(radius.profilesBefore, async () => (await loaders.previewFigures.load(radius)).before),
    profilesAfter: (radius, _, { loaders }) =>
      withFigures(radius.profilesAfter, async () => (await loaders.previewFigures.load(radius)).after),
  },
  PreviewedProfile: { metrics: ({ metrics }) => metrics() },
}

/** @param figures in the order of the profiles */
function withFigures(
  profiles: readonly PreviewedProfile[],
  figures: () => Promise<readonly Metrics[]>,
): PreviewedWithFigures[] {
  return profiles.map((profile, at) => {
    const metrics = async () => {
      const found = (await figures())[at]
      if (found === undefined) throw new RangeError('A previewed profile has no figures')
      return found
    }
    return { ...profile, metrics }
  })
}
