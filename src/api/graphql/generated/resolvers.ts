import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Activity as ActivityModel, LedgerDecision as LedgerDecisionModel, Evidence as EvidenceModel, Pin as PinModel, GraphProfile as GraphProfileModel, Member as MemberModel } from '../../../model/index.ts';
import type { BlastRadius as BlastRadiusModel } from '../../../app/decide/index.ts';
import type { Cart as CartModel, LiveContext as LiveContextModel } from '../../../app/context/index.ts';
import type { CartLine as CartLineModel } from '../../../projections/context/index.ts';
import type { RelayConsumer as RelayConsumerModel, RelayStatus as RelayStatusModel } from '../../../app/relay/index.ts';
import type { DeadLetter as DeadLetterModel } from '../../../app/ingest/ports.ts';
import type { Household as HouseholdModel, HouseholdMember as HouseholdMemberModel } from '../../../app/households/index.ts';
import type { MatchExplained as MatchExplainedModel } from '../../../app/match-explanations/index.ts';
import type { ExplanationStep as ExplanationStepModel } from '../../../app/match/index.ts';
import type { GraphRun as GraphRunModel, GraphRunResult as GraphRunResultModel } from '../../../app/match-runs/index.ts';
import type { RemedyView as RemedyViewModel, StepView as StepViewModel } from '../explanation-view.ts';
import type { PreviewedWithFigures as PreviewedWithFiguresModel } from '../resolvers/preview.ts';
import type { KnownProfile as KnownProfileModel } from '../../../app/lake/index.ts';
import type { Review as ReviewModel } from '../../../identity/index.ts';
import type { Stats as StatsModel } from '../../../app/read/index.ts';
import type { TraitFigure as TraitFigureModel } from '../../../projections/traits/index.ts';
import type { Explained as ExplainedModel, NotExplained as NotExplainedModel } from '../../../app/explain/index.ts';
import type { GraphqlContext } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A text, a number, true, false or null. */
  AttributeValue: { input: string | number | boolean | null; output: string | number | boolean | null; }
  /** A day in UTC: `2026-05-04`. */
  Date: { input: string; output: string; }
  /** An instant, ISO 8601 in UTC: `2026-05-04T09:30:00.000Z`. */
  DateTime: { input: string; output: string; }
  /** Any JSON value. */
  JSON: { input: unknown; output: unknown; }
};

/** One event, as recent activity shows it. */
export type Activity = {
  /** In units of `currency`, refunds negative; null for what is no purchase. */
  readonly amount: Maybe<Scalars['Float']['output']>;
  /** `web`, `app`, `till`, `call-centre` … */
  readonly channel: Maybe<Scalars['String']['output']>;
  /** ISO 4217; null for what is no purchase. */
  readonly currency: Maybe<Scalars['String']['output']>;
  /** The sender's id of the event. */
  readonly messageId: Scalars['ID']['output'];
  /** Event, page or screen name: `Order Completed`. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** When it happened, by the event's own time, clock skew corrected. */
  readonly occurredAt: Scalars['DateTime']['output'];
  /** Who sent it. */
  readonly source: Scalars['String']['output'];
  /** `track`, `identify`, `page`, `screen`, `group`, `alias` or `record`. */
  readonly type: Scalars['String']['output'];
};

/** A new sender. */
export type AddWriteKeyInput = {
  /** The name its events shall bear as their source: small letters, digits, `_` and `-`, dots between words, at most 57. */
  readonly source: Scalars['String']['input'];
  /** True for a server's key, which vouches for e-mail addresses and phones; leave it out for a browser's. */
  readonly trusted: Scalars['Boolean']['input'];
};

/** The new write key. */
export type AddWriteKeyPayload = {
  /** What the sender has to send. It is shown this once: only its hash is kept. */
  readonly secret: Scalars['String']['output'];
  /** The write key. */
  readonly writeKey: WriteKey;
};

/** Rules to put in force. */
export type ApplyIdentityRulesInput = {
  /** What `config/identity.yaml` holds, as JSON, with a higher version than that in force. */
  readonly rules: Scalars['JSON']['input'];
};

/** What putting rules in force came to. */
export type ApplyIdentityRulesPayload = {
  /** Number of profiles still judged by earlier rules, because their component is too large to be evaluated at once. */
  readonly left: Scalars['Int']['output'];
  /** Number of merges among its decisions. */
  readonly merges: Scalars['Int']['output'];
  /** Number of profiles judged by this request. */
  readonly profiles: Scalars['Int']['output'];
  /** Number of splits among its decisions. */
  readonly splits: Scalars['Int']['output'];
  /** Of the rules that are in force now. */
  readonly version: Scalars['Int']['output'];
};

/** The value of an attribute that won, and those that lost. */
export type Attribute = {
  /** `firstName`, `birthday` …, as the source names it. */
  readonly name: Scalars['String']['output'];
  /** When it was said, by the event's own time. */
  readonly observedAt: Scalars['DateTime']['output'];
  /** What other sources say, or the same one said before: the best of each source and value, best first. */
  readonly others: ReadonlyArray<AttributeObservation>;
  /** Who said so. */
  readonly source: Scalars['String']['output'];
  /** A steward's override where it stands, else what the rules prefer (newest by default), ties by source, then value; null when it was withdrawn. */
  readonly value: Maybe<Scalars['AttributeValue']['output']>;
};

/** What a source said of an attribute. */
export type AttributeObservation = {
  /** When it was said, by the event's own time. */
  readonly observedAt: Scalars['DateTime']['output'];
  /** Who said so. */
  readonly source: Scalars['String']['output'];
  /** The value; null when the source withdrew the attribute. */
  readonly value: Maybe<Scalars['AttributeValue']['output']>;
};

/** What a decision would change. */
export type BlastRadius = {
  /** Number of events counted on these profiles. */
  readonly events: Scalars['Int']['output'];
  /** Number of pieces of evidence that would be used where they are not, or the other way round. */
  readonly evidence: Scalars['Int']['output'];
  /** Number of identifiers that these profiles hold. */
  readonly identifiers: Scalars['Int']['output'];
  /** Number of ids that would lead to another profile than they do now. */
  readonly ids: Scalars['Int']['output'];
  /** Number of profiles, before and after, that it would join or part: each counts once. */
  readonly profiles: Scalars['Int']['output'];
  /** The profiles that would come of them. */
  readonly profilesAfter: ReadonlyArray<PreviewedProfile>;
  /** The profiles that it would join or part, as they are. */
  readonly profilesBefore: ReadonlyArray<PreviewedProfile>;
};

/** A run of matching to end. */
export type CancelMatchRunInput = {
  /** The run's id. */
  readonly id: Scalars['ID']['input'];
};

/** The run that was to end. */
export type CancelMatchRunPayload = {
  /** As it is now: one that is running ends within some seconds. */
  readonly run: MatchRun;
};

/** What a person is about to buy. */
export type Cart = {
  /** By when they were put in first. */
  readonly lines: ReadonlyArray<CartLine>;
  /** Opaque: another one once anything in the cart has changed. See `CartUpdateInput.expectedVersion`. */
  readonly version: Scalars['ID']['output'];
};

/** A product in a cart. */
export type CartLine = {
  /** When it was changed last. */
  readonly changedAt: Scalars['DateTime']['output'];
  /** Where it was changed last: `web`, `app` … */
  readonly channel: Maybe<Scalars['String']['output']>;
  /** ISO 4217; null where nobody said. */
  readonly currency: Maybe<Scalars['String']['output']>;
  /** Its name; null where nobody said. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** Of one, in units of `currency`; null where nobody said. */
  readonly price: Maybe<Scalars['Float']['output']>;
  /** The sender's id of the product. */
  readonly productId: Scalars['String']['output'];
  /** How many, at least 1. */
  readonly quantity: Scalars['Int']['output'];
  /** Size, colour …; null where there is none. */
  readonly variant: Maybe<Scalars['String']['output']>;
};

/** A product in a cart. */
export type CartLineInput = {
  /** ISO 4217. */
  readonly currency?: InputMaybe<Scalars['String']['input']>;
  /** Its name. */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** Of one, in units of `currency`. */
  readonly price?: InputMaybe<Scalars['Float']['input']>;
  /** The sender's id of the product. */
  readonly productId: Scalars['String']['input'];
  /** How many, 0 to 1,000,000. */
  readonly quantity: Scalars['Int']['input'];
  /** Size, colour … */
  readonly variant?: InputMaybe<Scalars['String']['input']>;
};

/** A change of the cart: exactly one of `set`, `add` and `remove`. */
export type CartUpdateInput = {
  /** What is put in. */
  readonly add?: InputMaybe<ReadonlyArray<CartLineInput>>;
  /** `Cart.version` as it was read: when the cart is another by now, nothing is changed and CONFLICT is answered. */
  readonly expectedVersion?: InputMaybe<Scalars['ID']['input']>;
  /** What is taken out. */
  readonly remove?: InputMaybe<ReadonlyArray<CartLineInput>>;
  /** All that is in it now. */
  readonly set?: InputMaybe<ReadonlyArray<CartLineInput>>;
};

/** How a message reached the other side. */
export type CaseMedium =
  /** Spoken. */
  | 'call'
  /** Written. */
  | 'chat';

/** What was written or spoken in a support case. */
export type CaseMessage = {
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** Who, where it is known. */
  readonly author: Maybe<Scalars['String']['output']>;
  /** Which side. */
  readonly from: CaseSide;
  /** What, up to 4,000 characters. */
  readonly text: Scalars['String']['output'];
};

/** What was said in a support case. */
export type CaseMessageInput = {
  /** Who. */
  readonly author?: InputMaybe<Scalars['String']['input']>;
  /** The sender's id of the case. */
  readonly caseId: Scalars['String']['input'];
  /** Which side. */
  readonly from: CaseSide;
  /** Written or spoken. */
  readonly medium: CaseMedium;
  /** What, up to 4,000 characters. */
  readonly text: Scalars['String']['input'];
};

/** Who speaks in a support case. */
export type CaseSide =
  /** Somebody of the company. */
  | 'agent'
  /** The person. */
  | 'customer';

/** What follows the changes of the graph: each in order, and at least once. */
export type Consumer = {
  /** Why it is parked; null while it is not. */
  readonly fault: Maybe<Scalars['String']['output']>;
  /** Whether a worker feeds it now. */
  readonly isFed: Scalars['Boolean']['output'];
  /** Whether it keeps all changes for good: none is pruned until one consumer does. */
  readonly keepsChanges: Scalars['Boolean']['output'];
  /** How many changes it has yet to take. */
  readonly lag: Scalars['Float']['output'];
  /** Its name: `profile-store` … */
  readonly name: Scalars['ID']['output'];
  /** Since when it is parked; null while it is not. */
  readonly parkedAt: Maybe<Scalars['DateTime']['output']>;
  /** Number of the last change that it has. */
  readonly position: Scalars['Float']['output'];
  /** Whether it goes on. */
  readonly state: ConsumerState;
};

/** Whether a consumer of changes goes on. */
export type ConsumerState =
  /** It cannot take a change, and waits for a person: see `fault`. Nothing is skipped. */
  | 'parked'
  /** It takes changes, and is made anew from the stores. */
  | 'rebuilding'
  /** It takes changes as they come. */
  | 'running';

/** What somebody is about just now. Each part is forgotten after its own time (config/context.yaml). */
export type Context = {
  /** What the carts of all the person's devices hold together. A split gives each device its own back. */
  readonly cart: Cart;
  /** Support cases that are open, changed last first. */
  readonly cases: ReadonlyArray<SupportCase>;
  /** What this person did last, newest first. */
  readonly interactions: ReadonlyArray<Activity>;
  /** Whose it is. */
  readonly profile: Profile;
  /** Recommendations on show: the last of each placement that was not dismissed, newest first. */
  readonly recommendations: ReadonlyArray<ShownRecommendation>;
  /** Visits that are going on, active last first. */
  readonly sessions: ReadonlyArray<Session>;
};


/** What somebody is about just now. Each part is forgotten after its own time (config/context.yaml). */
export type ContextInteractionsArgs = {
  limit?: Scalars['Int']['input'];
};

/** An amount of money. */
export type CurrencyAmount = {
  /** In units of the currency (pounds, not pence), exact to 1/10,000; negative when more was refunded than ordered. */
  readonly amount: Scalars['Float']['output'];
  /** ISO 4217. */
  readonly currency: Scalars['String']['output'];
};

/** An event that was refused or could not be applied, as it was sent, and why. */
export type DeadLetter = {
  /** What is wrong with it. */
  readonly fault: Fault;
  /** Opaque and stable. */
  readonly id: Scalars['ID']['output'];
  /** How it came in: what a replay sends it through. */
  readonly protocol: Protocol;
  /** The event as it was sent. It may hold personal data. */
  readonly raw: Maybe<Scalars['JSON']['output']>;
  /** When the gate saw it. */
  readonly receivedAt: Scalars['DateTime']['output'];
  /** The name of the write key or source description it came by. */
  readonly source: Scalars['String']['output'];
};

/** A page of refused events. */
export type DeadLetterConnection = {
  /** The refused events, each with its cursor. */
  readonly edges: ReadonlyArray<DeadLetterEdge>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
};

/** A refused event's place in a page. */
export type DeadLetterEdge = {
  /** Opaque: pass it as `after` to begin behind this one. */
  readonly cursor: Scalars['String']['output'];
  /** The refused event. */
  readonly node: DeadLetter;
};

/** A steward's word on two records. */
export type DecideReviewInput = {
  /** A text of your own, 1 to 256 characters, new for every new request: sent twice with it, a request is carried out once. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Why, for the ledger: 1 to 1,000 characters. Name nobody in it. */
  readonly reason: Scalars['String']['input'];
  /** The pair's id. */
  readonly reviewId: Scalars['ID']['input'];
  /** Whether they are one person's. */
  readonly verdict: ReviewVerdict;
};

/** What a word on two records came to. */
export type DecideReviewPayload = {
  /** The decision, as the ledger holds it: a pin. */
  readonly decision: Decision;
  /** The profiles that it is about, read back from the graph. */
  readonly profiles: ReadonlyArray<Profile>;
};

/** A verdict that joined or parted profiles, or may. */
export type Decision = {
  /** Ids of the profiles that came of them. */
  readonly after: ReadonlyArray<Scalars['ID']['output']>;
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** Ids of the profiles that it joined or parted, as they were before. */
  readonly before: ReadonlyArray<Scalars['ID']['output']>;
  /** Who: a steward's id, `rule:<name>` for evidence, or `rules:<version>` for a change of the rules. */
  readonly by: Scalars['String']['output'];
  /** Opaque and stable. */
  readonly id: Scalars['ID']['output'];
  /** What was done. */
  readonly kind: DecisionKind;
  /** The profiles that came of them with all their ids. */
  readonly membersAfter: ReadonlyArray<Membership>;
  /** The profiles that it joined or parted with all their ids, as they were before. */
  readonly membersBefore: ReadonlyArray<Membership>;
  /** Ids of the pins that it made: what `unpin` takes. */
  readonly pins: ReadonlyArray<Scalars['ID']['output']>;
  /** Why. */
  readonly reason: Scalars['String']['output'];
  /** Id of the decision that it undoes; null for none. */
  readonly undoes: Maybe<Scalars['ID']['output']>;
  /** Id of the decision that undid it; null when none did. */
  readonly undoneBy: Maybe<Scalars['ID']['output']>;
};

/** What a decision did. */
export type DecisionKind =
  /** Profiles became one. */
  | 'merge'
  /** An attribute was said to be something, whatever its sources say. */
  | 'override'
  /** Identifiers were held together or kept apart. */
  | 'pin'
  /** Evidence was found to be wrong. */
  | 'retract'
  /** Other rules came into force. */
  | 'rules'
  /** One profile became several. */
  | 'split'
  /** A decision was taken back. */
  | 'undo'
  /** A pin was withdrawn. */
  | 'unpin';

/** How events are written. */
export type EventShape =
  /** `{event_id, event_type, timestamp, customer_id, session_id, channel, context, payload}`. */
  | 'generic'
  /** Segment's messages, with `type`: identify, track, page, screen, group or alias. */
  | 'segment';

/** A dated observation that two identifiers belong to one person. */
export type Evidence = {
  /** Key of the one identifier, the smaller of the two. */
  readonly a: Scalars['String']['output'];
  /** Key of the other identifier. */
  readonly b: Scalars['String']['output'];
  /** On how many days it was seen. */
  readonly days: Scalars['Int']['output'];
  /** First day it was seen; null when it has no date. */
  readonly firstSeen: Maybe<Scalars['Date']['output']>;
  /** Opaque and stable: what `splitProfile` takes for evidence that is wrong. */
  readonly key: Scalars['ID']['output'];
  /** Last day it was seen; null when it has no date. */
  readonly lastSeen: Maybe<Scalars['Date']['output']>;
  /** The version of the matcher's model that gives the score; null for what was seen, and when no version gives it any more. */
  readonly modelVersion: Maybe<Scalars['String']['output']>;
  /** Key of the identifier that was named as the owner of a device or number that can change hands; null for none. */
  readonly owner: Maybe<Scalars['String']['output']>;
  /** Why it is parked; null when it is not. */
  readonly reason: Maybe<ParkedReason>;
  /** The rule that takes such an observation as evidence. */
  readonly rule: Scalars['String']['output'];
  /** Match weight in bits, where a matcher scored two records; null for what was seen. */
  readonly score: Maybe<Scalars['Float']['output']>;
  /** Who made the observation. */
  readonly source: Scalars['String']['output'];
  /** Whether it is used. */
  readonly state: EvidenceState;
  /** Higher is stronger, 0 to 1,000: the lower of both namespaces' priorities, unless the rules say otherwise of the pair; 0 for scores, which count after all else. */
  readonly strength: Scalars['Float']['output'];
};

