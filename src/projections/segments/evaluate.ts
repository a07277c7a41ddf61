import type { Scalar } from '../../model/index.ts'
import { type Condition, durationMs, type EventMatch, type LifecycleStage, type SegmentSettings } from './definition.ts'
import type { Subject, SubjectEvent } from './subject.ts'

/** Whether somebody belongs to a segment, and when that may change though nothing happens. */
export interface Verdict {
  readonly isMember: boolean
  /** ms, after the instant at which it was judged; null: not by time alone. */
  readonly changesAtMs: number | null
}

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

/**
 * Judges a person by every segment.
 *
 * @param nowMs what happens later is not known yet. @returns by name, in the order of the settings
 */
export function evaluateSegments(settings: SegmentSettings, subject: Subject, nowMs: number): Map<string, Verdict> {
  const judge = new Judge(settings, subject, nowMs)
  return new Map(Object.keys(settings.segments).map((name) => [name, judge.segment(name)]))
}

/** One judgement of one person: each segment is judged once, however many ask for it. */
class Judge {
  readonly #settings: SegmentSettings
  readonly #subject: Subject
  readonly #nowMs: number
  /** What had happened by now, oldest first. */
  readonly #events: readonly SubjectEvent[]
  readonly #verdicts = new Map<string, Verdict>()

  constructor(settings: SegmentSettings, subject: Subject, nowMs: number) {
    this.#settings = settings
    this.#subject = subject
    this.#nowMs = nowMs
    this.#events = subject.events.filter(({ atMs }) => atMs <= nowMs).toSorted((a, b) => a.atMs - b.atMs)
  }

  segment(name: string): Verdict {
    const known = this.#verdicts.get(name)
    if (known !== undefined) return known
    const segment = this.#settings.segments[name]
    if (segment === undefined) throw new Error(`There is no segment ${name}`)
    const verdict = this.#judge(segment.when)
    this.#verdicts.set(name, verdict)
    return verdict
  }

