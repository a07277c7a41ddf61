import { type CaseStatus, type EngagementEntry, inOrder, type RecommendationStatus } from './entries.ts'

/** What was written or spoken. */
interface CaseMessage {
  readonly at: string
  readonly from: 'customer' | 'agent'
  /** Who, where it is known. */
  readonly author: string | null
  readonly text: string
}

/** An open support case. */
export interface SupportCase {
  readonly id: string
  readonly status: Exclude<CaseStatus, 'closed'>
  readonly channel: string | null
  readonly subject: string | null
  readonly priority: string | null
  readonly agent: string | null
  readonly openedAt: string
  readonly changedAt: string
  /** What was written, oldest first. */
  readonly chat: readonly CaseMessage[]
  /** What was spoken, oldest first. */
  readonly transcript: readonly CaseMessage[]
}

/** A recommendation on somebody's screen. */
export interface ShownRecommendation {
  readonly id: string
  readonly status: RecommendationStatus
  readonly placement: string | null
  readonly items: readonly string[]
  readonly shownAt: string
}

type Step<Kind extends EngagementEntry['body']['kind']> = EngagementEntry & {
  readonly body: Extract<EngagementEntry['body'], { kind: Kind }>
}

/** @returns those not closed, changed last first: what was said last of each field holds, and a case is open until it is closed */
export function openCases(entries: readonly EngagementEntry[]): SupportCase[] {
  const steps = inOrder(entries).filter((entry) => entry.body.kind !== 'recommendation') as Step<'case' | 'message'>[]
  const byCase = Map.groupBy(steps, ({ body }) => body.caseId)
  const cases = [...byCase].flatMap(([id, own]) => caseOf(id, own) ?? [])
  return cases.toSorted((a, b) => (a.changedAt < b.changedAt ? 1 : -1))
}

function caseOf(id: string, steps: readonly Step<'case' | 'message'>[]): SupportCase | null {
  const about = steps.filter((step): step is Step<'case'> => step.body.kind === 'case')
  const said = <Field extends 'status' | 'subject' | 'priority' | 'agent'>(field: Field) =>
    about.findLast(({ body }) => body[field] !== null)?.body[field] ?? null
  const status = said('status') ?? 'open'
  if (status === 'closed') return null
  const [first] = steps
  return {
    id,
    status,
    channel: (about[0] ?? first)?.channel ?? null,
    subject: said('subject'),
    priority: said('priority'),
    agent: said('agent'),
    openedAt: instant(first?.atMs),
    changedAt: instant(steps.at(-1)?.atMs),
    chat: messagesOf(steps, 'chat'),
    transcript: messagesOf(steps, 'call'),
  }
}

/** Each once: a message that two systems report bears the same id. */
function messagesOf(steps: readonly Step<'case' | 'message'>[], medium: 'chat' | 'call'): CaseMessage[] {
  const messages = steps.filter(
    (step): step is Step<'message'> => step.body.kind === 'message' && step.body.medium === medium,
  )
  const byId = new Map(messages.map((step) => [step.body.messageId ?? step.place, step]))
  return [...byId.values()].map(({ atMs, body: { from, author, text } }) => ({ at: instant(atMs), from, author, text }))
}

/** @param sinceMs what was shown before is forgotten @returns the last shown of each placement that was not dismissed, newest first */
export function shownRecommendations(entries: readonly EngagementEntry[], sinceMs: number): ShownRecommendation[] {
  const steps = inOrder(entries).filter(
    (entry): entry is Step<'recommendation'> => entry.body.kind === 'recommendation',
  )
  const shown = steps.filter(({ atMs, body }) => body.status === 'shown' && atMs > sinceMs)
  const current = new Map(shown.map((step) => [step.body.placement, step]))
  return [...current.values()].flatMap((step) => recommendationOf(step, steps) ?? []).toReversed()
}

function recommendationOf(
  shown: Step<'recommendation'>,
  steps: readonly Step<'recommendation'>[],
): ShownRecommendation | null {
  const { recommendationId: id, placement, items } = shown.body
  const status = steps.findLast(({ body }) => body.recommendationId === id)?.body.status ?? 'shown'
  return status === 'dismissed' ? null : { id, status, placement, items, shownAt: instant(shown.atMs) }
}

function instant(ms = 0): string {
  return new Date(ms).toISOString()
}