/** Whether evidence is used. */
export type EvidenceState =
  /** Used: it holds its two identifiers together. */
  | 'accepted'
  /** Kept but not used, for a reason. */
  | 'parked'
  /** Waiting for a background job, because its component is very large. */
  | 'pending'
  /** Withdrawn; it lives again when it is seen again. */
  | 'retracted';

/** What is wrong with an event. It never holds personal data. */
export type Fault = {
  /** Stable, in capitals: `TIMESTAMP_OUT_OF_RANGE`. */
  readonly code: Scalars['String']['output'];
  /** Path within the event as it was sent (`context.device.id`); empty for the whole event. */
  readonly field: Scalars['String']['output'];
  /** What was found and what is expected. */
  readonly message: Scalars['String']['output'];
};

/** People who live together. It never decides who is one person. */
export type Household = {
  /** Opaque: that of its earliest registered member. Another's leads here, too. */
  readonly id: Scalars['ID']['output'];
  /** Two at least, the holder first. */
  readonly members: ReadonlyArray<HouseholdMember>;
  /** As a profile's, added up over all identifiers of its members. */
  readonly traits: ReadonlyArray<Trait>;
};


/** People who live together. It never decides who is one person. */
export type HouseholdTraitsArgs = {
  names: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** What people of a household have in common. */
export type HouseholdLink =
  /** A family account, named by somebody trusted. */
  | 'account'
  /** A surname at the address that records tell now. */
  | 'address'
  /** A device that changes hands between them. */
  | 'device'
  /** A landline, named by somebody trusted. */
  | 'landline';

/** Somebody who lives in a household. */
export type HouseholdMember = {
  /** First day on which the member was seen with what binds it to the others. Of an address it is where it lives now: since when that is known. */
  readonly from: Scalars['Date']['output'];
  /** Who. */
  readonly profile: Profile;
  /** As what. */
  readonly role: HouseholdRole;
  /** What it has in common with the others, the strongest first. */
  readonly through: ReadonlyArray<HouseholdLink>;
  /** Last day on which the member was seen with what binds it to the others. */
  readonly to: Scalars['Date']['output'];
};

/** As what somebody lives in a household. */
export type HouseholdRole =
  /** The first on what its members have in common. */
  | 'holder'
  /** Any other. */
  | 'member';

/** An identifier as a part of a profile at some moment. */
export type IdentifierAsOf = {
  /** Kind of identifier: `email`, `phone`, `customer`, `cookie` … */
  readonly namespace: Scalars['String']['output'];
  /** Normalised value. */
  readonly value: Scalars['String']['output'];
};

/** What identifiers of a namespace stand for. */
export type IdentifierClass =
  /** A device: cookie, phone's advertising id … */
  | 'device'
  /** People who live together: never decides who is one person. */
  | 'household'
  /** A person: e-mail address, customer number, loyalty card … */
  | 'person';

/** An identifier as a person would write it: it is normalised as at the gate. BAD_REQUEST when it cannot be one. */
export type IdentifierInput = {
  /** Kind of identifier: `email`, `phone`, `customer`, `cookie` … */
  readonly namespace: Scalars['String']['input'];
  /** The value. */
  readonly value: Scalars['String']['input'];
};

/** The rules of identity that are in force. */
export type IdentityRules = {
  /** All of them, as `config/identity.yaml` would say them. */
  readonly rules: Scalars['JSON']['output'];
  /** Of these rules: each change has a higher one. */
  readonly version: Scalars['Int']['output'];
};

/** How much other rules would change. */
export type IdentityRulesCounts = {
  /** Number of profiles that would be neither joined nor parted, and bear another id; the former leads to it. */
  readonly idChanged: Scalars['Int']['output'];
  /** Number of profiles there would be that unite several of today's. */
  readonly merged: Scalars['Int']['output'];
  /** Number of profiles there would be. */
  readonly profilesAfter: Scalars['Int']['output'];
  /** Number of profiles now. */
  readonly profilesBefore: Scalars['Int']['output'];
  /** Number of identifiers that would be nobody's. */
  readonly sharedAfter: Scalars['Int']['output'];
  /** Number of identifiers that are nobody's now, because too many use them. */
  readonly sharedBefore: Scalars['Int']['output'];
  /** Number of today's profiles that would be parted. */
  readonly split: Scalars['Int']['output'];
};

/** What other rules would make of all profiles. */
export type IdentityRulesDiff = {
  /** How much would change. */
  readonly counts: IdentityRulesCounts;
  /** The first 20 of each kind. */
  readonly examples: IdentityRulesExamples;
};

/** The first 20 of each kind of change, by id. */
export type IdentityRulesExamples = {
  /** Profiles that would bear another id. */
  readonly idChanges: ReadonlyArray<Regrouping>;
  /** Profiles that would become one. */
  readonly merges: ReadonlyArray<Regrouping>;
  /** Profiles that would be parted. */
  readonly splits: ReadonlyArray<Regrouping>;
};

/** Why one of the events sent was refused. */
export type IngestFault = {
  /** Where it is kept, to be replayed. */
  readonly deadLetterId: Scalars['ID']['output'];
  /** What is wrong with it. */
  readonly fault: Fault;
  /** Which of the events sent, from 0. */
  readonly index: Scalars['Int']['output'];
  /** The sender's id of the event; null when it has none that can be read. */
  readonly messageId: Maybe<Scalars['ID']['output']>;
};

/** Events to take in. */
export type IngestInput = {
  /** The events, 1 to 1,000, each at most 1 MB of JSON, the whole request at most 4,000,000 bytes; pass them as a variable. */
  readonly events: ReadonlyArray<Scalars['JSON']['input']>;
  /** How the events are written. */
  readonly shape: EventShape;
  /** The write key to send by: it names the source and says whether e-mail addresses and phones are vouched for. */
  readonly writeKey: Scalars['String']['input'];
};

/** What was left out of one of the events sent. */
export type IngestNotice = {
  /** What was left out, and why. */
  readonly fault: Fault;
  /** Which of the events sent, from 0. */
  readonly index: Scalars['Int']['output'];
  /** The id of the event. */
  readonly messageId: Maybe<Scalars['ID']['output']>;
};

/** What became of the events sent: `read = accepted + duplicates + suppressed + deadLettered`. */
export type IngestPayload = {
  /** Number of events taken: they are on disk. */
  readonly accepted: Scalars['Int']['output'];
  /** Number of events refused, see `faults`: they are kept as dead letters. */
  readonly deadLettered: Scalars['Int']['output'];
  /** Number of events left out because they had been taken before. */
  readonly duplicates: Scalars['Int']['output'];
  /** Why events were refused, in their order. */
  readonly faults: ReadonlyArray<IngestFault>;
  /** What was left out of events that were taken, in their order. */
  readonly notices: ReadonlyArray<IngestNotice>;
  /** Number of events sent. */
  readonly read: Scalars['Int']['output'];
  /** Number of events left out because they are an erased person's. */
  readonly suppressed: Scalars['Int']['output'];
  /** Opaque: pass it as `after` to a read that should see these events. */
  readonly token: Scalars['String']['output'];
};

/** What it would take for two identifiers to become one person. */
export type JoinRemedy = {
  /** Why the identifier stands for nobody; null for anything else. */
  readonly because: Maybe<UnusedReason>;
  /** Keys of the identifiers it is about: two for a verified event, one for what stands for nobody; else none. */
  readonly identifiers: ReadonlyArray<Scalars['String']['output']>;
  /** What it is. */
  readonly kind: JoinRemedyKind;
  /** The pin to withdraw; null for anything else. */
  readonly pin: Maybe<Pin>;
};

/** What would join two identifiers. */
export type JoinRemedyKind =
  /** A steward merges the two: `mergeProfiles`. */
  | 'merge'
  /** Nothing: one of them stands for nobody. */
  | 'nothing'
  /** An event names both, verified. */
  | 'verifiedEvent'
  /** Evidence that waits is weighed by itself. */
  | 'wait'
  /** A pin is withdrawn: `unpin`. */
  | 'withdrawPin';

/** What would part two identifiers, all of it. */
export type LeastThatWouldPart = {
  /** Evidence to retract. */
  readonly evidence: ReadonlyArray<Evidence>;
  /** Pins to withdraw; only where pins alone hold the two together. */
  readonly pins: ReadonlyArray<Pin>;
};

/** What a weight stands for. */
export type MatchDecision =
  /** They are different people. */
  | 'different-people'
  /** They are one person. */
  | 'one-person'
  /** Somebody should look at them. */
  | 'review';

/** How the weight of two records comes about. */
export type MatchExplanation = {
  /** Key of the one identifier. */
  readonly a: Scalars['String']['output'];
  /** Key of the other identifier. */
  readonly b: Scalars['String']['output'];
  /** The match weight: the sum of all steps. Above 0 it speaks for one person. */
  readonly bits: Scalars['Float']['output'];
  /** What follows of the two alone; in a cluster the mean over it decides. */
  readonly decision: MatchDecision;
  /** The match weight with twins and namesakes of a household counted as well: of a link of up to 6 bits a steward is asked. */
  readonly doubtedBits: Scalars['Float']['output'];
  /** The version of the model in force. */
  readonly modelVersion: Scalars['String']['output'];
  /** The same as a probability: 1 / (1 + 2^-bits). */
  readonly probability: Scalars['Float']['output'];
  /** In plain English; it holds the two identifiers. */
  readonly sentence: Scalars['String']['output'];
  /** Fields in which one of the two says nothing. */
  readonly silentFields: ReadonlyArray<Scalars['String']['output']>;
  /** What the weight is made of, in order: a waterfall. */
  readonly steps: ReadonlyArray<MatchExplanationStep>;
};

/** What a part of a match weight is. */
export type MatchExplanationKind =
  /** What the second stage adds because fields depend on each other. */
  | 'correction'
  /** What a field says. */
  | 'field'
  /** Where two records taken at random stand. */
  | 'prior'
  /** What is taken off because relatives and namesakes would say the same. */
  | 'related';

/** A part of a match weight. */
export type MatchExplanationStep = {
  /** What it adds. */
  readonly bits: Scalars['Float']['output'];
  /** With all steps before it. */
  readonly cumulativeBits: Scalars['Float']['output'];
  /** The field; null for what is none. */
  readonly field: Maybe<Scalars['String']['output']>;
  /** What it is. */
  readonly kind: MatchExplanationKind;
  /** Name of the level on which the two are, as in the model file; null for what is no field. */
  readonly level: Maybe<Scalars['String']['output']>;
  /** How often pairs of one person are on the level, a probability; null for what is no field. */
  readonly m: Maybe<Scalars['Float']['output']>;
  /** How often strangers are: of an equal value, how often it occurs; null for what is no field. */
  readonly u: Maybe<Scalars['Float']['output']>;
  /** In words: `family_name: sounds alike`. */
  readonly words: Scalars['String']['output'];
};

/** A run of matching over the graph's own records. */
export type MatchRun = {
  /** How often it was begun: again when its worker died, three times at most. */
  readonly attempts: Scalars['Int']['output'];
  /** True once somebody asked to end it. */
  readonly cancelRequested: Scalars['Boolean']['output'];
  /** When it ended; null until then. */
  readonly endedAt: Maybe<Scalars['DateTime']['output']>;
  /** Why it failed; null unless it did. */
  readonly fault: Maybe<MatchRunFault>;
  /** Opaque and stable. */
  readonly id: Scalars['ID']['output'];
  /** Name of the result: the next run of this name replaces what this one gave. */
  readonly matcher: Scalars['String']['output'];
  /** True when it only says what it would come to. */
  readonly preview: Scalars['Boolean']['output'];
  /** How far it is; null before it began. */
  readonly progress: Maybe<MatchRunProgress>;
  /** When it was asked for. */
  readonly requestedAt: Scalars['DateTime']['output'];
  /** Who asked for it. */
  readonly requestedBy: Scalars['String']['output'];
  /** What it came to; null unless it succeeded. */
  readonly result: Maybe<MatchRunResult>;
  /** When it began, for the last time if its worker died; null while it is queued. */
  readonly startedAt: Maybe<Scalars['DateTime']['output']>;
  /** How far it is. */
  readonly state: MatchRunState;
  /** True when what stewards said of pairs retrains the second stage. */
  readonly verdicts: Scalars['Boolean']['output'];
};

/** Runs of matching, a part of them. */
export type MatchRunConnection = {
  /** The runs, each with its cursor. */
  readonly edges: ReadonlyArray<MatchRunEdge>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
};

/** A run's place in a page. */
export type MatchRunEdge = {
  /** Opaque: pass it as `after` to begin behind this one. */
  readonly cursor: Scalars['String']['output'];
  /** The run. */
  readonly node: MatchRun;
};

/** Whom a run of matching would join and part, the first 20 of each. */
export type MatchRunExamples = {
  /** Profiles that would become one. */
  readonly merges: ReadonlyArray<MatchRunRegrouping>;
  /** Profiles that would be parted. */
  readonly splits: ReadonlyArray<MatchRunRegrouping>;
};

/** Why a run of matching failed. It never holds personal data. */
export type MatchRunFault = {
  /** Stable, as of errors: `BAD_REQUEST`. */
  readonly code: Scalars['String']['output'];
  /** What was found. */
  readonly message: Scalars['String']['output'];
  /** What to do about it; null when nothing is known. */
  readonly remedy: Maybe<Scalars['String']['output']>;
};

/** A part of a run of matching, in order; learning comes twice. */
export type MatchRunPhase =
  /** Rules bring pairs together. */
  | 'block'
  /** Pairs are weighed and parted into clusters. */
  | 'cluster'
  /** Records are read from the graph. */
  | 'collect'
  /** Pairs are compared. */
  | 'compare'
  /** The engine takes them, or shows what it would. */
  | 'handOver'
  /** How alike strangers and one person's records are, and which rules block. */
  | 'learn'
  /** Values are normalised and numbered. */
  | 'prepare'
  /** They are laid down as a table. */
  | 'read'
  /** Results are written. */
  | 'write';

/** What a run of matching does now. */
export type MatchRunProgress = {
  /** About when it will be done, judged by the phases behind it; null at the beginning. */
  readonly expectedEndAt: Maybe<Scalars['DateTime']['output']>;
  /** Number of pairs compared, those for learning among them; null until some were. A whole number, exact to 2^53. */
  readonly pairs: Maybe<Scalars['Float']['output']>;
  /** Which part. */
  readonly phase: MatchRunPhase;
  /** Number of records read. */
  readonly records: Maybe<Scalars['Int']['output']>;
};

/** Profiles and what would become of them. */
export type MatchRunRegrouping = {
  /** Ids of profiles, as they would be. */
  readonly after: ReadonlyArray<Scalars['ID']['output']>;
  /** Ids of profiles, as they are. */
  readonly before: ReadonlyArray<Scalars['ID']['output']>;
};

/** What a run of matching came to, or would. */
export type MatchRunResult = {
  /** Number of people that the matcher sees in the records. */
  readonly clusters: Scalars['Int']['output'];
  /** Number of pairs of clusters that look alike, and that it holds to be different people. */
  readonly conflicts: Scalars['Int']['output'];
  /** Of a preview the first 20 of each; null for a run that was carried out. */
  readonly examples: Maybe<MatchRunExamples>;
  /** Number of pieces of evidence that it gives: each links two records. */
  readonly links: Scalars['Int']['output'];
  /** Number of merges; of a preview, profiles there would be that unite several of today's. */
  readonly merges: Scalars['Int']['output'];
  /** The version of the model that it learnt. */
  readonly modelVersion: Scalars['String']['output'];
  /** Number of pairs compared. A whole number, exact to 2^53. */
  readonly pairs: Scalars['Float']['output'];
  /** Number of records compared. */
  readonly records: Scalars['Int']['output'];
  /** Number of pairs that stewards are asked about. */
  readonly reviews: Scalars['Int']['output'];
  /** How long it took. */
  readonly seconds: Scalars['Float']['output'];
  /** Number of splits; of a preview, today's profiles that would be parted. */
  readonly splits: Scalars['Int']['output'];
  /** Number of stewards' verdicts that it learnt from. */
  readonly verdicts: Scalars['Int']['output'];
};

/** How far a run of matching is. */
export type MatchRunState =
  /** Somebody ended it. */
  | 'cancelled'
  /** It could not be done: see `fault`. */
  | 'failed'
  /** It waits for a worker, or for the run before it. */
  | 'queued'
  /** A worker does it. */
  | 'running'
  /** It is done: see `result`. */
  | 'succeeded';

/** A profile's ids at some moment. */
export type Membership = {
  /** The profile's id. */
  readonly id: Scalars['ID']['output'];
  /** All ids that led to it, its own among them, sorted. */
  readonly members: ReadonlyArray<Scalars['ID']['output']>;
};

/** Profiles that are one person. */
export type MergeProfilesInput = {
  /** A text of your own, 1 to 256 characters, new for every new request: sent twice with it, a request is carried out once. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** True to be told what it would come to: nothing is written. */
  readonly preview: Scalars['Boolean']['input'];
  /** Ids that the profiles have or had, 2 to 100. */
  readonly profileIds: ReadonlyArray<Scalars['ID']['input']>;
  /** Why, for the ledger: 1 to 1,000 characters. Name nobody in it. */
  readonly reason: Scalars['String']['input'];
};

/** What a merge came to, or would. */
export type MergeProfilesPayload = {
  /** The decision, as the ledger holds it; null for a preview. */
  readonly decision: Maybe<Decision>;
  /** What it would come to; null when it was carried out. */
  readonly preview: Maybe<BlastRadius>;
  /** The profiles that it is about, read back from the graph; for a preview as they are without it. */
  readonly profiles: ReadonlyArray<Profile>;
};

/** What was bought, added up over a profile's identifiers: the same after any merge or split. */
export type Metrics = {
  /** `spend` by order, in units of `currency`; null without orders, and with purchases in several currencies. */
  readonly averageOrderValue: Maybe<Scalars['Float']['output']>;
  /** ISO 4217: the currency with the largest amount, debit or credit, ties by alphabet; null without purchases. */
  readonly currency: Maybe<Scalars['String']['output']>;
  /** Number of events. */
  readonly events: Scalars['Int']['output'];
  /** When the first event happened that is counted on this profile; null when there is none. */
  readonly firstSeen: Maybe<Scalars['DateTime']['output']>;
  /** When the last one happened. */
  readonly lastSeen: Maybe<Scalars['DateTime']['output']>;
  /** Number of orders. */
  readonly orders: Scalars['Int']['output'];
  /** Why these figures and traits lack something that they had, while they are booked again; null when they are whole. */
  readonly rebuilding: Maybe<Scalars['String']['output']>;
  /** Number of refunds. */
  readonly refunds: Scalars['Int']['output'];
  /** Orders less refunds, in units of `currency` (pounds, not pence); 0 without purchases. Other currencies are not converted: see `spendByCurrency`. */
  readonly spend: Scalars['Float']['output'];
  /** Orders less refunds in each currency, the main one first. */
  readonly spendByCurrency: ReadonlyArray<CurrencyAmount>;
};

/** What changes something. */
export type Mutation = {
  /** Makes a write key for a new sender. */
  readonly addWriteKey: AddWriteKeyPayload;
  /** Puts rules in force and judges every profile by them. It answers when all is done; asked again, it goes on where it was. Every merge and split is a decision. */
  readonly applyIdentityRules: ApplyIdentityRulesPayload;
  /** Ends a run of matching, queued or running; one that has ended stays as it is. What it handed over already stays, and can be undone. NOT_FOUND for an unknown id. */
  readonly cancelMatchRun: CancelMatchRunPayload;
  /** Says whether two records of the review queue are one person's, as a pin: they are not asked again while it holds, whatever later models say. NOT_FOUND when they are asked no more. */
  readonly decideReview: DecideReviewPayload;
  /** Takes events in. It answers when they are on disk; they are applied a moment later: pass `token` to a read. */
  readonly ingest: IngestPayload;
  /** Makes profiles one person, whatever the evidence says. CONFLICT when they are one, or a pin keeps them apart. */
  readonly mergeProfiles: MergeProfilesPayload;
  /** Holds identifiers together, or keeps them apart, whatever the evidence says. CONFLICT when another pin contradicts it. */
  readonly pin: PinPayload;
  /** Proposes a source description for a file, from its first lines. Nothing is saved. */
  readonly proposeSource: ProposeSourcePayload;
  /** Asks for a consumer of changes to be made anew from the stores, while what it made serves on. CONFLICT for a consumer that keeps changes: what it holds is nowhere else. */
  readonly rebuildConsumer: RebuildConsumerPayload;
  /** Sends a consumer of changes back to a change, from which it takes all anew, or on past one that it cannot take. NOT_FOUND for an unknown consumer; BAD_REQUEST for a change that is pruned or yet to come; CONFLICT for a consumer that keeps its place itself. */
  readonly replayChanges: ReplayChangesPayload;
  /** Sends refused events through the gate again, after what was wrong is mended. */
  readonly replayDeadLetters: ReplayDeadLettersPayload;
  /** Lets a parked consumer of changes go on with the change that it was parked at. CONFLICT when it is not parked. */
  readonly resumeConsumer: ResumeConsumerPayload;
  /** Ends a write key: what is sent with it from now on is refused. What it sent before stays. */
  readonly revokeWriteKey: RevokeWriteKeyPayload;
  /** Says what an attribute of a profile is, until its sources say something else than they do now: then theirs counts again. What they say stays in `others`. */
  readonly setAttribute: SetAttributePayload;
  /** Parts a profile and keeps the parts apart, or retracts evidence that is wrong. */
  readonly splitProfile: SplitProfilePayload;
  /** Asks for a run of matching over the graph's own records: which of them are one person, handed over as evidence and conflicts, or only shown. It is queued, and done in the background, one run at a time: see `matchRun`. */
  readonly startMatchRun: StartMatchRunPayload;
  /** Takes a decision back, whoever made it; an undo too. CONFLICT when that was done already. */
  readonly undoDecision: UndoDecisionPayload;
  /** Withdraws a pin. CONFLICT when that was done already. */
  readonly unpin: UnpinPayload;
  /** Changes what somebody is about just now: as events on the log, that are applied a moment later. With `cart.expectedVersion` it answers once the change is applied; CONFLICT when the cart has changed meanwhile. */
  readonly updateContext: UpdateContextPayload;
};


/** What changes something. */
export type MutationAddWriteKeyArgs = {
  input: AddWriteKeyInput;
};


/** What changes something. */
export type MutationApplyIdentityRulesArgs = {
  input: ApplyIdentityRulesInput;
};


/** What changes something. */
export type MutationCancelMatchRunArgs = {
  input: CancelMatchRunInput;
};


/** What changes something. */
export type MutationDecideReviewArgs = {
  input: DecideReviewInput;
};


/** What changes something. */
export type MutationIngestArgs = {
  input: IngestInput;
};


/** What changes something. */
export type MutationMergeProfilesArgs = {
  input: MergeProfilesInput;
};


/** What changes something. */
export type MutationPinArgs = {
  input: PinInput;
};


/** What changes something. */
export type MutationProposeSourceArgs = {
  input: ProposeSourceInput;
};


/** What changes something. */
export type MutationRebuildConsumerArgs = {
  input: RebuildConsumerInput;
};


/** What changes something. */
export type MutationReplayChangesArgs = {
  input: ReplayChangesInput;
};


/** What changes something. */
export type MutationReplayDeadLettersArgs = {
  input: ReplayDeadLettersInput;
};


/** What changes something. */
export type MutationResumeConsumerArgs = {
  input: ResumeConsumerInput;
};


/** What changes something. */
export type MutationRevokeWriteKeyArgs = {
  input: RevokeWriteKeyInput;
};


/** What changes something. */
export type MutationSetAttributeArgs = {
  input: SetAttributeInput;
};


/** What changes something. */
export type MutationSplitProfileArgs = {
  input: SplitProfileInput;
};


/** What changes something. */
export type MutationStartMatchRunArgs = {
  input: StartMatchRunInput;
};


/** What changes something. */
export type MutationUndoDecisionArgs = {
  input: UndoDecisionInput;
};


/** What changes something. */
export type MutationUnpinArgs = {
  input: UnpinInput;
};


/** What changes something. */
export type MutationUpdateContextArgs = {
  input: UpdateContextInput;
};

/** What a new pin does. */
export type NewPinKind =
  /** Keeps its sides apart. */
  | 'apart'
  /** Holds its one side together. */
  | 'same';

/** Where a page lies among all. */
export type PageInfo = {
  /** Cursor of the last entry; null for an empty page. */
  readonly endCursor: Maybe<Scalars['String']['output']>;
  /** True when there is more behind this page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** True when this page was asked for with `after`. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first entry; null for an empty page. */
  readonly startCursor: Maybe<Scalars['String']['output']>;
};

/** Why evidence is kept but not used. */
export type ParkedReason =
  /** One of the identifiers has a value that stands for nobody. */
  | 'blocked'
  /** The matcher holds that the two sides are different people. */
  | 'conflict'
  /** One of the identifiers is a household's. */
  | 'household'
  /** The profile would hold more identifiers of a namespace than its limit. */
  | 'limit'
  /** A steward keeps the two sides apart. */
  | 'pin'
  /** The rules say that such a pair never counts. */
  | 'rule'
  /** One of the identifiers is used by too many people. */
  | 'shared'
  /** It rests on an unverified identifier and would join two known people. */
  | 'unverified';

/** A verdict over the evidence. */
export type Pin = {
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** Who made it. */
  readonly by: Scalars['String']['output'];
  /** Opaque and stable: what `unpin` takes. */
  readonly id: Scalars['ID']['output'];
  /** What it does. */
  readonly kind: PinKind;
  /** Why. */
  readonly reason: Scalars['String']['output'];
  /** Keys of the identifiers on each side. */
  readonly sides: ReadonlyArray<ReadonlyArray<Scalars['String']['output']>>;
};

/** Identifiers to hold together or to keep apart. */
export type PinInput = {
  /** A text of your own, 1 to 256 characters, new for every new request: sent twice with it, a request is carried out once. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** What it is to do. */
  readonly kind: NewPinKind;
  /** True to be told what it would come to: nothing is written. */
  readonly preview: Scalars['Boolean']['input'];
  /** Why, for the ledger: 1 to 1,000 characters. Name nobody in it. */
  readonly reason: Scalars['String']['input'];
  /** SAME: one side, of two identifiers at least. APART: two sides at least, each one person's. */
  readonly sides: ReadonlyArray<ReadonlyArray<IdentifierInput>>;
};

/** What a pin does. */
export type PinKind =
  /** Keeps its sides apart. */
  | 'apart'
  /** Holds its one side together. */
  | 'same'
  /** Both, for each side and between sides. */
  | 'split';

/** What a pin came to, or would. */
export type PinPayload = {
  /** The decision, as the ledger holds it; null for a preview. */
  readonly decision: Maybe<Decision>;
  /** What it would come to; null when it was carried out. */
  readonly preview: Maybe<BlastRadius>;
  /** The profiles that it is about, read back from the graph; for a preview as they are without it. */
  readonly profiles: ReadonlyArray<Profile>;
};

/** A profile in a preview. */
export type PreviewedProfile = {
  /** The profile's id. */
  readonly id: Scalars['ID']['output'];
  /** Keys of its identifiers, sorted. */
  readonly identifiers: ReadonlyArray<Scalars['String']['output']>;
  /** Its figures, as they are or would be. */
  readonly metrics: Metrics;
};

/** One person, as far as the evidence goes: identifiers that are judged to belong together, and what is known by them. */
export type Profile = {
  /** The other ids that lead to this profile, in the order of their registration. */
  readonly aliases: ReadonlyArray<Scalars['ID']['output']>;
  /** What sources say of this person, one value each, by name. */
  readonly attributes: ReadonlyArray<Attribute>;
  /** The merges and splits that led to this profile, newest first: those among its newest 1,000 decisions. */
  readonly decisions: ReadonlyArray<Decision>;
  /** Why these identifiers belong together, and what was seen but not used, strongest first. */
  readonly evidence: ReadonlyArray<Evidence>;
  /** Every decision about this profile's identifiers, newest first. */
  readonly history: ReadonlyArray<Decision>;
  /** The people it lives with; null when there are none, or when no person's identifier of this profile is known. */
  readonly household: Maybe<Household>;
  /** Stable: the birth id of the profile's founder. Merged profiles answer to the ids of both. */
  readonly id: Scalars['ID']['output'];
  /** How many identifiers belong to this person. */
  readonly identifierCount: Scalars['Int']['output'];
  /** The identifiers that belong to this person, by their namespace's priority, then by key. */
  readonly identifiers: ReadonlyArray<ProfileIdentifier>;
  /** Orders and spend, added up over all identifiers. */
  readonly metrics: Metrics;
  /** What this person did last, newest first. */
  readonly recentActivity: ReadonlyArray<Activity>;
  /** Number of a change: all changes of the graph up to it are in this answer. With `after`, those of its events are. */
  readonly reflectsChange: Scalars['Float']['output'];
  /** The segments this person is in now, in the order of config/segments.yaml: judged at the moment of asking. */
  readonly segments: ReadonlyArray<SegmentMembership>;
  /** What config/traits.yaml has computed, added up over all identifiers: the same after any merge or split. */
  readonly traits: ReadonlyArray<Trait>;
};


/** One person, as far as the evidence goes: identifiers that are judged to belong together, and what is known by them. */
export type ProfileAliasesArgs = {
  first?: Scalars['Int']['input'];
};


/** One person, as far as the evidence goes: identifiers that are judged to belong together, and what is known by them. */
export type ProfileEvidenceArgs = {
  first?: Scalars['Int']['input'];
};


/** One person, as far as the evidence goes: identifiers that are judged to belong together, and what is known by them. */
export type ProfileHistoryArgs = {
  after: InputMaybe<Scalars['ID']['input']>;
  first?: Scalars['Int']['input'];
};


/** One person, as far as the evidence goes: identifiers that are judged to belong together, and what is known by them. */
export type ProfileIdentifiersArgs = {
  first?: Scalars['Int']['input'];
  namespace: InputMaybe<Scalars['String']['input']>;
};


/** One person, as far as the evidence goes: identifiers that are judged to belong together, and what is known by them. */
export type ProfileRecentActivityArgs = {
  limit?: Scalars['Int']['input'];
};


/** One person, as far as the evidence goes: identifiers that are judged to belong together, and what is known by them. */
export type ProfileTraitsArgs = {
  names: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** A profile as it was known at some moment. */
export type ProfileAsOf = {
  /** The other ids that led to it, in the order of their registration. */
  readonly aliases: ReadonlyArray<Scalars['ID']['output']>;
  /** What sources had said of this person, one value each, by the rules in force now. */
  readonly attributes: ReadonlyArray<Attribute>;
  /** Number of the last change that was known then. */
  readonly change: Scalars['Int']['output'];
  /** The profile's id at that moment. */
  readonly id: Scalars['ID']['output'];
  /** What it was known by, in the order of registration. */
  readonly identifiers: ReadonlyArray<IdentifierAsOf>;
};

/** A page of profiles. */
export type ProfileConnection = {
  /** The profiles, each with its cursor. */
  readonly edges: ReadonlyArray<ProfileEdge>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
};

/** A profile's place in a page. */
export type ProfileEdge = {
  /** Opaque: pass it as `after` to begin behind this profile. */
  readonly cursor: Scalars['String']['output'];
  /** The profile. */
  readonly node: Profile;
};

/** An identifier as a part of a profile. */
export type ProfileIdentifier = {
  /** What identifiers of this namespace stand for. */
  readonly class: IdentifierClass;
  /** When it was first seen, by the event's own time; null when no event with it is booked. */
  readonly firstSeen: Maybe<Scalars['DateTime']['output']>;
  /** `namespace:value`, as evidence names it; `#` is percent-encoded. */
  readonly key: Scalars['String']['output'];
  /** When it was last seen, by the event's own time; null when no event with it is booked. */
  readonly lastSeen: Maybe<Scalars['DateTime']['output']>;
  /** Kind of identifier: `email`, `phone`, `customer`, `cookie` … */
  readonly namespace: Scalars['String']['output'];
  /** Who sent events with it. */
  readonly sources: ReadonlyArray<Scalars['String']['output']>;
  /** Normalised value. */
  readonly value: Scalars['String']['output'];
  /** True when a trusted sender vouched for it. */
  readonly verified: Scalars['Boolean']['output'];
};

/** A file to propose a source description for. */
export type ProposeSourceInput = {
  /** The file's name, `customers.csv`, after which the source is called: letters, digits, spaces, `.`, `_` and `-`, 1 to 128 characters. */
  readonly name: Scalars['String']['input'];
  /** The file's first lines, headings included, as CSV or JSON Lines, 1 to 1,000,000 characters. */
  readonly sample: Scalars['String']['input'];
};

/** The proposed source description. */
export type ProposeSourcePayload = {
  /** As YAML, with comments: look through it and save it under `config/sources/`. */
  readonly yaml: Scalars['String']['output'];
};

/** How an event came in. */
export type Protocol =
  /** A file, by a source description. */
  | 'file'
  /** The generic event shape. */
  | 'generic'
  /** The event log: it was accepted, and could not be applied. */
  | 'log'
  /** Segment's HTTP protocol. */
  | 'segment';

/** What can be read. Nothing here changes anything. */
export type Query = {
  /** What somebody is about just now, over all channels: by an id of the profile or by any identifier, an anonymous one too. Null when nobody is known so, or when the identifier stands for nobody (shared, blocked). Exactly one of `id` and `identifier`. */
  readonly context: Maybe<Context>;
  /** One refused event; null when there is none of this id, because it was replayed or never was. */
  readonly deadLetter: Maybe<DeadLetter>;
  /** Events that were refused, oldest first. */
  readonly deadLetters: DeadLetterConnection;
  /** What other rules would make of all profiles: the whole graph is evaluated, and nothing is changed. */
  readonly diffIdentityRules: IdentityRulesDiff;
  /** How the model in force weighs two records, by what sources say of them now: step by step, and in a sentence. It tells no values of persons. NOT_FOUND when no model is in force, or when there is no score: sources say nothing of one of the two, or nothing that can be compared. */
  readonly explainMatch: MatchExplanation;
  /** People who live together, by the household's id as it is or once was: where the person lives now of whom it was made. Null for an id of no person, or of one who lives with nobody. */
  readonly household: Maybe<Household>;
  /** The rules by which identifiers are judged. */
  readonly identityRules: IdentityRules;
  /** A run of matching over the graph's records; null when there is none of this id. */
  readonly matchRun: Maybe<MatchRun>;
  /** Runs of matching over the graph's records, those that were asked for last first. */
  readonly matchRuns: MatchRunConnection;
  /** The profile that holds the vertex born with this id; null when there is none. */
  readonly profile: Maybe<Profile>;
  /** A profile as it was known at some moment, read out of the lake; null when nobody was known by this id then. */
  readonly profileAsOf: Maybe<ProfileAsOf>;
  /** The profile of an identifier; null when nobody is known by it, or when it stands for nobody (shared, blocked). */
  readonly profileByIdentifier: Maybe<Profile>;
  /** Several profiles at once, in the order asked; null in the place of an unknown id. */
  readonly profiles: ReadonlyArray<Maybe<Profile>>;
  /** Who follows the changes of the graph, how far, and who is stuck. */
  readonly relay: Relay;
  /** Pairs of records on which a steward's word says the most, the most useful first: how open the question is, times how many records hang on it. The matcher keeps the two apart, or holds them together (`isJoined`). What pins decided is not asked, whatever later models say. */
  readonly reviewQueue: ReviewConnection;
  /** Profiles one of whose identifiers begins with the text, or whose names contain its words. */
  readonly searchProfiles: ProfileConnection;
  /** The segments there are. */
  readonly segments: ReadonlyArray<Segment>;
  /** The source descriptions that are there: how files are read. */
  readonly sources: ReadonlyArray<Source>;
  /** How much there is, counted when asked. */
  readonly stats: Stats;
  /** Why two identifiers are one person: the strongest evidence that leads from the one to the other; null when they are not: see `whyNot`. NOT_FOUND for an identifier that was never seen. */
  readonly why: Maybe<Why>;
  /** Why two identifiers are not one person, and the least that would join them; null when they are one: see `why`. NOT_FOUND for an identifier that was never seen. */
  readonly whyNot: Maybe<WhyNot>;
  /** Who may send events, revoked keys included; never their secrets. */
  readonly writeKeys: ReadonlyArray<WriteKey>;
};


/** What can be read. Nothing here changes anything. */
export type QueryContextArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  id: InputMaybe<Scalars['ID']['input']>;
  identifier: InputMaybe<IdentifierInput>;
};


/** What can be read. Nothing here changes anything. */
export type QueryDeadLetterArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. Nothing here changes anything. */
export type QueryDeadLettersArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};