  #judge(when: Condition): Verdict {
    if ('all' in when)
      return combined(
        when.all.map((part) => this.#judge(part)),
        'every',
      )
    if ('any' in when)
      return combined(
        when.any.map((part) => this.#judge(part)),
        'some',
      )
    if ('not' in when) {
      const { isMember, changesAtMs } = this.#judge(when.not)
      return { isMember: !isMember, changesAtMs }
    }
    if ('attribute' in when) return lasting(satisfies(this.#subject.attributes.get(when.attribute), when))
    if ('trait' in when) return this.#trait(when)
    if ('did' in when) return this.#did(when)
    if ('sequence' in when) return this.#sequence(when)
    if ('after' in when) return this.#without(when)
    if ('lifecycle' in when) return this.#lifecycle(when.lifecycle)
    if ('segment' in when) return this.segment(when.segment)
    return lasting(isWithin(this.#subject[when.quality], when))
  }

  /** Windows of traits end with the hour; those of days change with the day, which ends with an hour too. */
  #trait({ trait, of, window, ...bounds }: Extract<Condition, { trait: string }>): Verdict {
    const found = this.#subject.numbers.find(
      (one) => one.trait === trait && one.of === (of ?? null) && one.window === (window ?? null),
    )
    const changesAtMs = window === undefined ? null : (Math.floor(this.#nowMs / HOUR_MS) + 1) * HOUR_MS
    return { isMember: isWithin(found?.value ?? 0, bounds), changesAtMs }
  }

  #did({ did, atLeast, within }: Extract<Condition, { did: EventMatch }>): Verdict {
    const ms = durationMs(within)
    const recent = this.#since(ms).filter((event) => matches(did, event))
    const decisive = recent.at(-atLeast)
    return decisive === undefined ? lasting(false) : { isMember: true, changesAtMs: decisive.atMs + ms }
  }

  /** The latest way through all steps counts: it holds longest. */
  #sequence({ sequence, step, within }: Extract<Condition, { sequence: readonly EventMatch[] }>): Verdict {
    const [ms, stepMs] = [durationMs(within), durationMs(step)]
    const events = this.#since(ms)
    const [first, ...rest] = sequence
    if (first === undefined) return lasting(false)
    const begins = events.findLast(
      (event, at) => matches(first, event) && leads(rest, events.slice(at + 1), event.atMs, stepMs),
    )
    return begins === undefined ? lasting(false) : { isMember: true, changesAtMs: begins.atMs + ms }
  }

  #without({ after, without, for: wait, within }: Extract<Condition, { after: EventMatch }>): Verdict {
    const [ms, waitMs] = [durationMs(within), durationMs(wait)]
    const events = this.#since(ms)
    const at = events.findLastIndex((event) => matches(after, event))
    const began = events[at]
    if (began === undefined) return lasting(false)
    if (events.some((event) => event.atMs >= began.atMs && matches(without, event))) return lasting(false)
    const isDue = this.#nowMs >= began.atMs + waitMs
    return { isMember: isDue, changesAtMs: isDue ? began.atMs + ms : Math.min(began.atMs + waitMs, began.atMs + ms) }
  }

  #lifecycle(stage: LifecycleStage): Verdict {
    const { orders, lastSeenMs } = this.#subject
    if (orders === 0 || lastSeenMs === null) return lasting(stage === 'prospect')
    const { activeDays, lapsedDays } = this.#settings.lifecycle
    const ends = [lastSeenMs + activeDays * DAY_MS, lastSeenMs + lapsedDays * DAY_MS]
    const passed = ends.filter((endMs) => endMs <= this.#nowMs).length
    return { isMember: STAGES[passed] === stage, changesAtMs: ends[passed] ?? null }
  }

  /** What happened within the last `ms`, the earliest moment of it excluded. */
  #since(ms: number): readonly SubjectEvent[] {
    return this.#events.filter(({ atMs }) => atMs > this.#nowMs - ms)
  }
}

const STAGES: readonly LifecycleStage[] = ['active', 'lapsing', 'lapsed']

/** Whether each step is taken in turn, each after the one before and no later than `stepMs` after it. */
function leads(steps: readonly EventMatch[], events: readonly SubjectEvent[], fromMs: number, stepMs: number): boolean {
  const [step, ...rest] = steps
  if (step === undefined) return true
  return events.some(
    (event, at) =>
      event.atMs > fromMs &&
      event.atMs <= fromMs + stepMs &&
      matches(step, event) &&
      leads(rest, events.slice(at + 1), event.atMs, stepMs),
  )
}

function matches(match: EventMatch, event: SubjectEvent): boolean {
  return (
    fits(match.name, event.name) &&
    fits(match.type, event.type) &&
    fits(match.channel, event.channel) &&
    fits(match.source, event.source)
  )
}

function fits(allowed: readonly string[] | undefined, value: string | null): boolean {
  return allowed === undefined || (value !== null && allowed.includes(value))
}

interface Tests {
  readonly is?: Scalar | undefined
  readonly in?: readonly Scalar[] | undefined
  readonly exists?: boolean | undefined
  readonly atLeast?: number | undefined
  readonly atMost?: number | undefined
}

function satisfies(value: Scalar | undefined, tests: Tests): boolean {
  if (tests.exists !== undefined) return (value !== undefined) === tests.exists
  if (value === undefined) return false
  if (tests.is !== undefined) return value === tests.is
  if (tests.in !== undefined) return tests.in.includes(value)
  return typeof value === 'number' && isWithin(value, tests)
}

function isWithin(value: number, { atLeast, atMost }: Tests): boolean {
  return value >= (atLeast ?? -Infinity) && value <= (atMost ?? Infinity)
}

function lasting(isMember: boolean): Verdict {
  return { isMember, changesAtMs: null }
}

/** May change when any part may: sooner than needed now and then, never later. */
function combined(parts: readonly Verdict[], how: 'every' | 'some'): Verdict {
  const changes = parts.flatMap(({ changesAtMs }) => changesAtMs ?? [])
  return {
    isMember: parts[how](({ isMember }) => isMember),
    changesAtMs: changes.length === 0 ? null : Math.min(...changes),
  }
}
