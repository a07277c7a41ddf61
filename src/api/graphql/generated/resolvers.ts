import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Activity as ActivityModel, Decision as DecisionModel, Evidence as EvidenceModel, GraphProfile as GraphProfileModel, Member as MemberModel } from '../../../model/index.ts';
import type { DeadLetter as DeadLetterModel } from '../../../app/ingest/ports.ts';
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

/** The value of an attribute that won, and those that lost. */
export type Attribute = {
  /** `firstName`, `birthday` …, as the source names it. */
  readonly name: Scalars['String']['output'];
  /** When it was said, by the event's own time. */
  readonly observedAt: Scalars['DateTime']['output'];
  /** What other sources say, or the same one said before: the newest of each source and value, newest first. */
  readonly others: ReadonlyArray<AttributeObservation>;
  /** Who said so. */
  readonly source: Scalars['String']['output'];
  /** The newest observation's value, ties by source, then value; null when the newest observation withdrew it. */
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

/** A verdict that joined or parted existing profiles. */
export type Decision = {
  /** Ids of the profiles that there were afterwards. */
  readonly after: ReadonlyArray<Scalars['ID']['output']>;
  /** When. */
  readonly at: Scalars['DateTime']['output'];
  /** Ids of the profiles that there were before. */
  readonly before: ReadonlyArray<Scalars['ID']['output']>;
  /** Who: a steward's id, or `rule:<name>`. */
  readonly by: Scalars['String']['output'];
  /** Opaque and stable. */
  readonly id: Scalars['ID']['output'];
  /** What was done. */
  readonly kind: DecisionKind;
  /** Why. */
  readonly reason: Scalars['String']['output'];
};

/** What a decision did. */
export type DecisionKind =
  /** Profiles became one. */
  | 'merge'
  /** One profile became several. */
  | 'split';

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
  /** Last day it was seen; null when it has no date. */
  readonly lastSeen: Maybe<Scalars['Date']['output']>;
  /** Why it is parked; null when it is not. */
  readonly reason: Maybe<ParkedReason>;
  /** The rule that takes such an observation as evidence. */
  readonly rule: Scalars['String']['output'];
  /** Who made the observation. */
  readonly source: Scalars['String']['output'];
  /** Whether it is used. */
  readonly state: EvidenceState;
  /** Higher is stronger, 0 to 1,000: the lower of both namespaces' priorities. */
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

/** What identifiers of a namespace stand for. */
export type IdentifierClass =
  /** A device: cookie, phone's advertising id … */
  | 'device'
  /** People who live together: never decides who is one person. */
  | 'household'
  /** A person: e-mail address, customer number, loyalty card … */
  | 'person';

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

/** What was bought, added up over a profile's identifiers: the same after any merge or split. */
export type Metrics = {
  /** ISO 4217: the currency with the largest amount, debit or credit, ties by alphabet; null without purchases. */
  readonly currency: Maybe<Scalars['String']['output']>;
  /** Number of orders. */
  readonly orders: Scalars['Int']['output'];
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
  /** Takes events in. It answers when they are on disk; they are applied a moment later: pass `token` to a read. */
  readonly ingest: IngestPayload;
  /** Proposes a source description for a file, from its first lines. Nothing is saved. */
  readonly proposeSource: ProposeSourcePayload;
  /** Sends refused events through the gate again, after what was wrong is mended. */
  readonly replayDeadLetters: ReplayDeadLettersPayload;
  /** Ends a write key: what is sent with it from now on is refused. What it sent before stays. */
  readonly revokeWriteKey: RevokeWriteKeyPayload;
};


/** What changes something. */
export type MutationAddWriteKeyArgs = {
  input: AddWriteKeyInput;
};


/** What changes something. */
export type MutationIngestArgs = {
  input: IngestInput;
};


/** What changes something. */
export type MutationProposeSourceArgs = {
  input: ProposeSourceInput;
};


/** What changes something. */
export type MutationReplayDeadLettersArgs = {
  input: ReplayDeadLettersInput;
};


/** What changes something. */
export type MutationRevokeWriteKeyArgs = {
  input: RevokeWriteKeyInput;
};

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
  /** One of the identifiers is used by too many people. */
  | 'shared'
  /** It rests on an unverified identifier and would join two known people. */
  | 'unverified';

/** One person, as far as the evidence goes: identifiers that are judged to belong together, and what is known by them. */
export type Profile = {
  /** The other ids that lead to this profile, in the order of their registration. */
  readonly aliases: ReadonlyArray<Scalars['ID']['output']>;
  /** What sources say of this person, one value each, by name. */
  readonly attributes: ReadonlyArray<Attribute>;
  /** The merges and splits that led to this profile, newest first. */
  readonly decisions: ReadonlyArray<Decision>;
  /** Why these identifiers belong together, and what was seen but not used, strongest first. */
  readonly evidence: ReadonlyArray<Evidence>;
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
export type ProfileIdentifiersArgs = {
  first?: Scalars['Int']['input'];
  namespace: InputMaybe<Scalars['String']['input']>;
};


/** One person, as far as the evidence goes: identifiers that are judged to belong together, and what is known by them. */
export type ProfileRecentActivityArgs = {
  limit?: Scalars['Int']['input'];
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
  /** One refused event; null when there is none of this id, because it was replayed or never was. */
  readonly deadLetter: Maybe<DeadLetter>;
  /** Events that were refused, oldest first. */
  readonly deadLetters: DeadLetterConnection;
  /** The profile that holds the vertex born with this id; null when there is none. */
  readonly profile: Maybe<Profile>;
  /** The profile of an identifier; null when nobody is known by it, or when it stands for nobody (shared, blocked). */
  readonly profileByIdentifier: Maybe<Profile>;
  /** Several profiles at once, in the order asked; null in the place of an unknown id. */
  readonly profiles: ReadonlyArray<Maybe<Profile>>;
  /** Profiles one of whose identifiers begins with the text, or whose names contain its words. */
  readonly searchProfiles: ProfileConnection;
  /** The source descriptions that are there: how files are read. */
  readonly sources: ReadonlyArray<Source>;
  /** How much there is, counted when asked. */
  readonly stats: Stats;
  /** Who may send events, revoked keys included; never their secrets. */
  readonly writeKeys: ReadonlyArray<WriteKey>;
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
export type QueryProfileArgs = {
  after: InputMaybe<Scalars['String']['input']>;
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
export type QuerySearchProfilesArgs = {
  after: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  query: Scalars['String']['input'];
};

/** A dead letter that was refused again. */
export type RefusedReplay = {
  /** What is wrong with it now. */
  readonly fault: Fault;
  /** What it is called now: another fault gives it another id. */
  readonly id: Scalars['ID']['output'];
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
};

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
  Attribute: ResolverTypeWrapper<Attribute>;
  AttributeObservation: ResolverTypeWrapper<AttributeObservation>;
  AttributeValue: ResolverTypeWrapper<Scalars['AttributeValue']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  CurrencyAmount: ResolverTypeWrapper<CurrencyAmount>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DeadLetter: ResolverTypeWrapper<DeadLetterModel>;
  DeadLetterConnection: ResolverTypeWrapper<Omit<DeadLetterConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['DeadLetterEdge']> }>;
  DeadLetterEdge: ResolverTypeWrapper<Omit<DeadLetterEdge, 'node'> & { node: ResolversTypes['DeadLetter'] }>;
  Decision: ResolverTypeWrapper<DecisionModel>;
  DecisionKind: null;
  EventShape: null;
  Evidence: ResolverTypeWrapper<EvidenceModel>;
  EvidenceState: null;
  Fault: ResolverTypeWrapper<Fault>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  IdentifierClass: null;
  IngestFault: ResolverTypeWrapper<IngestFault>;
  IngestInput: IngestInput;
  IngestNotice: ResolverTypeWrapper<IngestNotice>;
  IngestPayload: ResolverTypeWrapper<IngestPayload>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  Metrics: ResolverTypeWrapper<Metrics>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  ParkedReason: null;
  Profile: ResolverTypeWrapper<GraphProfileModel>;
  ProfileConnection: ResolverTypeWrapper<Omit<ProfileConnection, 'edges'> & { edges: ReadonlyArray<ResolversTypes['ProfileEdge']> }>;
  ProfileEdge: ResolverTypeWrapper<Omit<ProfileEdge, 'node'> & { node: ResolversTypes['Profile'] }>;
  ProfileIdentifier: ResolverTypeWrapper<MemberModel>;
  ProposeSourceInput: ProposeSourceInput;
  ProposeSourcePayload: ResolverTypeWrapper<ProposeSourcePayload>;
  Protocol: null;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RefusedReplay: ResolverTypeWrapper<RefusedReplay>;
  ReplayDeadLettersInput: ReplayDeadLettersInput;
  ReplayDeadLettersPayload: ResolverTypeWrapper<ReplayDeadLettersPayload>;
  RevokeWriteKeyInput: RevokeWriteKeyInput;
  RevokeWriteKeyPayload: ResolverTypeWrapper<RevokeWriteKeyPayload>;
  Source: ResolverTypeWrapper<Source>;
  Stats: ResolverTypeWrapper<Stats>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  WriteKey: ResolverTypeWrapper<WriteKey>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Activity: ActivityModel;
  AddWriteKeyInput: AddWriteKeyInput;
  AddWriteKeyPayload: AddWriteKeyPayload;
  Attribute: Attribute;
  AttributeObservation: AttributeObservation;
  AttributeValue: Scalars['AttributeValue']['output'];
  Boolean: Scalars['Boolean']['output'];
  CurrencyAmount: CurrencyAmount;
  Date: Scalars['Date']['output'];
  DateTime: Scalars['DateTime']['output'];
  DeadLetter: DeadLetterModel;
  DeadLetterConnection: Omit<DeadLetterConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['DeadLetterEdge']> };
  DeadLetterEdge: Omit<DeadLetterEdge, 'node'> & { node: ResolversParentTypes['DeadLetter'] };
  Decision: DecisionModel;
  Evidence: EvidenceModel;
  Fault: Fault;
  Float: Scalars['Float']['output'];
  ID: Scalars['ID']['output'];
  IngestFault: IngestFault;
  IngestInput: IngestInput;
  IngestNotice: IngestNotice;
  IngestPayload: IngestPayload;
  Int: Scalars['Int']['output'];
  JSON: Scalars['JSON']['output'];
  Metrics: Metrics;
  Mutation: Record<PropertyKey, never>;
  PageInfo: PageInfo;
  Profile: GraphProfileModel;
  ProfileConnection: Omit<ProfileConnection, 'edges'> & { edges: ReadonlyArray<ResolversParentTypes['ProfileEdge']> };
  ProfileEdge: Omit<ProfileEdge, 'node'> & { node: ResolversParentTypes['Profile'] };
  ProfileIdentifier: MemberModel;
  ProposeSourceInput: ProposeSourceInput;
  ProposeSourcePayload: ProposeSourcePayload;
  Query: Record<PropertyKey, never>;
  RefusedReplay: RefusedReplay;
  ReplayDeadLettersInput: ReplayDeadLettersInput;
  ReplayDeadLettersPayload: ReplayDeadLettersPayload;
  RevokeWriteKeyInput: RevokeWriteKeyInput;
  RevokeWriteKeyPayload: RevokeWriteKeyPayload;
  Source: Source;
  Stats: Stats;
  String: Scalars['String']['output'];
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

export type DecisionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Decision'] = ResolversParentTypes['Decision']> = {
  after?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  before?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  by?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['DecisionKind'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type DecisionKindResolvers = { MERGE: 'merge', SPLIT: 'split' };

export type EventShapeResolvers = { GENERIC: 'generic', SEGMENT: 'segment' };

export type EvidenceResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Evidence'] = ResolversParentTypes['Evidence']> = {
  a?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  b?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  days?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  firstSeen?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  lastSeen?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['ParkedReason']>, ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
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

export type IdentifierClassResolvers = { DEVICE: 'device', HOUSEHOLD: 'household', PERSON: 'person' };

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

export type MetricsResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Metrics'] = ResolversParentTypes['Metrics']> = {
  currency?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  orders?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  refunds?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  spend?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  spendByCurrency?: Resolver<ReadonlyArray<ResolversTypes['CurrencyAmount']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  addWriteKey?: Resolver<ResolversTypes['AddWriteKeyPayload'], ParentType, ContextType, RequireFields<MutationAddWriteKeyArgs, 'input'>>;
  ingest?: Resolver<ResolversTypes['IngestPayload'], ParentType, ContextType, RequireFields<MutationIngestArgs, 'input'>>;
  proposeSource?: Resolver<ResolversTypes['ProposeSourcePayload'], ParentType, ContextType, RequireFields<MutationProposeSourceArgs, 'input'>>;
  replayDeadLetters?: Resolver<ResolversTypes['ReplayDeadLettersPayload'], ParentType, ContextType, RequireFields<MutationReplayDeadLettersArgs, 'input'>>;
  revokeWriteKey?: Resolver<ResolversTypes['RevokeWriteKeyPayload'], ParentType, ContextType, RequireFields<MutationRevokeWriteKeyArgs, 'input'>>;
};

export type PageInfoResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ParkedReasonResolvers = { BLOCKED: 'blocked', CONFLICT: 'conflict', HOUSEHOLD: 'household', LIMIT: 'limit', PIN: 'pin', SHARED: 'shared', UNVERIFIED: 'unverified' };

export type ProfileResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Profile'] = ResolversParentTypes['Profile']> = {
  aliases?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType, RequireFields<ProfileAliasesArgs, 'first'>>;
  attributes?: Resolver<ReadonlyArray<ResolversTypes['Attribute']>, ParentType, ContextType>;
  decisions?: Resolver<ReadonlyArray<ResolversTypes['Decision']>, ParentType, ContextType>;
  evidence?: Resolver<ReadonlyArray<ResolversTypes['Evidence']>, ParentType, ContextType, RequireFields<ProfileEvidenceArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identifierCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  identifiers?: Resolver<ReadonlyArray<ResolversTypes['ProfileIdentifier']>, ParentType, ContextType, RequireFields<ProfileIdentifiersArgs, 'first'>>;
  metrics?: Resolver<ResolversTypes['Metrics'], ParentType, ContextType>;
  recentActivity?: Resolver<ReadonlyArray<ResolversTypes['Activity']>, ParentType, ContextType, RequireFields<ProfileRecentActivityArgs, 'limit'>>;
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
};

export type ProposeSourcePayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ProposeSourcePayload'] = ResolversParentTypes['ProposeSourcePayload']> = {
  yaml?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ProtocolResolvers = { FILE: 'file', GENERIC: 'generic', LOG: 'log', SEGMENT: 'segment' };

export type QueryResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  deadLetter?: Resolver<Maybe<ResolversTypes['DeadLetter']>, ParentType, ContextType, RequireFields<QueryDeadLetterArgs, 'id'>>;
  deadLetters?: Resolver<ResolversTypes['DeadLetterConnection'], ParentType, ContextType, RequireFields<QueryDeadLettersArgs, 'first'>>;
  profile?: Resolver<Maybe<ResolversTypes['Profile']>, ParentType, ContextType, RequireFields<QueryProfileArgs, 'id'>>;
  profileByIdentifier?: Resolver<Maybe<ResolversTypes['Profile']>, ParentType, ContextType, RequireFields<QueryProfileByIdentifierArgs, 'namespace' | 'value'>>;
  profiles?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Profile']>>, ParentType, ContextType, RequireFields<QueryProfilesArgs, 'ids'>>;
  searchProfiles?: Resolver<ResolversTypes['ProfileConnection'], ParentType, ContextType, RequireFields<QuerySearchProfilesArgs, 'first' | 'query'>>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['Source']>, ParentType, ContextType>;
  stats?: Resolver<ResolversTypes['Stats'], ParentType, ContextType>;
  writeKeys?: Resolver<ReadonlyArray<ResolversTypes['WriteKey']>, ParentType, ContextType>;
};