/** What can be read. Nothing here changes anything. */
export type QueryDiffIdentityRulesArgs = {
  rules: Scalars['JSON']['input'];
};


/** What can be read. Nothing here changes anything. */
export type QueryExplainMatchArgs = {
  a: IdentifierInput;
  b: IdentifierInput;
};


/** What can be read. Nothing here changes anything. */
export type QueryHouseholdArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. Nothing here changes anything. */
export type QueryMatchRunArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. Nothing here changes anything. */
export type QueryMatchRunsArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};


/** What can be read. Nothing here changes anything. */
export type QueryProfileArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  id: Scalars['ID']['input'];
};


/** What can be read. Nothing here changes anything. */
export type QueryProfileAsOfArgs = {
  at: Scalars['DateTime']['input'];
  id: Scalars['ID']['input'];
};


/** What can be read. Nothing here changes anything. */
export type QueryProfileByIdentifierArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  namespace: Scalars['String']['input'];
  value: Scalars['String']['input'];
};


/** What can be read. Nothing here changes anything. */
export type QueryProfilesArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


/** What can be read. Nothing here changes anything. */
export type QueryReviewQueueArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
};


/** What can be read. Nothing here changes anything. */
export type QuerySearchProfilesArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  query: Scalars['String']['input'];
};


