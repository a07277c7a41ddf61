import type { AuditedInvariant } from '../app/audit/index.ts'
import type { ContextReader, ContextUpdates } from '../app/context/index.ts'
import type { DemoShelf } from '../app/demo/index.ts'
import type { DeadLetterOffice } from '../app/dead-letters/index.ts'
import type { Stewardship } from '../app/decide/index.ts'
import type { Explanations } from '../app/explain/index.ts'
import type { KeyRing } from '../app/keys/index.ts'
import type { MatchHandover, MatcherResults, ReviewDesk } from '../app/handover/index.ts'
import type { MatchRuns, StewardVerdicts } from '../app/match-runs/index.ts'
import type { Lake, ProfileHistory, Verified } from '../app/lake/index.ts'
import type { Households } from '../app/households/index.ts'
import type { MatchCharts, MatchResults, MatchRun, MatchStudy, ModelExchange } from '../app/match/index.ts'
import type { EventCounts, ProfileReader, StatsReader, TokenWait } from '../app/read/index.ts'
import type { IndexUpkeep, MatchingState, Models } from '../app/real-time/index.ts'
import type { Relay, RelayStatus } from '../app/relay/index.ts'
import type { RulesChange } from '../app/rules/index.ts'
import type { SegmentReader } from '../app/segments/index.ts'
import type { FileIngest, SourceCatalogue } from '../app/sources/index.ts'
import type { IdentityRules } from '../identity/index.ts'
import type { RequestContext } from '../model/index.ts'
import type { ProfileStoreStanding } from './profile-store-finding.ts'
import type { Terminal } from './terminal.ts'

/** Told one line at a time of what takes a while. */
export type Report = (line: string) => void

/** All that the command line needs; `main` puts it together. Nothing here starts before a command asks for it. */
export interface CliServices {
  readonly version: string
  readonly terminal: Terminal
  /** The environment, for flags that it switches off (`SELFSAME_YES=0`). */
  readonly env: Readonly<Record<string, string | undefined>>
  /** Aborted by Ctrl-C or SIGTERM; its reason is the signal's name. See `interruptsOf`. */
  readonly interrupted: AbortSignal
  /** As whom commands act. */
  readonly context: RequestContext
  /**
   * Use cases on the stores recorded under the data directory, which are started for this process when none run.
   *
   * @throws SelfsameError IN_USE, MISSING_PREREQUISITE, CONFIGURATION, UNAVAILABLE
   */
  open(report: Report): Promise<OpenService>
  /** Starts stores, API and worker. @throws as `open` */
  start(options: StartOptions): Promise<RunningService>
  readonly stack: StackVerbs
  /** What is there, what is missing, and what mends it. Never throws for what it finds. */
  diagnose(): Promise<readonly Finding[]>
  /** What became of accepted events, of stores that run; null where none do. @throws SelfsameError FORBIDDEN, UNAVAILABLE */
  eventCounts(context: RequestContext): Promise<EventCounts | null>
  /** Whether records are matched as they come, of stores that run; null where none do. @throws SelfsameError FORBIDDEN, UNAVAILABLE */
  matchingState(context: RequestContext): Promise<MatchingState | null>
  /** How the profile store of stores that run stands; null where none do. @throws SelfsameError FORBIDDEN, UNAVAILABLE */
  profileStoreState(context: RequestContext): Promise<ProfileStoreStanding | null>
  /** Who follows the changes of stores that run; null where none do. @throws SelfsameError FORBIDDEN, UNAVAILABLE */
  relayStatus(context: RequestContext): Promise<RelayStatus | null>
  /** Whether the graph of stores that run is as it must be. @throws SelfsameError FORBIDDEN, UNAVAILABLE */
  audit(context: RequestContext): Promise<readonly AuditedInvariant[]>
  /** Needs no stores. */
  readonly sources: Pick<SourceCatalogue, 'list' | 'propose'>
  /** Needs no stores. */
  readonly match: Pick<MatchRun, 'run' | 'train'>
  /** Needs no stores. */
  readonly matchResults: Pick<MatchResults, 'evaluate' | 'compare'>
  /** Needs no stores. */
  readonly matcherResults: Pick<MatcherResults, 'ofRun' | 'ofScores'>
  /** Needs no stores. */
  readonly modelExchange: Pick<ModelExchange, 'exportModel' | 'importModel' | 'clean'>
  /** Needs no stores. */
  readonly matchStudy: Pick<MatchStudy, 'profile' | 'init' | 'block' | 'explain'>
  /** Needs no stores. */
  readonly matchCharts: Pick<MatchCharts, 'draw'>
  /** Needs no stores. */
  readonly lake: Pick<Lake, 'tables' | 'query' | 'compact' | 'vacuum'>
  readonly demoShelf: DemoShelf
}

