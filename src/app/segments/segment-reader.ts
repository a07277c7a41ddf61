import { type IdentityRules, survivingAttributes } from '../../identity/index.ts'
import { anchorsOf, type GraphProfile, type RequestContext, requireScope, type Scalar } from '../../model/index.ts'
import {
  diffSegments,
  evaluateSegments,
  type SegmentSettings,
  type SegmentsDiff,
  type Subject,
  type SubjectNumber,
} from '../../projections/segments/index.ts'
import { sumOf, type TraitFigure, traitFigures, type TraitSettings } from '../../projections/traits/index.ts'
import type { FiguresReader } from '../read/ports.ts'

/** As far back as recent activity reaches. */
const EVENTS_MAX = 100

/** A segment as it is defined. */
export interface SegmentEntry {
  readonly name: string
  readonly description: string
  /** As in config/segments.yaml. */
  readonly when: unknown
}

/** A segment that somebody is in. */
export interface SegmentMembership {
  readonly name: string
  readonly description: string
  /** Instant, ISO 8601, when it may end though nothing happens; null: not by time alone. */
  readonly changesAt: string | null
}

export interface SegmentReaderParts {
  readonly settings: SegmentSettings
  /** Reads other settings. @throws SelfsameError CONFIGURATION */
  readonly load: (file: string) => SegmentSettings
  readonly traits: TraitSettings
  readonly figures: Pick<FiguresReader, 'contributions' | 'recent'>
  /** Those in force. */
  readonly rules: () => IdentityRules
  /** ms @default Date.now */
  readonly now?: () => number
}

/** Says which segments people are in, judged at the moment of asking: so an answer is as fresh as the figures. */
export class SegmentReader {
  readonly #parts: SegmentReaderParts
  readonly #now: () => number

  constructor(parts: SegmentReaderParts) {
    this.#parts = parts
    this.#now = parts.now ?? Date.now
  }

  /** @throws SelfsameError FORBIDDEN */
  list(context: RequestContext): SegmentEntry[] {
    requireScope(context, 'profiles:read')
    return Object.entries(this.#parts.settings.segments).map(([name, { description, when }]) => ({
      name,
      description,
      when,
    }))
  }

  /** @param file in the shape of config/segments.yaml @throws SelfsameError FORBIDDEN, CONFIGURATION */
  diffFile(context: RequestContext, file: string): SegmentsDiff {
    requireScope(context, 'profiles:read')
    return diffSegments(this.#parts.settings, this.#parts.load(file))
  }

  /** @returns in the order asked, each in the order of the settings @throws SelfsameError FORBIDDEN, UNAVAILABLE */
  async ofProfiles(context: RequestContext, profiles: readonly GraphProfile[]): Promise<SegmentMembership[][]> {
    requireScope(context, 'profiles:read')
    const anchors = profiles.map(anchorsOf)
    const [booked, recent] = await Promise.all([
      this.#parts.figures.contributions(anchors),
      Promise.all(anchors.map((own) => this.#parts.figures.recent(own, EVENTS_MAX))),
    ])
    const nowMs = this.#now()
    return profiles.map((profile, at) => {
      const figures = traitFigures(this.#parts.traits, sumOf(booked[at] ?? []), nowMs)
      const events = (recent[at] ?? []).map(({ occurredAt, ...event }) => ({ ...event, atMs: Date.parse(occurredAt) }))
      return this.#membershipsOf({ ...this.#known(profile, figures), events }, nowMs)
    })
  }

  #membershipsOf(subject: Subject, nowMs: number): SegmentMembership[] {
    const { settings } = this.#parts
    return [...evaluateSegments(settings, subject, nowMs)].flatMap(([name, { isMember, changesAtMs }]) =>
      isMember
        ? [
            {
              name,
              description: settings.segments[name]?.description ?? '',
              changesAt: changesAtMs === null ? null : new Date(changesAtMs).toISOString(),
            },
          ]
        : [],
    )
  }

  #known({ members, records }: GraphProfile, figures: readonly TraitFigure[]): Omit<Subject, 'events'> {
    const attributes = survivingAttributes(records, this.#parts.rules()).flatMap(
      ({ name, value }): [string, Scalar][] => (value === null ? [] : [[name, value]]),
    )
    const valueOf = (name: string) => figures.find((figure) => figure.name === name)?.value
    const lastSeen = valueOf('lastSeen')
    return {
      attributes: new Map(attributes),
      numbers: figures.flatMap(numbersOf),
      orders: Number(valueOf('orders') ?? 0),
      lastSeenMs: typeof lastSeen === 'string' ? Date.parse(lastSeen) : null,
      identifiers: members.length,
      verifiedIdentifiers: members.filter((member) => member.verified && member.class === 'person').length,
    }
  }
}

function numbersOf({ name, value, windows }: TraitFigure): SubjectNumber[] {
  const windowed = windows.flatMap((one) => valuesOf(name, one.value, one.length))
  return [...valuesOf(name, value, null), ...windowed]
}

function valuesOf(trait: string, value: TraitFigure['value'], window: number | null): SubjectNumber[] {
  if (typeof value === 'number') return [{ trait, of: null, window, value }]
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  return Object.entries(value).flatMap(([of, one]) =>
    typeof one === 'number' ? [{ trait, of, window, value: one }] : [],
  )
}