/** What can be read. Nothing here changes anything. */
export type QueryWhyArgs = {
  a: IdentifierInput;
  b: IdentifierInput;
};


/** What can be read. Nothing here changes anything. */
export type QueryWhyNotArgs = {
  a: IdentifierInput;
  b: IdentifierInput;
};

/** Which consumer of changes is to be made anew. */
export type RebuildConsumerInput = {
  /** The consumer's name. */
  readonly consumer: Scalars['ID']['input'];
};

/** The consumer that is being made anew. */
export type RebuildConsumerPayload = {
  /** As it is now. */
  readonly consumer: Consumer;
};

/** What became of a recommendation. */
export type RecommendationInput = {
  /** The sender's id of it. */
  readonly id: Scalars['String']['input'];
  /** Ids of what is recommended, up to 500. */
  readonly items?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Where it is shown. */
  readonly placement?: InputMaybe<Scalars['String']['input']>;
  /** What became of it. */
  readonly status: RecommendationStatus;
};

/** What became of a recommendation. */
export type RecommendationStatus =
  /** The person has followed it. */
  | 'accepted'
  /** The person does not want it: no part of the context any more. */
  | 'dismissed'
  /** The person has seen it. */
  | 'shown';

/** A dead letter that was refused again. */
export type RefusedReplay = {
  /** What is wrong with it now. */
  readonly fault: Fault;
  /** What it is called now: another fault gives it another id. */
  readonly id: Scalars['ID']['output'];
};

/** A profile in a regrouping. */
export type RegroupedProfile = {
  /** The profile's id. */
  readonly id: Scalars['ID']['output'];
  /** Keys of the first 20 of them. */
  readonly identifiers: ReadonlyArray<Scalars['String']['output']>;
  /** How many identifiers it holds. */
  readonly size: Scalars['Int']['output'];
};

/** Profiles and what would become of them. */
export type Regrouping = {
  /** As they would be. */
  readonly after: ReadonlyArray<RegroupedProfile>;
  /** As they are. */
  readonly before: ReadonlyArray<RegroupedProfile>;
};

/** The changes of the graph, numbered without gaps, and who follows them. */
export type Relay = {
  /** Those who follow the changes, by name. */
  readonly consumers: ReadonlyArray<Consumer>;
  /** Number of the last change; 0 when there is none. */
  readonly head: Scalars['Float']['output'];
  /** Number of the last change that is pruned, because all have it; 0 when none is. */
  readonly pruned: Scalars['Float']['output'];
};

/** From where a consumer of changes is to take them anew. */
export type ReplayChangesInput = {
  /** The consumer's name. */
  readonly consumer: Scalars['ID']['input'];
  /** Number of the first change that it is to take, 1 or above. */
  readonly from: Scalars['Float']['input'];
};

/** The consumer that was sent elsewhere. */
export type ReplayChangesPayload = {
  /** As it is now. */
  readonly consumer: Consumer;
};