export type RefusedReplayResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RefusedReplay'] = ResolversParentTypes['RefusedReplay']> = {
  fault?: Resolver<ResolversTypes['Fault'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ReplayDeadLettersPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ReplayDeadLettersPayload'] = ResolversParentTypes['ReplayDeadLettersPayload']> = {
  accepted?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  deadLettered?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  duplicates?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  refused?: Resolver<ReadonlyArray<ResolversTypes['RefusedReplay']>, ParentType, ContextType>;
  token?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RevokeWriteKeyPayloadResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RevokeWriteKeyPayload'] = ResolversParentTypes['RevokeWriteKeyPayload']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type SourceResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Source'] = ResolversParentTypes['Source']> = {
  fault?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  yaml?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
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
};

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
  Attribute?: AttributeResolvers<ContextType>;
  AttributeObservation?: AttributeObservationResolvers<ContextType>;
  AttributeValue?: GraphQLScalarType;
  CurrencyAmount?: CurrencyAmountResolvers<ContextType>;
  Date?: GraphQLScalarType;
  DateTime?: GraphQLScalarType;
  DeadLetter?: DeadLetterResolvers<ContextType>;
  DeadLetterConnection?: DeadLetterConnectionResolvers<ContextType>;
  DeadLetterEdge?: DeadLetterEdgeResolvers<ContextType>;
  Decision?: DecisionResolvers<ContextType>;
  DecisionKind?: DecisionKindResolvers;
  EventShape?: EventShapeResolvers;
  Evidence?: EvidenceResolvers<ContextType>;
  EvidenceState?: EvidenceStateResolvers;
  Fault?: FaultResolvers<ContextType>;
  IdentifierClass?: IdentifierClassResolvers;
  IngestFault?: IngestFaultResolvers<ContextType>;
  IngestNotice?: IngestNoticeResolvers<ContextType>;
  IngestPayload?: IngestPayloadResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  Metrics?: MetricsResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  ParkedReason?: ParkedReasonResolvers;
  Profile?: ProfileResolvers<ContextType>;
  ProfileConnection?: ProfileConnectionResolvers<ContextType>;
  ProfileEdge?: ProfileEdgeResolvers<ContextType>;
  ProfileIdentifier?: ProfileIdentifierResolvers<ContextType>;
  ProposeSourcePayload?: ProposeSourcePayloadResolvers<ContextType>;
  Protocol?: ProtocolResolvers;
  Query?: QueryResolvers<ContextType>;
  RefusedReplay?: RefusedReplayResolvers<ContextType>;
  ReplayDeadLettersPayload?: ReplayDeadLettersPayloadResolvers<ContextType>;
  RevokeWriteKeyPayload?: RevokeWriteKeyPayloadResolvers<ContextType>;
  Source?: SourceResolvers<ContextType>;
  Stats?: StatsResolvers<ContextType>;
  WriteKey?: WriteKeyResolvers<ContextType>;
};

