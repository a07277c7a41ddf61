import DataLoader from 'dataloader'
import type { ContextReader, LiveContext } from '../../app/context/index.ts'
import type { Metrics, PreviewFigures, ProfileReader } from '../../app/read/index.ts'
import type { BlastRadius } from '../../app/decide/index.ts'
import type { TraitFigure } from '../../projections/traits/index.ts'
import type { Household, Households } from '../../app/households/index.ts'
import type { SegmentMembership, SegmentReader } from '../../app/segments/index.ts'
import type { GraphProfile, IdentifierKey, ProfileLedger, RequestContext, Sighting } from '../../model/index.ts'

/** Bounds of one round trip, as the ports state them. */
const PROFILES_MAX = 1_000
const LEDGERS_MAX = 100
const HOUSEHOLDS_MAX = 100

/** Collect what the resolvers of one request ask for, each kind in one round trip; made anew for every request. */
export interface Loaders {
  /** By profile id or alias. */
  readonly profileById: DataLoader<string, GraphProfile | null>
  readonly profileByKey: DataLoader<IdentifierKey, GraphProfile | null>
  /** As the graph has them by now: for who wrote, and waited for it. */
  readonly freshProfileById: DataLoader<string, GraphProfile | null>
  readonly freshProfileByKey: DataLoader<IdentifierKey, GraphProfile | null>
  readonly metrics: DataLoader<GraphProfile, Metrics, string>
  readonly previewFigures: DataLoader<BlastRadius, PreviewFigures>
  readonly segments: DataLoader<GraphProfile, SegmentMembership[], string>
  readonly liveContext: DataLoader<GraphProfile, LiveContext, string>
  readonly traits: DataLoader<GraphProfile, TraitFigure[], string>
  readonly sighting: DataLoader<IdentifierKey, Sighting | null>
  /** By the id of a live profile. */
  readonly ledger: DataLoader<string, ProfileLedger>
  readonly household: DataLoader<string, Household | null>
  /** By the id of a live profile. */
  readonly householdOf: DataLoader<string, Household | null>
  readonly householdTraits: DataLoader<Household, TraitFigure[], string>
}

interface LoaderParts {
  readonly profiles: ProfileReader
  readonly households: Households
  readonly context: ContextReader
  readonly segments: SegmentReader
}

export function createLoaders(
  { profiles, households, context, segments }: LoaderParts,
  caller: RequestContext,
): Loaders {
  const freshProfileById = new DataLoader((ids: readonly string[]) => profiles.byIds(caller, ids, 'fresh'), {
    maxBatchSize: PROFILES_MAX,
  })
  return {
    profileById: new DataLoader((ids) => profiles.byIds(caller, ids), { maxBatchSize: PROFILES_MAX }),
    profileByKey: new DataLoader((keys) => profiles.byIdentifiers(caller, keys), { maxBatchSize: PROFILES_MAX }),
    freshProfileById,
    freshProfileByKey: new DataLoader((keys) => profiles.byIdentifiers(caller, keys, 'fresh'), {
      maxBatchSize: PROFILES_MAX,
    }),
    metrics: new DataLoader((asked) => profiles.metrics(caller, asked), { cacheKeyFn: ({ id }) => id }),
    previewFigures: new DataLoader((asked) => Promise.all(asked.map((one) => profiles.previewed(caller, one)))),
    segments: new DataLoader((asked) => segments.ofProfiles(caller, asked), { cacheKeyFn: ({ id }) => id }),
    liveContext: new DataLoader((asked) => context.ofProfiles(caller, asked), { cacheKeyFn: ({ id }) => id }),
    traits: new DataLoader((asked) => profiles.traits(caller, asked), { cacheKeyFn: ({ id }) => id }),
    sighting: new DataLoader((keys) => profiles.sightings(caller, keys)),
    household: new DataLoader((ids) => households.byIds(caller, ids), { maxBatchSize: HOUSEHOLDS_MAX }),
    householdOf: new DataLoader((ids) => households.byProfiles(caller, ids), { maxBatchSize: HOUSEHOLDS_MAX }),
    householdTraits: new DataLoader(
      async (asked) => {
        const found = asked.map(({ members }) => freshProfileById.loadMany(members.map(({ profileId }) => profileId)))
        const together = (await Promise.all(found)).map((own) => ({ members: own.flatMap(membersOf) }))
        return profiles.traits(caller, together)
      },
      { cacheKeyFn: ({ id }) => id },
    ),
    ledger: new DataLoader((ids) => profiles.ledgers(caller, ids), { maxBatchSize: LEDGERS_MAX }),
  }
}

/** @param found null for a profile that is gone since its household was read: what it was is another member by now */
function membersOf(found: GraphProfile | null | Error): GraphProfile['members'] {
  if (found instanceof Error) throw found
  return found?.members ?? []
}