/** Refused events to send through the gate again: exactly one of `ids` and `all` must be given. */
export type ReplayDeadLettersInput = {
  /** True for every dead letter there is when the replay begins, oldest first. */
  readonly all: Scalars['Boolean']['input'];
  /** Ids of dead letters, 1 to 100. */
  readonly ids?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

/** What became of the dead letters: each is accepted, a duplicate, or refused again. */
export type ReplayDeadLettersPayload = {
  /** Number of events taken: they are no dead letters any more. */
  readonly accepted: Scalars['Int']['output'];
  /** Number of events refused again, see `refused`: they stay dead letters. */
  readonly deadLettered: Scalars['Int']['output'];
  /** Number of events left out because they had been taken before: they are no dead letters any more. */
  readonly duplicates: Scalars['Int']['output'];
  /** Those that were refused again, in the order asked; of `all`, oldest first. */
  readonly refused: ReadonlyArray<RefusedReplay>;
  /** Opaque: pass it as `after` to a read that should see these events. */
  readonly token: Scalars['String']['output'];
};

/** Which consumer of changes is to go on. */
export type ResumeConsumerInput = {
  /** The consumer's name. */
  readonly consumer: Scalars['ID']['input'];
};

/** The consumer that goes on. */
export type ResumeConsumerPayload = {
  /** As it is now. */
  readonly consumer: Consumer;
};

/** Two records of which a matcher is not sure whether they are one person's: the strongest pair of two clusters that it keeps apart, or of two parts of one cluster. */
export type Review = {
  /** Key of the one record, the smaller of the two. */
  readonly a: Scalars['String']['output'];
  /** Key of the other record. */
  readonly b: Scalars['String']['output'];
  /** How likely they are one person, in bits: above 0 it speaks for it. The mean over the records of both sides, not of these two alone. */
  readonly bits: Scalars['Float']['output'];
  /** Opaque; the same for the same two records, whatever the version of the model. */
  readonly id: Scalars['ID']['output'];
  /** Whether the matcher holds the two together, and doubts it; false: it keeps them apart. */
  readonly isJoined: Scalars['Boolean']['output'];
  /** The name of the matcher's result. */
  readonly matcher: Scalars['String']['output'];
  /** The version of the model that gives the weight. */
  readonly modelVersion: Scalars['String']['output'];
  /** The profile that holds the one record; null when it stands for nobody. */
  readonly profileA: Maybe<Profile>;
  /** The profile that holds the other record; null when it stands for nobody. */
  readonly profileB: Maybe<Profile>;
  /** How many records hang on the answer: those of the clusters of both. */
  readonly records: Scalars['Int']['output'];
  /** What an answer is worth: the entropy of the answer, 1 at 0 bits, times the binary logarithm of `records`. */
  readonly usefulness: Scalars['Float']['output'];
};

/** Pairs to be reviewed, a part of them. */
export type ReviewConnection = {
  /** The pairs, each with its cursor. */
  readonly edges: ReadonlyArray<ReviewEdge>;
  /** Where this page lies. */
  readonly pageInfo: PageInfo;
};

/** A pair's place in a page. */
export type ReviewEdge = {
  /** Opaque: pass it as `after` to begin behind this one. */
  readonly cursor: Scalars['String']['output'];
  /** The pair. */
  readonly node: Review;
};

/** What a steward says of two records. */
export type ReviewVerdict =
  /** They are two people's. */
  | 'apart'
  /** They are one person's. */
  | 'same';

/** A write key to end. */
export type RevokeWriteKeyInput = {
  /** The write key's id. */
  readonly id: Scalars['ID']['input'];
};

/** The ended write key. */
export type RevokeWriteKeyPayload = {
  /** Id of the write key. */
  readonly id: Scalars['ID']['output'];
};

/** A segment, as config/segments.yaml defines it. */
export type Segment = {
  /** Who is meant. */
  readonly description: Scalars['String']['output'];
  /** Small letters, digits and -. */
  readonly name: Scalars['ID']['output'];
  /** The condition, as config/segments.yaml has it. */
  readonly when: Scalars['JSON']['output'];
};

/** A segment that somebody is in. */
export type SegmentMembership = {
  /** When it may end though nothing happens; null: not by time alone. */
  readonly changesAt: Maybe<Scalars['DateTime']['output']>;
  /** Who is meant. */
  readonly description: Scalars['String']['output'];
  /** The segment's name. */
  readonly name: Scalars['ID']['output'];
};

/** A visit that is going on. */
export type Session = {
  /** `web`, `app` … */
  readonly channel: Maybe<Scalars['String']['output']>;
  /** Number of its events, the last 200 of each identifier. */
  readonly events: Scalars['Int']['output'];
  /** The sender's id; null where it gives none: then it is what happens on one channel without a long pause. */
  readonly id: Maybe<Scalars['String']['output']>;
  /** When its last event happened. */
  readonly lastActiveAt: Scalars['DateTime']['output'];
  /** When its first event happened. */
  readonly startedAt: Scalars['DateTime']['output'];
};

/** What an attribute of a profile is to be. */
export type SetAttributeInput = {
  /** A text of your own, 1 to 256 characters, new for every new request: sent twice with it, a request is carried out once. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The attribute's name, as its sources name it: 1 to 128 characters. */
  readonly name: Scalars['String']['input'];
  /** True to be told what it would come to: nothing is written. */
  readonly preview: Scalars['Boolean']['input'];
  /** An id that the profile has or had. */
  readonly profileId: Scalars['ID']['input'];
  /** Why, for the ledger: 1 to 1,000 characters. Name nobody in it. */
  readonly reason: Scalars['String']['input'];
  /** Text, number, true or false; null: it has no value, whatever the sources say. Text has 4,096 characters at most. */
  readonly value?: InputMaybe<Scalars['AttributeValue']['input']>;
};

/** What setting an attribute came to, or would. */
export type SetAttributePayload = {
  /** The decision, as the ledger holds it; null for a preview. */
  readonly decision: Maybe<Decision>;
  /** What it would come to; null when it was carried out. It joins and parts nobody. */
  readonly preview: Maybe<BlastRadius>;
  /** The profile, read back from the graph; for a preview as it is without it. */
  readonly profiles: ReadonlyArray<Profile>;
};

/** A recommendation that is on show. */
export type ShownRecommendation = {
  /** The sender's id. */
  readonly id: Scalars['String']['output'];
  /** Ids of what is recommended. */
  readonly items: ReadonlyArray<Scalars['String']['output']>;
  /** Where it is shown; null where nobody said. */
  readonly placement: Maybe<Scalars['String']['output']>;
  /** When it was shown. */
  readonly shownAt: Scalars['DateTime']['output'];
  /** What became of it. */
  readonly status: RecommendationStatus;
};

/** A source description: how a kind of file is read. */
export type Source = {
  /** Why the description cannot be used; null when it can. */
  readonly fault: Maybe<Scalars['String']['output']>;
  /** The name its events bear as their source; null when the description is faulty. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** Where the description lies, on the machine of the service. */
  readonly path: Scalars['String']['output'];
  /** What the source is, in words; null when the description does not say or is faulty. */
  readonly title: Maybe<Scalars['String']['output']>;
  /** The description itself, as YAML. */
  readonly yaml: Scalars['String']['output'];
};

/** A profile that is several people: exactly one of `parts` and `evidence` must be given. */
export type SplitProfileInput = {
  /** Keys of evidence that is wrong, 1 to 1,000: it is retracted, and the rest says who is who. */
  readonly evidence?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** A text of your own, 1 to 256 characters, new for every new request: sent twice with it, a request is carried out once. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Whose identifiers are whose: two parts at least. Identifiers that none names stay with the first, which alone may be empty. */
  readonly parts?: InputMaybe<ReadonlyArray<ReadonlyArray<IdentifierInput>>>;
  /** True to be told what it would come to: nothing is written. */
  readonly preview: Scalars['Boolean']['input'];
  /** An id that the profile has or had. */
  readonly profileId: Scalars['ID']['input'];
  /** Why, for the ledger: 1 to 1,000 characters. Name nobody in it. */
  readonly reason: Scalars['String']['input'];
};

/** What a split came to, or would. */
export type SplitProfilePayload = {
  /** The decision, as the ledger holds it; null for a preview. */
  readonly decision: Maybe<Decision>;
  /** What it would come to; null when it was carried out. */
  readonly preview: Maybe<BlastRadius>;
  /** The profiles that it is about, read back from the graph; for a preview as they are without it. */
  readonly profiles: ReadonlyArray<Profile>;
};

/** A run of matching to be done over the graph's own records. */
export type StartMatchRunInput = {
  /** A text of your own, 1 to 256 characters, new for every new request: sent twice with it, a request is one run. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Name of the result: the next run of this name replaces what this one gave. Small letters, digits, `_` and `-`, dots between words, at most 64. */
  readonly matcher: Scalars['String']['input'];
  /** True to be told whom it would join and part: nothing is written. */
  readonly preview: Scalars['Boolean']['input'];
  /** True for what stewards said of pairs (pins) to retrain the model's second stage. */
  readonly verdicts: Scalars['Boolean']['input'];
};

/** The run that was asked for. */
export type StartMatchRunPayload = {
  /** As it is now: queued, unless it was asked for before. */
  readonly run: MatchRun;
};

/**
 * How much there is. `accepted = pending + events + failed`. Floats here are whole numbers, exact to 2^53, for Int ends at
 * 2^31.
 */
export type Stats = {
  /** Number of events that the gate ever accepted. */
  readonly accepted: Scalars['Float']['output'];
  /** Number of refused events that are waiting to be looked at. */
  readonly deadLetters: Scalars['Float']['output'];
  /** Number of events that the gate ever left out because it had taken them before. */
  readonly duplicates: Scalars['Float']['output'];
  /** Number of events applied: their identity is settled and they are booked. */
  readonly events: Scalars['Float']['output'];
  /** Number of events among `events` that carry no usable identifier: counted and kept, of nobody. */
  readonly eventsWithoutIdentifier: Scalars['Float']['output'];
  /** Number of events accepted that could not be applied: they are among the dead letters. */
  readonly failed: Scalars['Float']['output'];
  /** How many of the event log's 64 lanes a worker holds; 0 when none runs. */
  readonly lanesHeld: Scalars['Int']['output'];
  /**
   * When the event was accepted that has waited longest to be applied; null when none waits. Long ago while `pending` does
   * not fall: the worker is stuck, and its log says on what.
   */
  readonly oldestPendingAt: Maybe<Scalars['DateTime']['output']>;
  /**
   * Number of events accepted and not yet applied. Below 0, so many more were applied than the event log knows to have
   * accepted: it has lost what it held.
   */
  readonly pending: Scalars['Float']['output'];
  /** Number of profiles. */
  readonly profiles: Scalars['Float']['output'];
  /** Who follows the changes of the graph, how far, and who is stuck. */
  readonly relay: Relay;
};

/** A support case that is open. */
export type SupportCase = {
  /** Who looks after it. */
  readonly agent: Maybe<Scalars['String']['output']>;
  /** When something was said or done last. */
  readonly changedAt: Scalars['DateTime']['output'];
  /** Where it was opened: `chat`, `call-centre` … */
  readonly channel: Maybe<Scalars['String']['output']>;
  /** What was written, oldest first. */
  readonly chat: ReadonlyArray<CaseMessage>;
  /** The sender's id of the case or conversation. */
  readonly id: Scalars['String']['output'];
  /** When it was opened. */
  readonly openedAt: Scalars['DateTime']['output'];
  /** As the sender says it. */
  readonly priority: Maybe<Scalars['String']['output']>;
  /** How it stands. */
  readonly status: SupportCaseStatus;
  /** What it is about. */
  readonly subject: Maybe<Scalars['String']['output']>;
  /** What was spoken, oldest first. */
  readonly transcript: ReadonlyArray<CaseMessage>;
};

/** What has changed of a support case; what is left out stays as it was. */
export type SupportCaseInput = {
  /** Who looks after it. */
  readonly agent?: InputMaybe<Scalars['String']['input']>;
  /** The sender's id of the case. */
  readonly id: Scalars['String']['input'];
  /** As people say it: `high` … */
  readonly priority?: InputMaybe<Scalars['String']['input']>;
  /** How it stands; a new one is open. */
  readonly status?: InputMaybe<SupportCaseStatus>;
  /** What it is about. */
  readonly subject?: InputMaybe<Scalars['String']['input']>;
};

/** How a support case stands. */
export type SupportCaseStatus =
  /** It is done, and no part of the context any more. */
  | 'closed'
  /** Somebody is to act. */
  | 'open'
  /** It waits for the customer, or for a third. */
  | 'pending';

/** Something computed of a person from their events: see docs/traits.md. */
export type Trait = {
  /** What it says. */
  readonly description: Scalars['String']['output'];
  /** As in config/traits.yaml: `orders`. */
  readonly name: Scalars['String']['output'];
  /** How far the value can be trusted. */
  readonly precision: TraitPrecision;
  /**
   * A number, a text, true, false or null; an object of them where the trait is kept by group (`{"GBP": 42.5}`); for the most
   * frequent values a list of `{value, count}`. Money in currency units, moments as ISO 8601.
   */
  readonly value: Maybe<Scalars['JSON']['output']>;
  /** The same over the last hours or days, shortest first; empty when the trait has no windows. */
  readonly windows: ReadonlyArray<TraitWindow>;
};

/** How far a trait's value can be trusted. */
export type TraitPrecision =
  /** A count of distinct values: exact up to 512, from there on with a standard error of 4.4 %. */
  | 'approximate'
  /** What a recount of all events gives. */
  | 'exact'
  /** From the last 100 values. */
  | 'recomputed';

/** A trait's value over the last hours or days, in UTC, the one under way included. */
export type TraitWindow = {
  /** How many of them. */
  readonly length: Scalars['Int']['output'];
  /** Of which the window is made. */
  readonly unit: TraitWindowUnit;
  /** As the trait's. */
  readonly value: Maybe<Scalars['JSON']['output']>;
};

/** What a window is made of. */
export type TraitWindowUnit =
  /** Days in UTC. */
  | 'day'
  /** Full hours. */
  | 'hour';

/** A decision to take back. */
export type UndoDecisionInput = {
  /** The decision's id. */
  readonly decisionId: Scalars['ID']['input'];
  /** A text of your own, 1 to 256 characters, new for every new request: sent twice with it, a request is carried out once. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** True to be told what it would come to: nothing is written. */
  readonly preview: Scalars['Boolean']['input'];
  /** Why, for the ledger: 1 to 1,000 characters. Name nobody in it. */
  readonly reason: Scalars['String']['input'];
};

/** What an undo came to, or would. */
export type UndoDecisionPayload = {
  /** The decision, as the ledger holds it; null for a preview. */
  readonly decision: Maybe<Decision>;
  /** What it would come to; null when it was carried out. */
  readonly preview: Maybe<BlastRadius>;
  /** The profiles that it is about, read back from the graph; for a preview as they are without it. */
  readonly profiles: ReadonlyArray<Profile>;
};

/** A pin to withdraw. */
export type UnpinInput = {
  /** A text of your own, 1 to 256 characters, new for every new request: sent twice with it, a request is carried out once. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The pin's id: `Decision.pins`, or as an error names it. */
  readonly pinId: Scalars['ID']['input'];
  /** True to be told what it would come to: nothing is written. */
  readonly preview: Scalars['Boolean']['input'];
  /** Why, for the ledger: 1 to 1,000 characters. Name nobody in it. */
  readonly reason: Scalars['String']['input'];
};

/** What withdrawing a pin came to, or would. */
export type UnpinPayload = {
  /** The decision, as the ledger holds it; null for a preview. */
  readonly decision: Maybe<Decision>;
  /** What it would come to; null when it was carried out. */
  readonly preview: Maybe<BlastRadius>;
  /** The profiles that it is about, read back from the graph; for a preview as they are without it. */
  readonly profiles: ReadonlyArray<Profile>;
};

/** Why evidence does not count. */
export type UnusedReason =
  /** One of the identifiers has a value that stands for nobody. */
  | 'blocked'
  /** The matcher holds that the two sides are different people. */
  | 'conflict'
  /** One of the identifiers is a household's. */
  | 'household'
  /** The profile would hold more identifiers of a namespace than its limit. */
  | 'limit'
  /** It waits for a background job. */
  | 'pending'
  /** A steward keeps the two sides apart. */
  | 'pin'
  /** It was withdrawn. */
  | 'retracted'
  /** The rules say that such a pair never counts. */
  | 'rule'
  /** One of the identifiers is used by too many people. */
  | 'shared'
  /** It rests on an unverified identifier and would join two known people. */
  | 'unverified';

/** What has changed of somebody's context. Without any part it says that somebody is there. */
export type UpdateContextInput = {
  /** The cart. */
  readonly cart?: InputMaybe<CartUpdateInput>;
  /** A support case. */
  readonly case?: InputMaybe<SupportCaseInput>;
  /** `web`, `app`, `call-centre` … */
  readonly channel?: InputMaybe<Scalars['String']['input']>;
  /** A text of your own, 1 to 256 characters, new for every new request: sent twice with it, a request is carried out once. */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Whom it is about; before login an anonymous one will do: `{namespace: "cookie", value: …}`. */
  readonly identifier: IdentifierInput;
  /** What was said in a support case. */
  readonly message?: InputMaybe<CaseMessageInput>;
  /** What was recommended. */
  readonly recommendation?: InputMaybe<RecommendationInput>;
  /** The sender's id of the visit. */
  readonly sessionId?: InputMaybe<Scalars['String']['input']>;
};

/** What became of a change of context. */
export type UpdateContextPayload = {
  /** As it is after the change; null unless a version was expected. */
  readonly cart: Maybe<Cart>;
  /** For `after:` of reads: they then show the change. */
  readonly token: Scalars['String']['output'];
};

/** Why two identifiers are one person. */
export type Why = {
  /** What would have to be retracted or withdrawn, all of it, to part them; null when nothing can. */
  readonly leastThatWouldPart: Maybe<LeastThatWouldPart>;
  /** In plain English; it holds identifiers. */
  readonly sentence: Scalars['String']['output'];
  /** From the one identifier to the other, the way whose weakest step is the strongest; none when both are the same. */
  readonly steps: ReadonlyArray<WhyStep>;
};

/** Why two identifiers are not one person. */
export type WhyNot = {
  /** What would join them, all of it, in this order. */
  readonly leastThatWouldJoin: ReadonlyArray<JoinRemedy>;
  /** True when not even others were seen with both: nothing leads from one to the other. */
  readonly neverSeenTogether: Scalars['Boolean']['output'];
  /** Those of the steps that do not count, with their reasons and what they would take. */
  readonly parked: ReadonlyArray<WhyStep>;
  /** In plain English; it holds identifiers. */
  readonly sentence: Scalars['String']['output'];
  /** The way from the one to the other with the fewest steps that do not count; none when nothing leads there. */
  readonly steps: ReadonlyArray<WhyStep>;
};

/** What holds two identifiers together, or does not count. */
export type WhyStep = {
  /** The evidence; null for a pin. */
  readonly evidence: Maybe<Evidence>;
  /** Key of the identifier it comes from. */
  readonly from: Scalars['String']['output'];
  /** What it rests on. */
  readonly kind: WhyStepKind;
  /** The pin; null for evidence. */
  readonly pin: Maybe<Pin>;
  /** Why the evidence does not count; null when it does, and for a pin. */
  readonly reason: Maybe<UnusedReason>;
  /** Key of the identifier it leads to. */
  readonly to: Scalars['String']['output'];
  /** What it would take to count, all of it; nothing when it does. */
  readonly wouldTake: ReadonlyArray<JoinRemedy>;
};

/** What a step rests on. */
export type WhyStepKind =
  /** Evidence that is used. */
  | 'evidence'
  /** A pin. */
  | 'pin'
  /** Evidence that is not used. */
  | 'unused';

/** Who may send events. */
export type WriteKey = {
  /** When it was made. */
  readonly createdAt: Scalars['DateTime']['output'];
  /** Opaque and stable; not the secret. */
  readonly id: Scalars['ID']['output'];
  /** When it was revoked; null while it is live. */
  readonly revokedAt: Maybe<Scalars['DateTime']['output']>;
  /** The name its events bear as their source. */
  readonly source: Scalars['String']['output'];
  /** True for a server's key, which vouches for e-mail addresses and phones; false for a browser's. */
  readonly trusted: Scalars['Boolean']['output'];
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;





/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Activity: ResolverTypeWrapper<ActivityModel>;
  AddWriteKeyInput: AddWriteKeyInput;
  AddWriteKeyPayload: ResolverTypeWrapper<AddWriteKeyPayload>;
  ApplyIdentityRulesInput: ApplyIdentityRulesInput;
  ApplyIdentityRulesPayload: ResolverTypeWrapper<ApplyIdentityRulesPayload>;
  Attribute: ResolverTypeWrapper<Attribute>;
  AttributeObservation: ResolverTypeWrapper<AttributeObservation>;
  AttributeValue: ResolverTypeWrapper<Scalars['AttributeValue']['output']>;
  BlastRadius: ResolverTypeWrapper<BlastRadiusModel>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  CancelMatchRunInput: CancelMatchRunInput;
  CancelMatchRunPayload: ResolverTypeWrapper<Omit<CancelMatchRunPayload, 'run'> & { run: ResolversTypes['MatchRun'] }>;
  Cart: ResolverTypeWrapper<CartModel>;
  CartLine: ResolverTypeWrapper<CartLineModel>;
  CartLineInput: CartLineInput;
  CartUpdateInput: CartUpdateInput;
  CaseMedium: null;
  CaseMessage: ResolverTypeWrapper<CaseMessage>;
  CaseMessageInput: CaseMessageInput;
  CaseSide: null;
  Consumer: ResolverTypeWrapper<RelayConsumerModel>;
  ConsumerState: null;
  Context: ResolverTypeWrapper<LiveContextModel>;
  CurrencyAmount: ResolverTypeWrapper<CurrencyAmount>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DeadLetter: ResolverTypeWrapper<DeadLetterModel>;
  DeadLetterConnection: ResolverTypeWrapper<Omit<DeadLetterConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['DeadLetterEdge']> }>;
  DeadLetterEdge: ResolverTypeWrapper<Omit<DeadLetterEdge, 'node'> & { node: ResolversTypes['DeadLetter'] }>;
  DecideReviewInput: DecideReviewInput;
  DecideReviewPayload: ResolverTypeWrapper<Omit<DecideReviewPayload, 'decision' | 'profiles'> & { decision: ResolversTypes['Decision'], profiles: ReadonlyArray<ResolversTypes['Profile']> }>;
  Decision: ResolverTypeWrapper<LedgerDecisionModel>;
  DecisionKind: null;
  EventShape: null;
  Evidence: ResolverTypeWrapper<EvidenceModel>;
  EvidenceState: null;
  Fault: ResolverTypeWrapper<Fault>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  Household: ResolverTypeWrapper<HouseholdModel>;
  HouseholdLink: null;
  HouseholdMember: ResolverTypeWrapper<HouseholdMemberModel>;
  HouseholdRole: null;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  IdentifierAsOf: ResolverTypeWrapper<IdentifierAsOf>;
  IdentifierClass: null;
  IdentifierInput: IdentifierInput;
  IdentityRules: ResolverTypeWrapper<IdentityRules>;
  IdentityRulesCounts: ResolverTypeWrapper<IdentityRulesCounts>;
  IdentityRulesDiff: ResolverTypeWrapper<IdentityRulesDiff>;
  IdentityRulesExamples: ResolverTypeWrapper<IdentityRulesExamples>;
  IngestFault: ResolverTypeWrapper<IngestFault>;
  IngestInput: IngestInput;
  IngestNotice: ResolverTypeWrapper<IngestNotice>;
  IngestPayload: ResolverTypeWrapper<IngestPayload>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  JoinRemedy: ResolverTypeWrapper<RemedyViewModel>;
  JoinRemedyKind: null;
  LeastThatWouldPart: ResolverTypeWrapper<Omit<LeastThatWouldPart, 'evidence' | 'pins'> & { evidence: ReadonlyArray<ResolversTypes['Evidence']>, pins: ReadonlyArray<ResolversTypes['Pin']> }>;
  MatchDecision: null;
  MatchExplanation: ResolverTypeWrapper<MatchExplainedModel>;
  MatchExplanationKind: null;
  MatchExplanationStep: ResolverTypeWrapper<ExplanationStepModel>;
  MatchRun: ResolverTypeWrapper<GraphRunModel>;
  MatchRunConnection: ResolverTypeWrapper<Omit<MatchRunConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['MatchRunEdge']> }>;
  MatchRunEdge: ResolverTypeWrapper<Omit<MatchRunEdge, 'node'> & { node: ResolversTypes['MatchRun'] }>;
  MatchRunExamples: ResolverTypeWrapper<MatchRunExamples>;
  MatchRunFault: ResolverTypeWrapper<MatchRunFault>;
  MatchRunPhase: null;
  MatchRunProgress: ResolverTypeWrapper<MatchRunProgress>;
  MatchRunRegrouping: ResolverTypeWrapper<MatchRunRegrouping>;
  MatchRunResult: ResolverTypeWrapper<GraphRunResultModel>;
  MatchRunState: null;
  Membership: ResolverTypeWrapper<Membership>;
  MergeProfilesInput: MergeProfilesInput;
  MergeProfilesPayload: ResolverTypeWrapper<Omit<MergeProfilesPayload, 'decision' | 'preview' | 'profiles'> & { decision?: Maybe<ResolversTypes['Decision']>, preview?: Maybe<ResolversTypes['BlastRadius']>, profiles: ReadonlyArray<ResolversTypes['Profile']> }>;
  Metrics: ResolverTypeWrapper<Metrics>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  NewPinKind: null;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  ParkedReason: null;
  Pin: ResolverTypeWrapper<PinModel>;
  PinInput: PinInput;
  PinKind: null;
  PinPayload: ResolverTypeWrapper<Omit<PinPayload, 'decision' | 'preview' | 'profiles'> & { decision?: Maybe<ResolversTypes['Decision']>, preview?: Maybe<ResolversTypes['BlastRadius']>, profiles: ReadonlyArray<ResolversTypes['Profile']> }>;
  PreviewedProfile: ResolverTypeWrapper<PreviewedWithFiguresModel>;
  Profile: ResolverTypeWrapper<GraphProfileModel>;
  ProfileAsOf: ResolverTypeWrapper<KnownProfileModel>;
  ProfileConnection: ResolverTypeWrapper<Omit<ProfileConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['ProfileEdge']> }>;
  ProfileEdge: ResolverTypeWrapper<Omit<ProfileEdge, 'node'> & { node: ResolversTypes['Profile'] }>;
  ProfileIdentifier: ResolverTypeWrapper<MemberModel>;
  ProposeSourceInput: ProposeSourceInput;
  ProposeSourcePayload: ResolverTypeWrapper<ProposeSourcePayload>;
  Protocol: null;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RebuildConsumerInput: RebuildConsumerInput;
  RebuildConsumerPayload: ResolverTypeWrapper<Omit<RebuildConsumerPayload, 'consumer'> & { consumer: ResolversTypes['Consumer'] }>;
  RecommendationInput: RecommendationInput;
  RecommendationStatus: null;
  RefusedReplay: ResolverTypeWrapper<RefusedReplay>;
  RegroupedProfile: ResolverTypeWrapper<RegroupedProfile>;
  Regrouping: ResolverTypeWrapper<Regrouping>;
  Relay: ResolverTypeWrapper<RelayStatusModel>;
  ReplayChangesInput: ReplayChangesInput;
  ReplayChangesPayload: ResolverTypeWrapper<Omit<ReplayChangesPayload, 'consumer'> & { consumer: ResolversTypes['Consumer'] }>;
  ReplayDeadLettersInput: ReplayDeadLettersInput;
  ReplayDeadLettersPayload: ResolverTypeWrapper<ReplayDeadLettersPayload>;
  ResumeConsumerInput: ResumeConsumerInput;
  ResumeConsumerPayload: ResolverTypeWrapper<Omit<ResumeConsumerPayload, 'consumer'> & { consumer: ResolversTypes['Consumer'] }>;
  Review: ResolverTypeWrapper<ReviewModel>;
  ReviewConnection: ResolverTypeWrapper<Omit<ReviewConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['ReviewEdge']> }>;
  ReviewEdge: ResolverTypeWrapper<Omit<ReviewEdge, 'node'> & { node: ResolversTypes['Review'] }>;
  ReviewVerdict: null;
  RevokeWriteKeyInput: RevokeWriteKeyInput;
  RevokeWriteKeyPayload: ResolverTypeWrapper<RevokeWriteKeyPayload>;
  Segment: ResolverTypeWrapper<Segment>;
  SegmentMembership: ResolverTypeWrapper<SegmentMembership>;
  Session: ResolverTypeWrapper<Session>;
  SetAttributeInput: SetAttributeInput;
  SetAttributePayload: ResolverTypeWrapper<Omit<SetAttributePayload, 'decision' | 'preview' | 'profiles'> & { decision?: Maybe<ResolversTypes['Decision']>, preview?: Maybe<ResolversTypes['BlastRadius']>, profiles: ReadonlyArray<ResolversTypes['Profile']> }>;
  ShownRecommendation: ResolverTypeWrapper<ShownRecommendation>;
  Source: ResolverTypeWrapper<Source>;
  SplitProfileInput: SplitProfileInput;
  SplitProfilePayload: ResolverTypeWrapper<Omit<SplitProfilePayload, 'decision' | 'preview' | 'profiles'> & { decision?: Maybe<ResolversTypes['Decision']>, preview?: Maybe<ResolversTypes['BlastRadius']>, profiles: ReadonlyArray<ResolversTypes['Profile']> }>;
  StartMatchRunInput: StartMatchRunInput;
  StartMatchRunPayload: ResolverTypeWrapper<Omit<StartMatchRunPayload, 'run'> & { run: ResolversTypes['MatchRun'] }>;
  Stats: ResolverTypeWrapper<StatsModel>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  SupportCase: ResolverTypeWrapper<SupportCase>;
  SupportCaseInput: SupportCaseInput;
  SupportCaseStatus: null;
  Trait: ResolverTypeWrapper<TraitFigureModel>;
  TraitPrecision: null;
  TraitWindow: ResolverTypeWrapper<TraitWindow>;
  TraitWindowUnit: null;
  UndoDecisionInput: UndoDecisionInput;
  UndoDecisionPayload: ResolverTypeWrapper<Omit<UndoDecisionPayload, 'decision' | 'preview' | 'profiles'> & { decision?: Maybe<ResolversTypes['Decision']>, preview?: Maybe<ResolversTypes['BlastRadius']>, profiles: ReadonlyArray<ResolversTypes['Profile']> }>;
  UnpinInput: UnpinInput;
  UnpinPayload: ResolverTypeWrapper<Omit<UnpinPayload, 'decision' | 'preview' | 'profiles'> & { decision?: Maybe<ResolversTypes['Decision']>, preview?: Maybe<ResolversTypes['BlastRadius']>, profiles: ReadonlyArray<ResolversTypes['Profile']> }>;
  UnusedReason: null;
  UpdateContextInput: UpdateContextInput;
  UpdateContextPayload: ResolverTypeWrapper<Omit<UpdateContextPayload, 'cart'> & { cart?: Maybe<ResolversTypes['Cart']> }>;
  Why: ResolverTypeWrapper<ExplainedModel>;
  WhyNot: ResolverTypeWrapper<NotExplainedModel>;
  WhyStep: ResolverTypeWrapper<StepViewModel>;
  WhyStepKind: null;
  WriteKey: ResolverTypeWrapper<WriteKey>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Activity: ActivityModel;
  AddWriteKeyInput: AddWriteKeyInput;
  AddWriteKeyPayload: AddWriteKeyPayload;
  ApplyIdentityRulesInput: ApplyIdentityRulesInput;
  ApplyIdentityRulesPayload: ApplyIdentityRulesPayload;
  Attribute: Attribute;
  AttributeObservation: AttributeObservation;
  AttributeValue: Scalars['AttributeValue']['output'];
  BlastRadius: BlastRadiusModel;
  Boolean: Scalars['Boolean']['output'];
  CancelMatchRunInput: CancelMatchRunInput;
  CancelMatchRunPayload: Omit<CancelMatchRunPayload, 'run'> & { run: ResolversParentTypes['MatchRun'] };
  Cart: CartModel;
  CartLine: CartLineModel;
  CartLineInput: CartLineInput;
  CartUpdateInput: CartUpdateInput;
  CaseMessage: CaseMessage;
  CaseMessageInput: CaseMessageInput;
  Consumer: RelayConsumerModel;
  Context: LiveContextModel;
  CurrencyAmount: CurrencyAmount;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  DeadLetter: DeadLetterModel;
  DeadLetterConnection: Omit<DeadLetterConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['DeadLetterEdge']> };
  DeadLetterEdge: Omit<DeadLetterEdge, 'node'> & { node: ResolversParentTypes['DeadLetter'] };
  DecideReviewInput: DecideReviewInput;
  DecideReviewPayload: Omit<DecideReviewPayload, 'decision' | 'profiles'> & { decision: ResolversParentTypes['Decision'], profiles: ReadonlyArray<ResolversParentTypes['Profile']> };
  Decision: LedgerDecisionModel;
  Evidence: EvidenceModel;
  Fault: Fault;
  Float: Scalars['Float']['output'];
  Household: HouseholdModel;
  HouseholdMember: HouseholdMemberModel;
  ID: Scalars['ID']['output'];
  IdentifierAsOf: IdentifierAsOf;
  IdentifierInput: IdentifierInput;
  IdentityRules: IdentityRules;
  IdentityRulesCounts: IdentityRulesCounts;
  IdentityRulesDiff: IdentityRulesDiff;
  IdentityRulesExamples: IdentityRulesExamples;
  IngestFault: IngestFault;
  IngestInput: IngestInput;
  IngestNotice: IngestNotice;
  IngestPayload: IngestPayload;
  Int: Scalars['Int']['output'];
  JSON: Scalars['JSON']['output'];
  JoinRemedy: RemedyViewModel;
  LeastThatWouldPart: Omit<LeastThatWouldPart, 'evidence' | 'pins'> & { evidence: ReadonlyArray<ResolversParentTypes['Evidence']>, pins: ReadonlyArray<ResolversParentTypes['Pin']> };
  MatchExplanation: MatchExplainedModel;
  MatchExplanationStep: ExplanationStepModel;
  MatchRun: GraphRunModel;
  MatchRunConnection: Omit<MatchRunConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['MatchRunEdge']> };
  MatchRunEdge: Omit<MatchRunEdge, 'node'> & { node: ResolversParentTypes['MatchRun'] };
  MatchRunExamples: MatchRunExamples;
  MatchRunFault: MatchRunFault;
  MatchRunProgress: MatchRunProgress;
  MatchRunRegrouping: MatchRunRegrouping;
  MatchRunResult: GraphRunResultModel;
  Membership: Membership;
  MergeProfilesInput: MergeProfilesInput;
  MergeProfilesPayload: Omit<MergeProfilesPayload, 'decision' | 'preview' | 'profiles'> & { decision?: Maybe<ResolversParentTypes['Decision']>, preview?: Maybe<ResolversParentTypes['BlastRadius']>, profiles: ReadonlyArray<ResolversParentTypes['Profile']> };
  Metrics: Metrics;
  Mutation: Record<PropertyKey, never>;
  PageInfo: PageInfo;
  Pin: PinModel;
  PinInput: PinInput;
  PinPayload: Omit<PinPayload, 'decision' | 'preview' | 'profiles'> & { decision?: Maybe<ResolversParentTypes['Decision']>, preview?: Maybe<ResolversParentTypes['BlastRadius']>, profiles: ReadonlyArray<ResolversParentTypes['Profile']> };
  PreviewedProfile: PreviewedWithFiguresModel;
  Profile: GraphProfileModel;
  ProfileAsOf: KnownProfileModel;
  ProfileConnection: Omit<ProfileConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['ProfileEdge']> };
  ProfileEdge: Omit<ProfileEdge, 'node'> & { node: ResolversParentTypes['Profile'] };
  ProfileIdentifier: MemberModel;
  ProposeSourceInput: ProposeSourceInput;
  ProposeSourcePayload: ProposeSourcePayload;
  Query: Record<PropertyKey, never>;
  RebuildConsumerInput: RebuildConsumerInput;
  RebuildConsumerPayload: Omit<RebuildConsumerPayload, 'consumer'> & { consumer: ResolversParentTypes['Consumer'] };
  RecommendationInput: RecommendationInput;
  RefusedReplay: RefusedReplay;
  RegroupedProfile: RegroupedProfile;
  Regrouping: Regrouping;
  Relay: RelayStatusModel;
  ReplayChangesInput: ReplayChangesInput;
  ReplayChangesPayload: Omit<ReplayChangesPayload, 'consumer'> & { consumer: ResolversParentTypes['Consumer'] };
  ReplayDeadLettersInput: ReplayDeadLettersInput;
  ReplayDeadLettersPayload: ReplayDeadLettersPayload;
  ResumeConsumerInput: ResumeConsumerInput;
  ResumeConsumerPayload: Omit<ResumeConsumerPayload, 'consumer'> & { consumer: ResolversParentTypes['Consumer'] };
  Review: ReviewModel;
  ReviewConnection: Omit<ReviewConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['ReviewEdge']> };
  ReviewEdge: Omit<ReviewEdge, 'node'> & { node: ResolversParentTypes['Review'] };
  RevokeWriteKeyInput: RevokeWriteKeyInput;
  RevokeWriteKeyPayload: RevokeWriteKeyPayload;
  Segment: Segment;
  SegmentMembership: SegmentMembership;
  Session: Session;
  SetAttributeInput: SetAttributeInput;
  SetAttributePayload: Omit<SetAttributePayload, 'decision' | 'preview' | 'profiles'> & { decision?: Maybe<ResolversParentTypes['Decision']>, preview?: Maybe<ResolversParentTypes['BlastRadius']>, profiles: ReadonlyArray<ResolversParentTypes['Profile']> };
  ShownRecommendation: ShownRecommendation;
  Source: Source;
  SplitProfileInput: SplitProfileInput;
  SplitProfilePayload: Omit<SplitProfilePayload, 'decision' | 'preview' | 'profiles'> & { decision?: Maybe<ResolversParentTypes['Decision']>, preview?: Maybe<ResolversParentTypes['BlastRadius']>, profiles: ReadonlyArray<ResolversParentTypes['Profile']> };
  StartMatchRunInput: StartMatchRunInput;
  StartMatchRunPayload: Omit<StartMatchRunPayload, 'run'> & { run: ResolversParentTypes['MatchRun'] };
  Stats: StatsModel;
  String: Scalars['String']['output'];
  SupportCase: SupportCase;
  SupportCaseInput: SupportCaseInput;
  Trait: TraitFigureModel;
  TraitWindow: TraitWindow;
  UndoDecisionInput: UndoDecisionInput;
  UndoDecisionPayload: Omit<UndoDecisionPayload, 'decision' | 'preview' | 'profiles'> & { decision?: Maybe<ResolversParentTypes['Decision']>, preview?: Maybe<ResolversParentTypes['BlastRadius']>, profiles: ReadonlyArray<ResolversParentTypes['Profile']> };
  UnpinInput: UnpinInput;
  UnpinPayload: Omit<UnpinPayload, 'decision' | 'preview' | 'profiles'> & { decision?: Maybe<ResolversParentTypes['Decision']>, preview?: Maybe<ResolversParentTypes['BlastRadius']>, profiles: ReadonlyArray<ResolversParentTypes['Profile']> };
  UpdateContextInput: UpdateContextInput;
  UpdateContextPayload: Omit<UpdateContextPayload, 'cart'> & { cart?: Maybe<ResolversParentTypes['Cart']> };
  Why: ExplainedModel;
  WhyNot: NotExplainedModel;
  WhyStep: StepViewModel;
  WriteKey: WriteKey;
};

