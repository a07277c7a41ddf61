import type { ContextReader, ContextUpdates } from '../../app/context/index.ts'
import type { DeadLetterOffice } from '../../app/dead-letters/index.ts'
import type { Stewardship } from '../../app/decide/index.ts'
import type { Explanations } from '../../app/explain/index.ts'
import type { ReviewDesk } from '../../app/handover/index.ts'
import type { Households } from '../../app/households/index.ts'
import type { KeyedIngest } from '../../app/ingest/index.ts'
import type { KeyRing } from '../../app/keys/index.ts'
import type { ProfileHistory } from '../../app/lake/index.ts'
import type { MatchExplanations } from '../../app/match-explanations/index.ts'
import type { MatchRuns } from '../../app/match-runs/index.ts'
import type { ProfileReader, StatsReader, TokenWait } from '../../app/read/index.ts'
import type { Relay } from '../../app/relay/index.ts'
import type { RulesChange } from '../../app/rules/index.ts'
import type { SegmentReader } from '../../app/segments/index.ts'
import type { IdentityRules } from '../../identity/index.ts'
import type { RequestContext } from '../../model/index.ts'
import type { Loaders } from './loaders.ts'
import type { SourceUseCases } from './ports.ts'

/** What the resolvers call. */
export interface UseCases {
  readonly profiles: ProfileReader
  readonly stats: StatsReader
  readonly tokens: TokenWait
  readonly context: ContextReader
  readonly contextUpdates: ContextUpdates
  readonly segments: SegmentReader
  readonly relay: Relay
  readonly ingest: KeyedIngest
  readonly deadLetters: DeadLetterOffice
  readonly keys: KeyRing
  readonly sources: SourceUseCases
  readonly decisions: Stewardship
  readonly reviews: ReviewDesk
  readonly matchRuns: MatchRuns
  readonly matchExplanations: MatchExplanations
  readonly explanations: Explanations
  readonly households: Households
  readonly history: ProfileHistory
  readonly rulesChange: RulesChange
}

/** What every resolver is handed. */
export interface GraphqlContext {
  readonly caller: RequestContext
  readonly loaders: Loaders
  readonly rules: IdentityRules
  readonly useCases: UseCases
}
