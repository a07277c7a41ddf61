import fc from 'fast-check'
import { DateTime } from 'luxon'
import { describe, expect, test } from 'vitest'
import { timeReader } from '../../src/channels/file/instant.ts'

function read(text: string, format: string, zone = 'Europe/London'): string | null {
  const ms = timeReader(format, zone)(text)
  return ms === null ? null : new Date(ms).toISOString()
}

const SQL = 'yyyy-MM-dd HH:mm:ss'

describe('a local time', () => {
  test('is one hour behind in summer and none in winter, in London', () => {
    expect(read('2010-12-01 08:26:00', SQL)).toBe('2010-12-01T08:26:00.000Z')
    expect(read('2011-07-01 08:26:00', SQL)).toBe('2011-07-01T07:26:00.000Z')
  })

  test('that the clock shows twice in autumn is the first of the two', () => {
    expect(read('2011-10-30 01:30:00', SQL)).toBe('2011-10-30T00:30:00.000Z')
    expect(read('2011-10-30 00:59:59', SQL)).toBe('2011-10-29T23:59:59.000Z')
    expect(read('2011-10-30 02:00:00', SQL)).toBe('2011-10-30T02:00:00.000Z')
  })

  test('that the clock leaves out in spring is moved on', () => {
    expect(read('2011-03-27 01:30:00', SQL)).toBe('2011-03-27T01:30:00.000Z')
    expect(read('2011-03-27 02:00:00', SQL)).toBe('2011-03-27T01:00:00.000Z')
  })

  test('is what Luxon makes of it, in any zone, where the clock shows it once', () => {
    const zones = [
      'Europe/London',
      'America/New_York',
      'Asia/Kolkata',
      'Australia/Lord_Howe',
      'Pacific/Auckland',
      'UTC',
    ]
    const time = fc.date({ min: new Date('1990-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(time, fc.constantFrom(...zones), (date, zone) => {
        const local = DateTime.fromJSDate(date, { zone })
        if (local.getPossibleOffsets().length > 1) return
        expect(read(local.toFormat(SQL), SQL, zone)).toBe(local.startOf('second').toUTC().toISO())
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('a format', () => {
  test.each([
    ['iso', '2011-07-01T08:26:00Z', '2011-07-01T08:26:00.000Z'],
    ['iso', '2011-07-01T08:26:00.5+02:00', '2011-07-01T06:26:00.500Z'],
    ['iso', '2011-07-01 08:26:00', '2011-07-01T07:26:00.000Z'],
    ['iso', '2011-07-01 08:26:00.123456+00', '2011-07-01T08:26:00.123Z'],
    ['iso', '2011-07-01', '2011-06-30T23:00:00.000Z'],
    ['unix-seconds', '1300000000', '2011-03-13T07:06:40.000Z'],
    ['unix-seconds', '1300000000.25', '2011-03-13T07:06:40.250Z'],
    ['unix-milliseconds', '1300000000000', '2011-03-13T07:06:40.000Z'],
    ['dd/MM/yyyy HH:mm', '01/07/2011 08:26', '2011-07-01T07:26:00.000Z'],
    ['d.M.yyyy', '1.7.2011', '2011-06-30T23:00:00.000Z'],
    ["yyyy-MM-dd'T'HH:mm", '2011-07-01T08:26', '2011-07-01T07:26:00.000Z'],
    ['d MMM yyyy, h:mm a', '1 Jul 2011, 8:26 PM', '2011-07-01T19:26:00.000Z'],
    ['yyyy-MM-dd HH:mm ZZ', '2011-07-01 08:26 +05:00', '2011-07-01T03:26:00.000Z'],
  ])('%s reads %s', (format, text, instant) => {
    expect(read(text, format)).toBe(instant)
  })

  test.each([
    [SQL, '2011-02-29 00:00:00'],
    [SQL, '2011-04-31 00:00:00'],
    [SQL, '2011-04-30 24:00:00'],
    [SQL, '2011-04-30 10:60:00'],
    [SQL, '2011-04-30'],
    [SQL, '01/04/2011 10:00:00'],
    ['iso', '2011'],
    ['iso', '08:26'],
    ['iso', 'yesterday'],
    ['unix-seconds', '13e8'],
    ['d MMM yyyy', '1 Juli 2011'],
  ])('%s does not read %s', (format, text) => {
    expect(read(text, format)).toBeNull()
  })
})