export type ActivityResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Activity'] = ResolversParentTypes['Activity']> = {
  amount?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  channel?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  currency?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  messageId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  occurredAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AddWriteKeyPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['AddWriteKeyPayload'] = ResolversParentTypes['AddWriteKeyPayload']> = {
  secret?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  writeKey?: Resolver<ResolversTypes['WriteKey'], ParentType, ContextType>;
};

export type ApplyIdentityRulesPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ApplyIdentityRulesPayload'] = ResolversParentTypes['ApplyIdentityRulesPayload']> = {
  left?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  merges?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  profiles?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  splits?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type AttributeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Attribute'] = ResolversParentTypes['Attribute']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  observedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  others?: Resolver<ReadonlyArray<ResolversTypes['AttributeObservation']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['AttributeValue']>, ParentType, ContextType>;
};

export type AttributeObservationResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['AttributeObservation'] = ResolversParentTypes['AttributeObservation']> = {
  observedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['AttributeValue']>, ParentType, ContextType>;
};

export interface AttributeValueScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['AttributeValue'], any> {
  name: 'AttributeValue';
}

export type BlastRadiusResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['BlastRadius'] = ResolversParentTypes['BlastRadius']> = {
  events?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  evidence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  identifiers?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  ids?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  profiles?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  profilesAfter?: Resolver<ReadonlyArray<ResolversTypes['PreviewedProfile']>, ParentType, ContextType>;
  profilesBefore?: Resolver<ReadonlyArray<ResolversTypes['PreviewedProfile']>, ParentType, ContextType>;
};

export type CancelMatchRunPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CancelMatchRunPayload'] = ResolversParentTypes['CancelMatchRunPayload']> = {
  run?: Resolver<ResolversTypes['MatchRun'], ParentType, ContextType>;
};

export type CartResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Cart'] = ResolversParentTypes['Cart']> = {
  lines?: Resolver<ReadonlyArray<ResolversTypes['CartLine']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type CartLineResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CartLine'] = ResolversParentTypes['CartLine']> = {
  changedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  channel?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  currency?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  price?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  productId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  quantity?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  variant?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CaseMediumResolvers = { CALL: 'call', CHAT: 'chat' };

export type CaseMessageResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CaseMessage'] = ResolversParentTypes['CaseMessage']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  author?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['CaseSide'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CaseSideResolvers = { AGENT: 'agent', CUSTOMER: 'customer' };

export type ConsumerResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Consumer'] = ResolversParentTypes['Consumer']> = {
  fault?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isFed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  keepsChanges?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lag?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  parkedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  position?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ConsumerState'], ParentType, ContextType>;
};

export type ConsumerStateResolvers = { PARKED: 'parked', REBUILDING: 'rebuilding', RUNNING: 'running' };

export type ContextResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Context'] = ResolversParentTypes['Context']> = {
  cart?: Resolver<ResolversTypes['Cart'], ParentType, ContextType>;
  cases?: Resolver<ReadonlyArray<ResolversTypes['SupportCase']>, ParentType, ContextType>;
  interactions?: Resolver<ReadonlyArray<ResolversTypes['Activity']>, ParentType, ContextType, RequireFields<ContextInteractionsArgs, 'limit'>>;
  profile?: Resolver<ResolversTypes['Profile'], ParentType, ContextType>;
  recommendations?: Resolver<ReadonlyArray<ResolversTypes['ShownRecommendation']>, ParentType, ContextType>;
  sessions?: Resolver<ReadonlyArray<ResolversTypes['Session']>, ParentType, ContextType>;
};