/** Use cases on open stores. While it is open a worker applies what is taken in: its own, or a running service's. */
export interface OpenService {
  readonly profiles: Pick<
    ProfileReader,
    | 'byIds'
    | 'byIdentifiers'
    | 'keyFor'
    | 'metrics'
    | 'previewed'
    | 'traits'
    | 'recent'
    | 'sightings'
    | 'ledgers'
    | 'history'
  >
  readonly context: Pick<ContextReader, 'ofProfiles' | 'interactions'>
  readonly contextUpdates: Pick<ContextUpdates, 'update'>
  readonly segments: Pick<SegmentReader, 'list' | 'diffFile' | 'ofProfiles'>
  readonly rules: IdentityRules
  readonly deadLetters: Pick<DeadLetterOffice, 'list' | 'get' | 'replay' | 'replayAll'>
  readonly keys: Pick<KeyRing, 'add' | 'list' | 'revoke'>
  readonly files: Pick<FileIngest, 'ingest'>
  readonly tokens: Pick<TokenWait, 'until'>
  readonly stats: Pick<StatsReader, 'read'>
  readonly relay: Pick<Relay, 'status' | 'replay' | 'resume' | 'rebuild'>
  readonly decisions: Pick<
    Stewardship,
    'mergeProfiles' | 'splitProfile' | 'setAttribute' | 'pin' | 'unpin' | 'undoDecision'
  >
  readonly explanations: Pick<Explanations, 'why' | 'whyNot'>
  readonly households: Pick<Households, 'byProfiles'>
  readonly handover: Pick<MatchHandover, 'preview' | 'apply'>
  readonly reviews: Pick<ReviewDesk, 'queue' | 'decide'>
  readonly verdicts: Pick<StewardVerdicts, 'ofSource'>
  readonly matchRuns: Pick<MatchRuns, 'start' | 'run' | 'cancel'>
  readonly models: Pick<Models, 'list' | 'preview' | 'promote'>
  readonly upkeep: Pick<IndexUpkeep, 'run'>
  readonly rulesChange: Pick<RulesChange, 'current' | 'diff' | 'apply'>
  readonly lake: Pick<ProfileHistory, 'profileAsOf'> & {
    /** Folds the lake and holds it against the graph. @throws SelfsameError FORBIDDEN, UNAVAILABLE */
    verify(context: RequestContext): Promise<Verified>
  }
  /** Leaves stores that another process keeps running; ends its own. */
  close(): Promise<void>
}

export interface StartOptions {
  /** null: as configured. */
  readonly port: number | null
  readonly report: Report
}

/** Stores, API and worker, up. */
export interface RunningService {
  /** Of the API, without a slash at its end: `http://127.0.0.1:4000` */
  readonly url: string
  /** Resolves when all of it has ended: with the reason, or null when it was asked to. */
  readonly ended: Promise<{ readonly reason: Error | null }>
  close(): Promise<void>
}

/** Stores that run on their own. */
export interface StackVerbs {
  /** Starts them, to run until `down`. */
  up(report: Report): Promise<StackStatus>
  /** @returns false when none ran */
  down(report: Report): Promise<boolean>
  /** @returns null when none run */
  status(): Promise<StackStatus | null>
  /** What `reset` would remove, in words. */
  describeData(): Promise<string>
  /** Removes all data; the stores must be down. @throws SelfsameError IN_USE */
  reset(report: Report): Promise<void>
}

export interface StackStatus {
  readonly home: string
  /** Instant, ISO 8601. */
  readonly startedAt: string
  /** True when they run until `stack down`; false when they end with the process that started them. */
  readonly detached: boolean
  readonly stores: readonly {
    readonly name: string
    readonly provider: string
    readonly version: string
    /** Without a password. */
    readonly address: string
    readonly log: string | null
  }[]
}

/** What `doctor` looked at. */
export interface Finding {
  readonly what: string
  readonly state: 'ok' | 'warning' | 'fault'
  readonly found: string
  /** The command or change that mends it. */
  readonly remedy: string | null
}
