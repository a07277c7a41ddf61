import type { Scalar } from '../../model/index.ts'
import { type Condition, durationMs, type EventMatch, type LifecycleStage, type SegmentSettings } from './definition.ts'

const DAY_MS = 86_400_000

/**
 * The same definition as SQL (DuckDB), over tables of people:
 *
 *     people(person, orders, last_seen_ms, identifiers, verified_identifiers)
 *     person_attributes(person, name, kind, value)   kind: string, number or boolean; value as text
 *     person_numbers(person, trait, part, length, value)   as at `nowMs`; part and length null for none
 *     person_events(person, at_ms, type, name, channel, source)
 *
 * @returns a query that answers `person` of everyone in the segment at `nowMs`
 */
export function segmentSql(settings: SegmentSettings, name: string, nowMs: number): string {
  const segment = settings.segments[name]
  if (segment === undefined) throw new Error(`There is no segment ${name}`)
  return `SELECT p.person FROM people p WHERE ${conditionSql(segment.when, settings, nowMs)}`
}

function conditionSql(when: Condition, settings: SegmentSettings, nowMs: number): string {
  const inner = (part: Condition) => conditionSql(part, settings, nowMs)
  if ('all' in when) return `(${when.all.map(inner).join(' AND ')})`
  if ('any' in when) return `(${when.any.map(inner).join(' OR ')})`
  if ('not' in when) return `(NOT ${inner(when.not)})`
  if ('attribute' in when) return attributeSql(when)
  if ('trait' in when) return traitSql(when)
  if ('did' in when) return didSql(when, nowMs)
  if ('sequence' in when) return sequenceSql(when, nowMs)
  if ('after' in when) return withoutSql(when, nowMs)
  if ('lifecycle' in when) return lifecycleSql(when.lifecycle, settings, nowMs)
  if ('segment' in when) return inner(segmentOf(settings, when.segment))
  return boundsSql(when.quality === 'identifiers' ? 'p.identifiers' : 'p.verified_identifiers', when)
}

function segmentOf({ segments }: SegmentSettings, name: string): Condition {
  const segment = segments[name]
  if (segment === undefined) throw new Error(`There is no segment ${name}`)
  return segment.when
}

function attributeSql(when: Extract<Condition, { attribute: string }>): string {
  const known = `EXISTS (SELECT 1 FROM person_attributes a WHERE a.person = p.person AND a.name = ${text(when.attribute)}`
  if (when.exists !== undefined) return when.exists ? `${known})` : `(NOT ${known}))`
  if (when.is !== undefined) return `${known} AND ${equalSql(when.is)})`
  if (when.in !== undefined) return `${known} AND (${when.in.map(equalSql).join(' OR ')}))`
  return `${known} AND a.kind = 'number' AND ${boundsSql("CASE WHEN a.kind = 'number' THEN CAST(a.value AS DOUBLE) END", when)})`
}

function equalSql(value: Scalar): string {
  return typeof value === 'number'
    ? `(a.kind = 'number' AND CASE WHEN a.kind = 'number' THEN CAST(a.value AS DOUBLE) END = ${value})`
    : `(a.kind = ${text(typeof value)} AND a.value = ${text(String(value))})`
}

function traitSql({ trait, of, window, ...bounds }: Extract<Condition, { trait: string }>): string {
  const part = of === undefined ? 't.part IS NULL' : `t.part = ${text(of)}`
  const length = window === undefined ? 't.length IS NULL' : `t.length = ${window}`
  const value = `SELECT t.value FROM person_numbers t WHERE t.person = p.person AND t.trait = ${text(trait)} AND ${part} AND ${length}`
  return boundsSql(`COALESCE((${value}), 0)`, bounds)
}

function didSql({ did, atLeast, within }: Extract<Condition, { did: EventMatch }>, nowMs: number): string {
  const from = `FROM person_events e WHERE e.person = p.person AND ${recentSql('e', durationMs(within), nowMs)}`
  return `((SELECT COUNT(*) ${from} AND ${matchSql('e', did)}) >= ${atLeast})`
}

function sequenceSql(
  { sequence, step, within }: Extract<Condition, { sequence: readonly EventMatch[] }>,
  nowMs: number,
): string {
  const [ms, stepMs] = [durationMs(within), durationMs(step)]
  const conditions = sequence.flatMap((match, at) => [
    `e${at}.person = p.person AND ${recentSql(`e${at}`, ms, nowMs)} AND ${matchSql(`e${at}`, match)}`,
    ...(at === 0 ? [] : [`e${at}.at_ms > e${at - 1}.at_ms AND e${at}.at_ms <= e${at - 1}.at_ms + ${stepMs}`]),
  ])
  const tables = sequence.map((_, at) => `person_events e${at}`).join(', ')
  return `EXISTS (SELECT 1 FROM ${tables} WHERE ${conditions.join(' AND ')})`
}

function withoutSql(
  { after, without, for: wait, within }: Extract<Condition, { after: EventMatch }>,
  nowMs: number,
): string {
  const recent = (alias: string) => `${alias}.person = p.person AND ${recentSql(alias, durationMs(within), nowMs)}`
  const began = `SELECT MAX(b.at_ms) FROM person_events b WHERE ${recent('b')} AND ${matchSql('b', after)}`
  const since = `SELECT 1 FROM person_events w WHERE ${recent('w')} AND ${matchSql('w', without)} AND w.at_ms >= (${began})`
  return `(COALESCE((${began}) + ${durationMs(wait)} <= ${nowMs}, FALSE) AND NOT EXISTS (${since}))`
}

function lifecycleSql(stage: LifecycleStage, { lifecycle }: SegmentSettings, nowMs: number): string {
  const isProspect = '(p.orders = 0 OR p.last_seen_ms IS NULL)'
  const activeEnd = `p.last_seen_ms + ${lifecycle.activeDays * DAY_MS}`
  const lapsedEnd = `p.last_seen_ms + ${lifecycle.lapsedDays * DAY_MS}`
  const within: Record<LifecycleStage, string> = {
    prospect: isProspect,
    active: `(NOT ${isProspect} AND ${activeEnd} > ${nowMs})`,
    lapsing: `(NOT ${isProspect} AND ${activeEnd} <= ${nowMs} AND ${lapsedEnd} > ${nowMs})`,
    lapsed: `(NOT ${isProspect} AND ${lapsedEnd} <= ${nowMs})`,
  }
  return `COALESCE(${within[stage]}, FALSE)`
}

function recentSql(alias: string, ms: number, nowMs: number): string {
  return `${alias}.at_ms > ${nowMs - ms} AND ${alias}.at_ms <= ${nowMs}`
}

function matchSql(alias: string, match: EventMatch): string {
  const fields = Object.entries(match).flatMap(([field, allowed]) =>
    allowed === undefined ? [] : [`COALESCE(${alias}.${field} IN (${allowed.map(text).join(', ')}), FALSE)`],
  )
  return fields.join(' AND ')
}

function boundsSql(
  value: string,
  { atLeast, atMost }: { atLeast?: number | undefined; atMost?: number | undefined },
): string {
  return atLeast === undefined ? `(${value} <= ${atMost})` : `(${value} >= ${atLeast})`
}

/** Settings are written by people: a text is a literal, its quotes doubled. */
function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`
}