export type CurrencyAmountResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CurrencyAmount'] = ResolversParentTypes['CurrencyAmount']> = {
  amount?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeadLetterResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['DeadLetter'] = ResolversParentTypes['DeadLetter']> = {
  fault?: Resolver<ResolversTypes['Fault'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  protocol?: Resolver<ResolversTypes['Protocol'], ParentType, ContextType>;
  raw?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  receivedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DeadLetterConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['DeadLetterConnection'] = ResolversParentTypes['DeadLetterConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['DeadLetterEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type DeadLetterEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['DeadLetterEdge'] = ResolversParentTypes['DeadLetterEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['DeadLetter'], ParentType, ContextType>;
};

export type DecideReviewPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['DecideReviewPayload'] = ResolversParentTypes['DecideReviewPayload']> = {
  decision?: Resolver<ResolversTypes['Decision'], ParentType, ContextType>;
  profiles?: Resolver<ReadonlyArray<ResolversTypes['Profile']>, ParentType, ContextType>;
};

export type DecisionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Decision'] = ResolversParentTypes['Decision']> = {
  after?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  before?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  by?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['DecisionKind'], ParentType, ContextType>;
  membersAfter?: Resolver<ReadonlyArray<ResolversTypes['Membership']>, ParentType, ContextType>;
  membersBefore?: Resolver<ReadonlyArray<ResolversTypes['Membership']>, ParentType, ContextType>;
  pins?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  undoes?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  undoneBy?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type DecisionKindResolvers = { MERGE: 'merge', OVERRIDE: 'override', PIN: 'pin', RETRACT: 'retract', RULES: 'rules', SPLIT: 'split', UNDO: 'undo', UNPIN: 'unpin' };

export type EventShapeResolvers = { GENERIC: 'generic', SEGMENT: 'segment' };

export type EvidenceResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Evidence'] = ResolversParentTypes['Evidence']> = {
  a?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  b?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  days?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  firstSeen?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastSeen?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  modelVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['ParkedReason']>, ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  score?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['EvidenceState'], ParentType, ContextType>;
  strength?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type EvidenceStateResolvers = { ACCEPTED: 'accepted', PARKED: 'parked', PENDING: 'pending', RETRACTED: 'retracted' };

export type FaultResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Fault'] = ResolversParentTypes['Fault']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type HouseholdResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Household'] = ResolversParentTypes['Household']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  members?: Resolver<ReadonlyArray<ResolversTypes['HouseholdMember']>, ParentType, ContextType>;
  traits?: Resolver<ReadonlyArray<ResolversTypes['Trait']>, ParentType, ContextType, Partial<HouseholdTraitsArgs>>;
};

export type HouseholdLinkResolvers = { ACCOUNT: 'account', ADDRESS: 'address', DEVICE: 'device', LANDLINE: 'landline' };

export type HouseholdMemberResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['HouseholdMember'] = ResolversParentTypes['HouseholdMember']> = {
  from?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  profile?: Resolver<ResolversTypes['Profile'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['HouseholdRole'], ParentType, ContextType>;
  through?: Resolver<ReadonlyArray<ResolversTypes['HouseholdLink']>, ParentType, ContextType>;
  to?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
};

export type HouseholdRoleResolvers = { HOLDER: 'holder', MEMBER: 'member' };

export type IdentifierAsOfResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['IdentifierAsOf'] = ResolversParentTypes['IdentifierAsOf']> = {
  namespace?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type IdentifierClassResolvers = { DEVICE: 'device', HOUSEHOLD: 'household', PERSON: 'person' };

export type IdentityRulesResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['IdentityRules'] = ResolversParentTypes['IdentityRules']> = {
  rules?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type IdentityRulesCountsResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['IdentityRulesCounts'] = ResolversParentTypes['IdentityRulesCounts']> = {
  idChanged?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  merged?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  profilesAfter?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  profilesBefore?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sharedAfter?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sharedBefore?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  split?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type IdentityRulesDiffResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['IdentityRulesDiff'] = ResolversParentTypes['IdentityRulesDiff']> = {
  counts?: Resolver<ResolversTypes['IdentityRulesCounts'], ParentType, ContextType>;
  examples?: Resolver<ResolversTypes['IdentityRulesExamples'], ParentType, ContextType>;
};

export type IdentityRulesExamplesResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['IdentityRulesExamples'] = ResolversParentTypes['IdentityRulesExamples']> = {
  idChanges?: Resolver<ReadonlyArray<ResolversTypes['Regrouping']>, ParentType, ContextType>;
  merges?: Resolver<ReadonlyArray<ResolversTypes['Regrouping']>, ParentType, ContextType>;
  splits?: Resolver<ReadonlyArray<ResolversTypes['Regrouping']>, ParentType, ContextType>;
};

export type IngestFaultResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['IngestFault'] = ResolversParentTypes['IngestFault']> = {
  deadLetterId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  fault?: Resolver<ResolversTypes['Fault'], ParentType, ContextType>;
  index?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  messageId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type IngestNoticeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['IngestNotice'] = ResolversParentTypes['IngestNotice']> = {
  fault?: Resolver<ResolversTypes['Fault'], ParentType, ContextType>;
  index?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  messageId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type IngestPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['IngestPayload'] = ResolversParentTypes['IngestPayload']> = {
  accepted?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  deadLettered?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  duplicates?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  faults?: Resolver<ReadonlyArray<ResolversTypes['IngestFault']>, ParentType, ContextType>;
  notices?: Resolver<ReadonlyArray<ResolversTypes['IngestNotice']>, ParentType, ContextType>;
  read?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  suppressed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  token?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type JoinRemedyResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['JoinRemedy'] = ResolversParentTypes['JoinRemedy']> = {
  because?: Resolver<Maybe<ResolversTypes['UnusedReason']>, ParentType, ContextType>;
  identifiers?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['JoinRemedyKind'], ParentType, ContextType>;
  pin?: Resolver<Maybe<ResolversTypes['Pin']>, ParentType, ContextType>;
};

export type JoinRemedyKindResolvers = { MERGE: 'merge', NOTHING: 'nothing', VERIFIED_EVENT: 'verifiedEvent', WAIT: 'wait', WITHDRAW_PIN: 'withdrawPin' };

export type LeastThatWouldPartResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['LeastThatWouldPart'] = ResolversParentTypes['LeastThatWouldPart']> = {
  evidence?: Resolver<ReadonlyArray<ResolversTypes['Evidence']>, ParentType, ContextType>;
  pins?: Resolver<ReadonlyArray<ResolversTypes['Pin']>, ParentType, ContextType>;
};

export type MatchDecisionResolvers = { DIFFERENT_PEOPLE: 'different-people', ONE_PERSON: 'one-person', REVIEW: 'review' };

export type MatchExplanationResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['MatchExplanation'] = ResolversParentTypes['MatchExplanation']> = {
  a?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  b?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  bits?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  decision?: Resolver<ResolversTypes['MatchDecision'], ParentType, ContextType>;
  doubtedBits?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  modelVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  probability?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  silentFields?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['MatchExplanationStep']>, ParentType, ContextType>;
};

export type MatchExplanationKindResolvers = { CORRECTION: 'correction', FIELD: 'field', PRIOR: 'prior', RELATED: 'related' };

export type MatchExplanationStepResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['MatchExplanationStep'] = ResolversParentTypes['MatchExplanationStep']> = {
  bits?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  cumulativeBits?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  field?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['MatchExplanationKind'], ParentType, ContextType>;
  level?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  m?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  u?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  words?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MatchRunResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['MatchRun'] = ResolversParentTypes['MatchRun']> = {
  attempts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  cancelRequested?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  fault?: Resolver<Maybe<ResolversTypes['MatchRunFault']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  matcher?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  preview?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  progress?: Resolver<Maybe<ResolversTypes['MatchRunProgress']>, ParentType, ContextType>;
  requestedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  requestedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  result?: Resolver<Maybe<ResolversTypes['MatchRunResult']>, ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['MatchRunState'], ParentType, ContextType>;
  verdicts?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type MatchRunConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['MatchRunConnection'] = ResolversParentTypes['MatchRunConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['MatchRunEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type MatchRunEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['MatchRunEdge'] = ResolversParentTypes['MatchRunEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['MatchRun'], ParentType, ContextType>;
};

export type MatchRunExamplesResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['MatchRunExamples'] = ResolversParentTypes['MatchRunExamples']> = {
  merges?: Resolver<ReadonlyArray<ResolversTypes['MatchRunRegrouping']>, ParentType, ContextType>;
  splits?: Resolver<ReadonlyArray<ResolversTypes['MatchRunRegrouping']>, ParentType, ContextType>;
};

export type MatchRunFaultResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['MatchRunFault'] = ResolversParentTypes['MatchRunFault']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  remedy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MatchRunPhaseResolvers = { BLOCK: 'block', CLUSTER: 'cluster', COLLECT: 'collect', COMPARE: 'compare', HAND_OVER: 'handOver', LEARN: 'learn', PREPARE: 'prepare', READ: 'read', WRITE: 'write' };

export type MatchRunProgressResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['MatchRunProgress'] = ResolversParentTypes['MatchRunProgress']> = {
  expectedEndAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  pairs?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  phase?: Resolver<ResolversTypes['MatchRunPhase'], ParentType, ContextType>;
  records?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type MatchRunRegroupingResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['MatchRunRegrouping'] = ResolversParentTypes['MatchRunRegrouping']> = {
  after?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  before?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type MatchRunResultResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['MatchRunResult'] = ResolversParentTypes['MatchRunResult']> = {
  clusters?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  conflicts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  examples?: Resolver<Maybe<ResolversTypes['MatchRunExamples']>, ParentType, ContextType>;
  links?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  merges?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  modelVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  pairs?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  records?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reviews?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  seconds?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  splits?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  verdicts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type MatchRunStateResolvers = { CANCELLED: 'cancelled', FAILED: 'failed', QUEUED: 'queued', RUNNING: 'running', SUCCEEDED: 'succeeded' };

export type MembershipResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Membership'] = ResolversParentTypes['Membership']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  members?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type MergeProfilesPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['MergeProfilesPayload'] = ResolversParentTypes['MergeProfilesPayload']> = {
  decision?: Resolver<Maybe<ResolversTypes['Decision']>, ParentType, ContextType>;
  preview?: Resolver<Maybe<ResolversTypes['BlastRadius']>, ParentType, ContextType>;
  profiles?: Resolver<ReadonlyArray<ResolversTypes['Profile']>, ParentType, ContextType>;
};

export type MetricsResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Metrics'] = ResolversParentTypes['Metrics']> = {
  averageOrderValue?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  currency?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  events?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  firstSeen?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastSeen?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  orders?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rebuilding?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  refunds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  spend?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  spendByCurrency?: Resolver<ReadonlyArray<ResolversTypes['CurrencyAmount']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  addWriteKey?: Resolver<ResolversTypes['AddWriteKeyPayload'], ParentType, ContextType, RequireFields<MutationAddWriteKeyArgs, 'input'>>;
  applyIdentityRules?: Resolver<ResolversTypes['ApplyIdentityRulesPayload'], ParentType, ContextType, RequireFields<MutationApplyIdentityRulesArgs, 'input'>>;
  cancelMatchRun?: Resolver<ResolversTypes['CancelMatchRunPayload'], ParentType, ContextType, RequireFields<MutationCancelMatchRunArgs, 'input'>>;
  decideReview?: Resolver<ResolversTypes['DecideReviewPayload'], ParentType, ContextType, RequireFields<MutationDecideReviewArgs, 'input'>>;
  ingest?: Resolver<ResolversTypes['IngestPayload'], ParentType, ContextType, RequireFields<MutationIngestArgs, 'input'>>;
  mergeProfiles?: Resolver<ResolversTypes['MergeProfilesPayload'], ParentType, ContextType, RequireFields<MutationMergeProfilesArgs, 'input'>>;
  pin?: Resolver<ResolversTypes['PinPayload'], ParentType, ContextType, RequireFields<MutationPinArgs, 'input'>>;
  proposeSource?: Resolver<ResolversTypes['ProposeSourcePayload'], ParentType, ContextType, RequireFields<MutationProposeSourceArgs, 'input'>>;
  rebuildConsumer?: Resolver<ResolversTypes['RebuildConsumerPayload'], ParentType, ContextType, RequireFields<MutationRebuildConsumerArgs, 'input'>>;
  replayChanges?: Resolver<ResolversTypes['ReplayChangesPayload'], ParentType, ContextType, RequireFields<MutationReplayChangesArgs, 'input'>>;
  replayDeadLetters?: Resolver<ResolversTypes['ReplayDeadLettersPayload'], ParentType, ContextType, RequireFields<MutationReplayDeadLettersArgs, 'input'>>;
  resumeConsumer?: Resolver<ResolversTypes['ResumeConsumerPayload'], ParentType, ContextType, RequireFields<MutationResumeConsumerArgs, 'input'>>;
  revokeWriteKey?: Resolver<ResolversTypes['RevokeWriteKeyPayload'], ParentType, ContextType, RequireFields<MutationRevokeWriteKeyArgs, 'input'>>;
  setAttribute?: Resolver<ResolversTypes['SetAttributePayload'], ParentType, ContextType, RequireFields<MutationSetAttributeArgs, 'input'>>;
  splitProfile?: Resolver<ResolversTypes['SplitProfilePayload'], ParentType, ContextType, RequireFields<MutationSplitProfileArgs, 'input'>>;
  startMatchRun?: Resolver<ResolversTypes['StartMatchRunPayload'], ParentType, ContextType, RequireFields<MutationStartMatchRunArgs, 'input'>>;
  undoDecision?: Resolver<ResolversTypes['UndoDecisionPayload'], ParentType, ContextType, RequireFields<MutationUndoDecisionArgs, 'input'>>;
  unpin?: Resolver<ResolversTypes['UnpinPayload'], ParentType, ContextType, RequireFields<MutationUnpinArgs, 'input'>>;
  updateContext?: Resolver<ResolversTypes['UpdateContextPayload'], ParentType, ContextType, RequireFields<MutationUpdateContextArgs, 'input'>>;
};

export type NewPinKindResolvers = { APART: 'apart', SAME: 'same' };

export type PageInfoResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ParkedReasonResolvers = { BLOCKED: 'blocked', CONFLICT: 'conflict', HOUSEHOLD: 'household', LIMIT: 'limit', PIN: 'pin', RULE: 'rule', SHARED: 'shared', UNVERIFIED: 'unverified' };

export type PinResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Pin'] = ResolversParentTypes['Pin']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  by?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['PinKind'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sides?: Resolver<ReadonlyArray<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
};

export type PinKindResolvers = { APART: 'apart', SAME: 'same', SPLIT: 'split' };

export type PinPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PinPayload'] = ResolversParentTypes['PinPayload']> = {
  decision?: Resolver<Maybe<ResolversTypes['Decision']>, ParentType, ContextType>;
  preview?: Resolver<Maybe<ResolversTypes['BlastRadius']>, ParentType, ContextType>;
  profiles?: Resolver<ReadonlyArray<ResolversTypes['Profile']>, ParentType, ContextType>;
};

export type PreviewedProfileResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PreviewedProfile'] = ResolversParentTypes['PreviewedProfile']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifiers?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  metrics?: Resolver<ResolversTypes['Metrics'], ParentType, ContextType>;
};

export type ProfileResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Profile'] = ResolversParentTypes['Profile']> = {
  aliases?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType, RequireFields<ProfileAliasesArgs, 'first'>>;
  attributes?: Resolver<ReadonlyArray<ResolversTypes['Attribute']>, ParentType, ContextType>;
  decisions?: Resolver<ReadonlyArray<ResolversTypes['Decision']>, ParentType, ContextType>;
  evidence?: Resolver<ReadonlyArray<ResolversTypes['Evidence']>, ParentType, ContextType, RequireFields<ProfileEvidenceArgs, 'first'>>;
  history?: Resolver<ReadonlyArray<ResolversTypes['Decision']>, ParentType, ContextType, RequireFields<ProfileHistoryArgs, 'first'>>;
  household?: Resolver<Maybe<ResolversTypes['Household']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifierCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  identifiers?: Resolver<ReadonlyArray<ResolversTypes['ProfileIdentifier']>, ParentType, ContextType, RequireFields<ProfileIdentifiersArgs, 'first'>>;
  metrics?: Resolver<ResolversTypes['Metrics'], ParentType, ContextType>;
  recentActivity?: Resolver<ReadonlyArray<ResolversTypes['Activity']>, ParentType, ContextType, RequireFields<ProfileRecentActivityArgs, 'limit'>>;
  reflectsChange?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  segments?: Resolver<ReadonlyArray<ResolversTypes['SegmentMembership']>, ParentType, ContextType>;
  traits?: Resolver<ReadonlyArray<ResolversTypes['Trait']>, ParentType, ContextType, Partial<ProfileTraitsArgs>>;
};

export type ProfileAsOfResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ProfileAsOf'] = ResolversParentTypes['ProfileAsOf']> = {
  aliases?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  attributes?: Resolver<ReadonlyArray<ResolversTypes['Attribute']>, ParentType, ContextType>;
  change?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifiers?: Resolver<ReadonlyArray<ResolversTypes['IdentifierAsOf']>, ParentType, ContextType>;
};

export type ProfileConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ProfileConnection'] = ResolversParentTypes['ProfileConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ProfileEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ProfileEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ProfileEdge'] = ResolversParentTypes['ProfileEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Profile'], ParentType, ContextType>;
};

export type ProfileIdentifierResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ProfileIdentifier'] = ResolversParentTypes['ProfileIdentifier']> = {
  class?: Resolver<ResolversTypes['IdentifierClass'], ParentType, ContextType>;
  firstSeen?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lastSeen?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  namespace?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  verified?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ProposeSourcePayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ProposeSourcePayload'] = ResolversParentTypes['ProposeSourcePayload']> = {
  yaml?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ProtocolResolvers = { FILE: 'file', GENERIC: 'generic', LOG: 'log', SEGMENT: 'segment' };

export type QueryResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  context?: Resolver<Maybe<ResolversTypes['Context']>, ParentType, ContextType, Partial<QueryContextArgs>>;
  deadLetter?: Resolver<Maybe<ResolversTypes['DeadLetter']>, ParentType, ContextType, RequireFields<QueryDeadLetterArgs, 'id'>>;
  deadLetters?: Resolver<ResolversTypes['DeadLetterConnection'], ParentType, ContextType, RequireFields<QueryDeadLettersArgs, 'first'>>;
  diffIdentityRules?: Resolver<ResolversTypes['IdentityRulesDiff'], ParentType, ContextType, RequireFields<QueryDiffIdentityRulesArgs, 'rules'>>;
  explainMatch?: Resolver<ResolversTypes['MatchExplanation'], ParentType, ContextType, RequireFields<QueryExplainMatchArgs, 'a' | 'b'>>;
  household?: Resolver<Maybe<ResolversTypes['Household']>, ParentType, ContextType, RequireFields<QueryHouseholdArgs, 'id'>>;
  identityRules?: Resolver<ResolversTypes['IdentityRules'], ParentType, ContextType>;
  matchRun?: Resolver<Maybe<ResolversTypes['MatchRun']>, ParentType, ContextType, RequireFields<QueryMatchRunArgs, 'id'>>;
  matchRuns?: Resolver<ResolversTypes['MatchRunConnection'], ParentType, ContextType, RequireFields<QueryMatchRunsArgs, 'first'>>;
  profile?: Resolver<Maybe<ResolversTypes['Profile']>, ParentType, ContextType, RequireFields<QueryProfileArgs, 'id'>>;
  profileAsOf?: Resolver<Maybe<ResolversTypes['ProfileAsOf']>, ParentType, ContextType, RequireFields<QueryProfileAsOfArgs, 'at' | 'id'>>;
  profileByIdentifier?: Resolver<Maybe<ResolversTypes['Profile']>, ParentType, ContextType, RequireFields<QueryProfileByIdentifierArgs, 'namespace' | 'value'>>;
  profiles?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Profile']>>, ParentType, ContextType, RequireFields<QueryProfilesArgs, 'ids'>>;
  relay?: Resolver<ResolversTypes['Relay'], ParentType, ContextType>;
  reviewQueue?: Resolver<ResolversTypes['ReviewConnection'], ParentType, ContextType, RequireFields<QueryReviewQueueArgs, 'first'>>;
  searchProfiles?: Resolver<ResolversTypes['ProfileConnection'], ParentType, ContextType, RequireFields<QuerySearchProfilesArgs, 'first' | 'query'>>;
  segments?: Resolver<ReadonlyArray<ResolversTypes['Segment']>, ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['Source']>, ParentType, ContextType>;
  stats?: Resolver<ResolversTypes['Stats'], ParentType, ContextType>;
  why?: Resolver<Maybe<ResolversTypes['Why']>, ParentType, ContextType, RequireFields<QueryWhyArgs, 'a' | 'b'>>;
  whyNot?: Resolver<Maybe<ResolversTypes['WhyNot']>, ParentType, ContextType, RequireFields<QueryWhyNotArgs, 'a' | 'b'>>;
  writeKeys?: Resolver<ReadonlyArray<ResolversTypes['WriteKey']>, ParentType, ContextType>;
};

export type RebuildConsumerPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RebuildConsumerPayload'] = ResolversParentTypes['RebuildConsumerPayload']> = {
  consumer?: Resolver<ResolversTypes['Consumer'], ParentType, ContextType>;
};

export type RecommendationStatusResolvers = { ACCEPTED: 'accepted', DISMISSED: 'dismissed', SHOWN: 'shown' };

export type RefusedReplayResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RefusedReplay'] = ResolversParentTypes['RefusedReplay']> = {
  fault?: Resolver<ResolversTypes['Fault'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type RegroupedProfileResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RegroupedProfile'] = ResolversParentTypes['RegroupedProfile']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifiers?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  size?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RegroupingResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Regrouping'] = ResolversParentTypes['Regrouping']> = {
  after?: Resolver<ReadonlyArray<ResolversTypes['RegroupedProfile']>, ParentType, ContextType>;
  before?: Resolver<ReadonlyArray<ResolversTypes['RegroupedProfile']>, ParentType, ContextType>;
};

export type RelayResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Relay'] = ResolversParentTypes['Relay']> = {
  consumers?: Resolver<ReadonlyArray<ResolversTypes['Consumer']>, ParentType, ContextType>;
  head?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  pruned?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ReplayChangesPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ReplayChangesPayload'] = ResolversParentTypes['ReplayChangesPayload']> = {
  consumer?: Resolver<ResolversTypes['Consumer'], ParentType, ContextType>;
};

export type ReplayDeadLettersPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ReplayDeadLettersPayload'] = ResolversParentTypes['ReplayDeadLettersPayload']> = {
  accepted?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  deadLettered?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  duplicates?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  refused?: Resolver<ReadonlyArray<ResolversTypes['RefusedReplay']>, ParentType, ContextType>;
  token?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ResumeConsumerPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ResumeConsumerPayload'] = ResolversParentTypes['ResumeConsumerPayload']> = {
  consumer?: Resolver<ResolversTypes['Consumer'], ParentType, ContextType>;
};

export type ReviewResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Review'] = ResolversParentTypes['Review']> = {
  a?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  b?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  bits?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isJoined?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  matcher?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  modelVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  profileA?: Resolver<Maybe<ResolversTypes['Profile']>, ParentType, ContextType>;
  profileB?: Resolver<Maybe<ResolversTypes['Profile']>, ParentType, ContextType>;
  records?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  usefulness?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ReviewConnectionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ReviewConnection'] = ResolversParentTypes['ReviewConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ReviewEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ReviewEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ReviewEdge'] = ResolversParentTypes['ReviewEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Review'], ParentType, ContextType>;
};

export type ReviewVerdictResolvers = { APART: 'apart', SAME: 'same' };

export type RevokeWriteKeyPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RevokeWriteKeyPayload'] = ResolversParentTypes['RevokeWriteKeyPayload']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type SegmentResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Segment'] = ResolversParentTypes['Segment']> = {
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  when?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
};

