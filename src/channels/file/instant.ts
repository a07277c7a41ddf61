import { DateTime } from 'luxon'
import { localMsOf, numericTimeReader } from './numeric-time.ts'
import { ZoneClock } from './zone.ts'

/** @returns milliseconds since 1970, or null when the text is no such time */
export type TimeReader = (text: string) => number | null

const UNIX_MS: Readonly<Record<string, number>> = { 'unix-seconds': 1_000, 'unix-milliseconds': 1 }

/**
 * @param format `iso`, `unix-seconds`, `unix-milliseconds`, or Luxon's tokens (`dd/MM/yyyy HH:mm`, in English)
 * @param zone what a time without an offset is local to
 */
export function timeReader(format: string, zone: string): TimeReader {
  const unitMs = UNIX_MS[format]
  if (unitMs !== undefined) return (text) => unixMs(text, unitMs)
  const clock = new ZoneClock(zone)
  if (format === 'iso') return (text) => isoMs(text, clock)
  const local = numericTimeReader(format)
  return local ? (text) => instantOf(local(text), clock) : tokenReader(format, zone, clock)
}

const TOKENS = /^(SSS?|u{1,3}|ss?|mm?|hh?|HH?|Z{1,3}|z|a|dd?|c{3,4}|E{3,4}|L{1,4}|M{1,4}|yy|yyyy|o|ooo)$/

/** Whether `timeReader` can read it as it is meant: Luxon takes a wrong token (`YYYY`) for a literal. */
export function isTimeFormat(format: string): boolean {
  if (format === 'iso' || format in UNIX_MS) return true
  const tokens = format.replace(/'[^']*'/g, '').match(/([a-zA-Z])\1*/g) ?? []
  if (!tokens.every((token) => TOKENS.test(token))) return false
  const sample = DateTime.utc(2001, 2, 3)
  const read = DateTime.fromFormat(sample.toFormat(format, { locale: 'en' }), format, { zone: 'utc', locale: 'en' })
  return read.isValid && read.hasSame(sample, 'day')
}

function unixMs(text: string, unitMs: number): number | null {
  return /^\s*-?\d+(\.\d+)?\s*$/.test(text) ? Math.round(Number(text) * unitMs) : null
}

const ISO =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?\s*(?:(Z)|([+-])(\d\d):?(\d\d)?)?$/i

function isoMs(text: string, clock: ZoneClock): number | null {
  const [found, year, month, day, hour, minute, second, fraction, utc, sign, hours, minutes] =
    ISO.exec(text.trim()) ?? []
  if (found === undefined) return null
  const millisecond = fraction === undefined ? '0' : fraction.padEnd(3, '0').slice(0, 3)
  const localMs = localMsOf({ year, month, day, hour, minute, second, millisecond })
  if (localMs === null) return null
  if (utc !== undefined) return localMs
  if (sign === undefined) return clock.instantMs(localMs)
  const offsetMs = (Number(hours) * 60 + Number(minutes ?? 0)) * 60_000
  return sign === '-' ? localMs + offsetMs : localMs - offsetMs
}

function instantOf(localMs: number | null, clock: ZoneClock): number | null {
  return localMs === null ? null : clock.instantMs(localMs)
}

/** Formats with names of months, two-digit years, am and pm, or offsets: slower, and rarer. */
function tokenReader(format: string, zone: string, clock: ZoneClock): TimeReader {
  const parser = DateTime.buildFormatParser(format, { locale: 'en' })
  const namesOffset = /[zZ]/.test(format.replace(/'[^']*'/g, ''))
  return (text) => {
    const read = DateTime.fromFormatParser(text.trim(), parser, { locale: 'en', zone: namesOffset ? zone : 'utc' })
    if (!read.isValid) return null
    return namesOffset ? read.toMillis() : clock.instantMs(read.toMillis())
  }
}