export type SegmentMembershipResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SegmentMembership'] = ResolversParentTypes['SegmentMembership']> = {
  changesAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type SessionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Session'] = ResolversParentTypes['Session']> = {
  channel?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  events?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lastActiveAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type SetAttributePayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SetAttributePayload'] = ResolversParentTypes['SetAttributePayload']> = {
  decision?: Resolver<Maybe<ResolversTypes['Decision']>, ParentType, ContextType>;
  preview?: Resolver<Maybe<ResolversTypes['BlastRadius']>, ParentType, ContextType>;
  profiles?: Resolver<ReadonlyArray<ResolversTypes['Profile']>, ParentType, ContextType>;
};

export type ShownRecommendationResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ShownRecommendation'] = ResolversParentTypes['ShownRecommendation']> = {
  id?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  items?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  placement?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  shownAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['RecommendationStatus'], ParentType, ContextType>;
};

export type SourceResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Source'] = ResolversParentTypes['Source']> = {
  fault?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  yaml?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SplitProfilePayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SplitProfilePayload'] = ResolversParentTypes['SplitProfilePayload']> = {
  decision?: Resolver<Maybe<ResolversTypes['Decision']>, ParentType, ContextType>;
  preview?: Resolver<Maybe<ResolversTypes['BlastRadius']>, ParentType, ContextType>;
  profiles?: Resolver<ReadonlyArray<ResolversTypes['Profile']>, ParentType, ContextType>;
};

export type StartMatchRunPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['StartMatchRunPayload'] = ResolversParentTypes['StartMatchRunPayload']> = {
  run?: Resolver<ResolversTypes['MatchRun'], ParentType, ContextType>;
};

export type StatsResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Stats'] = ResolversParentTypes['Stats']> = {
  accepted?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  deadLetters?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  duplicates?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  events?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  eventsWithoutIdentifier?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  failed?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  lanesHeld?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  oldestPendingAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  pending?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  profiles?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  relay?: Resolver<ResolversTypes['Relay'], ParentType, ContextType>;
};

export type SupportCaseResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SupportCase'] = ResolversParentTypes['SupportCase']> = {
  agent?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  changedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  channel?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  chat?: Resolver<ReadonlyArray<ResolversTypes['CaseMessage']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  openedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  priority?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['SupportCaseStatus'], ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  transcript?: Resolver<ReadonlyArray<ResolversTypes['CaseMessage']>, ParentType, ContextType>;
};

export type SupportCaseStatusResolvers = { CLOSED: 'closed', OPEN: 'open', PENDING: 'pending' };

export type TraitResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Trait'] = ResolversParentTypes['Trait']> = {
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  precision?: Resolver<ResolversTypes['TraitPrecision'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  windows?: Resolver<ReadonlyArray<ResolversTypes['TraitWindow']>, ParentType, ContextType>;
};

export type TraitPrecisionResolvers = { APPROXIMATE: 'approximate', EXACT: 'exact', RECOMPUTED: 'recomputed' };

export type TraitWindowResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['TraitWindow'] = ResolversParentTypes['TraitWindow']> = {
  length?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unit?: Resolver<ResolversTypes['TraitWindowUnit'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
};

export type TraitWindowUnitResolvers = { DAY: 'day', HOUR: 'hour' };

export type UndoDecisionPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['UndoDecisionPayload'] = ResolversParentTypes['UndoDecisionPayload']> = {
  decision?: Resolver<Maybe<ResolversTypes['Decision']>, ParentType, ContextType>;
  preview?: Resolver<Maybe<ResolversTypes['BlastRadius']>, ParentType, ContextType>;
  profiles?: Resolver<ReadonlyArray<ResolversTypes['Profile']>, ParentType, ContextType>;
};

export type UnpinPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['UnpinPayload'] = ResolversParentTypes['UnpinPayload']> = {
  decision?: Resolver<Maybe<ResolversTypes['Decision']>, ParentType, ContextType>;
  preview?: Resolver<Maybe<ResolversTypes['BlastRadius']>, ParentType, ContextType>;
  profiles?: Resolver<ReadonlyArray<ResolversTypes['Profile']>, ParentType, ContextType>;
};

export type UnusedReasonResolvers = { BLOCKED: 'blocked', CONFLICT: 'conflict', HOUSEHOLD: 'household', LIMIT: 'limit', PENDING: 'pending', PIN: 'pin', RETRACTED: 'retracted', RULE: 'rule', SHARED: 'shared', UNVERIFIED: 'unverified' };

export type UpdateContextPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['UpdateContextPayload'] = ResolversParentTypes['UpdateContextPayload']> = {
  cart?: Resolver<Maybe<ResolversTypes['Cart']>, ParentType, ContextType>;
  token?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type WhyResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Why'] = ResolversParentTypes['Why']> = {
  leastThatWouldPart?: Resolver<Maybe<ResolversTypes['LeastThatWouldPart']>, ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['WhyStep']>, ParentType, ContextType>;
};

export type WhyNotResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['WhyNot'] = ResolversParentTypes['WhyNot']> = {
  leastThatWouldJoin?: Resolver<ReadonlyArray<ResolversTypes['JoinRemedy']>, ParentType, ContextType>;
  neverSeenTogether?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  parked?: Resolver<ReadonlyArray<ResolversTypes['WhyStep']>, ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['WhyStep']>, ParentType, ContextType>;
};

export type WhyStepResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['WhyStep'] = ResolversParentTypes['WhyStep']> = {
  evidence?: Resolver<Maybe<ResolversTypes['Evidence']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['WhyStepKind'], ParentType, ContextType>;
  pin?: Resolver<Maybe<ResolversTypes['Pin']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['UnusedReason']>, ParentType, ContextType>;
  to?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  wouldTake?: Resolver<ReadonlyArray<ResolversTypes['JoinRemedy']>, ParentType, ContextType>;
};

export type WhyStepKindResolvers = { EVIDENCE: 'evidence', PIN: 'pin', UNUSED: 'unused' };

export type WriteKeyResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['WriteKey'] = ResolversParentTypes['WriteKey']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  revokedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  trusted?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type Resolvers<ContextType = GraphqlContext> = {
  Activity?: ActivityResolvers<ContextType>;
  AddWriteKeyPayload?: AddWriteKeyPayloadResolvers<ContextType>;
  ApplyIdentityRulesPayload?: ApplyIdentityRulesPayloadResolvers<ContextType>;
  Attribute?: AttributeResolvers<ContextType>;
  AttributeObservation?: AttributeObservationResolvers<ContextType>;
  AttributeValue?: GraphQLScalarType;
  BlastRadius?: BlastRadiusResolvers<ContextType>;
  CancelMatchRunPayload?: CancelMatchRunPayloadResolvers<ContextType>;
  Cart?: CartResolvers<ContextType>;
  CartLine?: CartLineResolvers<ContextType>;
  CaseMedium?: CaseMediumResolvers;
  CaseMessage?: CaseMessageResolvers<ContextType>;
  CaseSide?: CaseSideResolvers;
  Consumer?: ConsumerResolvers<ContextType>;
  ConsumerState?: ConsumerStateResolvers;
  Context?: ContextResolvers<ContextType>;
  CurrencyAmount?: CurrencyAmountResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  DeadLetter?: DeadLetterResolvers<ContextType>;
  DeadLetterConnection?: DeadLetterConnectionResolvers<ContextType>;
  DeadLetterEdge?: DeadLetterEdgeResolvers<ContextType>;
  DecideReviewPayload?: DecideReviewPayloadResolvers<ContextType>;
  Decision?: DecisionResolvers<ContextType>;
  DecisionKind?: DecisionKindResolvers;
  EventShape?: EventShapeResolvers;
  Evidence?: EvidenceResolvers<ContextType>;
  EvidenceState?: EvidenceStateResolvers;
  Fault?: FaultResolvers<ContextType>;
  Household?: HouseholdResolvers<ContextType>;
  HouseholdLink?: HouseholdLinkResolvers;
  HouseholdMember?: HouseholdMemberResolvers<ContextType>;
  HouseholdRole?: HouseholdRoleResolvers;
  IdentifierAsOf?: IdentifierAsOfResolvers<ContextType>;
  IdentifierClass?: IdentifierClassResolvers;
  IdentityRules?: IdentityRulesResolvers<ContextType>;
  IdentityRulesCounts?: IdentityRulesCountsResolvers<ContextType>;
  IdentityRulesDiff?: IdentityRulesDiffResolvers<ContextType>;
  IdentityRulesExamples?: IdentityRulesExamplesResolvers<ContextType>;
  IngestFault?: IngestFaultResolvers<ContextType>;
  IngestNotice?: IngestNoticeResolvers<ContextType>;
  IngestPayload?: IngestPayloadResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  JoinRemedy?: JoinRemedyResolvers<ContextType>;
  JoinRemedyKind?: JoinRemedyKindResolvers;
  LeastThatWouldPart?: LeastThatWouldPartResolvers<ContextType>;
  MatchDecision?: MatchDecisionResolvers;
  MatchExplanation?: MatchExplanationResolvers<ContextType>;
  MatchExplanationKind?: MatchExplanationKindResolvers;
  MatchExplanationStep?: MatchExplanationStepResolvers<ContextType>;
  MatchRun?: MatchRunResolvers<ContextType>;
  MatchRunConnection?: MatchRunConnectionResolvers<ContextType>;
  MatchRunEdge?: MatchRunEdgeResolvers<ContextType>;
  MatchRunExamples?: MatchRunExamplesResolvers<ContextType>;
  MatchRunFault?: MatchRunFaultResolvers<ContextType>;
  MatchRunPhase?: MatchRunPhaseResolvers;
  MatchRunProgress?: MatchRunProgressResolvers<ContextType>;
  MatchRunRegrouping?: MatchRunRegroupingResolvers<ContextType>;
  MatchRunResult?: MatchRunResultResolvers<ContextType>;
  MatchRunState?: MatchRunStateResolvers;
  Membership?: MembershipResolvers<ContextType>;
  MergeProfilesPayload?: MergeProfilesPayloadResolvers<ContextType>;
  Metrics?: MetricsResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  NewPinKind?: NewPinKindResolvers;
  PageInfo?: PageInfoResolvers<ContextType>;
  ParkedReason?: ParkedReasonResolvers;
  Pin?: PinResolvers<ContextType>;
  PinKind?: PinKindResolvers;
  PinPayload?: PinPayloadResolvers<ContextType>;
  PreviewedProfile?: PreviewedProfileResolvers<ContextType>;
  Profile?: ProfileResolvers<ContextType>;
  ProfileAsOf?: ProfileAsOfResolvers<ContextType>;
  ProfileConnection?: ProfileConnectionResolvers<ContextType>;
  ProfileEdge?: ProfileEdgeResolvers<ContextType>;
  ProfileIdentifier?: ProfileIdentifierResolvers<ContextType>;
  ProposeSourcePayload?: ProposeSourcePayloadResolvers<ContextType>;
  Protocol?: ProtocolResolvers;
  Query?: QueryResolvers<ContextType>;
  RebuildConsumerPayload?: RebuildConsumerPayloadResolvers<ContextType>;
  RecommendationStatus?: RecommendationStatusResolvers;
  RefusedReplay?: RefusedReplayResolvers<ContextType>;
  RegroupedProfile?: RegroupedProfileResolvers<ContextType>;
  Regrouping?: RegroupingResolvers<ContextType>;
  Relay?: RelayResolvers<ContextType>;
  ReplayChangesPayload?: ReplayChangesPayloadResolvers<ContextType>;
  ReplayDeadLettersPayload?: ReplayDeadLettersPayloadResolvers<ContextType>;
  ResumeConsumerPayload?: ResumeConsumerPayloadResolvers<ContextType>;
  Review?: ReviewResolvers<ContextType>;
  ReviewConnection?: ReviewConnectionResolvers<ContextType>;
  ReviewEdge?: ReviewEdgeResolvers<ContextType>;
  ReviewVerdict?: ReviewVerdictResolvers;
  RevokeWriteKeyPayload?: RevokeWriteKeyPayloadResolvers<ContextType>;
  Segment?: SegmentResolvers<ContextType>;
  SegmentMembership?: SegmentMembershipResolvers<ContextType>;
  Session?: SessionResolvers<ContextType>;
  SetAttributePayload?: SetAttributePayloadResolvers<ContextType>;
  ShownRecommendation?: ShownRecommendationResolvers<ContextType>;
  Source?: SourceResolvers<ContextType>;
  SplitProfilePayload?: SplitProfilePayloadResolvers<ContextType>;
  StartMatchRunPayload?: StartMatchRunPayloadResolvers<ContextType>;
  Stats?: StatsResolvers<ContextType>;
  SupportCase?: SupportCaseResolvers<ContextType>;
  SupportCaseStatus?: SupportCaseStatusResolvers;
  Trait?: TraitResolvers<ContextType>;
  TraitPrecision?: TraitPrecisionResolvers;
  TraitWindow?: TraitWindowResolvers<ContextType>;
  TraitWindowUnit?: TraitWindowUnitResolvers;
  UndoDecisionPayload?: UndoDecisionPayloadResolvers<ContextType>;
  UnpinPayload?: UnpinPayloadResolvers<ContextType>;
  UnusedReason?: UnusedReasonResolvers;
  UpdateContextPayload?: UpdateContextPayloadResolvers<ContextType>;
  Why?: WhyResolvers<ContextType>;
  WhyNot?: WhyNotResolvers<ContextType>;
  WhyStep?: WhyStepResolvers<ContextType>;
  WhyStepKind?: WhyStepKindResolvers;
  WriteKey?: WriteKeyResolvers<ContextType>;
};

