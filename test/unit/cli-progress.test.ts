import { EventEmitter } from 'node:events'
import { stripVTControlCharacters } from 'node:util'
import { describe, expect, test } from 'vitest'
import { interruptsOf } from '../../src/cli/index.ts'
import { Progress } from '../../src/cli/progress.ts'
import { durationText, tableText } from '../../src/cli/text.ts'
import { TextScreen } from '../support/cli.ts'

/** Progress on a screen, by a clock that the test moves. */
function progressOn(screen: TextScreen) {
  const clock = { ms: 0 }
  const terminal = { stdin: process.stdin, stdout: new TextScreen(), stderr: screen }
  return { clock, progress: new Progress({ terminal, env: {} }, () => clock.ms) }
}

describe('Progress off a terminal', () => {
  test('is a line every few seconds, with rate and time left, and a last one', () => {
    const screen = new TextScreen()
    const { clock, progress } = progressOn(screen)
    const meter = progress.meter('reading', 'rows')
    for (let second = 0; second <= 12; second++) {
      clock.ms = second * 1_000
      meter.at(second * 1_000, 100_000)
    }
    expect(screen.text).toBe(
      [
        'reading: 5,000 of 100,000 rows (5%), 1,000 rows/s, 1 min 35 s left',
        'reading: 10,000 of 100,000 rows (10%), 1,000 rows/s, 1 min 30 s left',
        '',
      ].join('\n'),
    )
    meter.stop()
    expect(screen.text).toMatch(/reading: 12,000 of 100,000 rows \(12%\), 1,000 rows\/s, 1 min 28 s left\n$/)
  })

  test('counts bytes in MB, and as speed only what was done since it began', () => {
    const screen = new TextScreen()
    const { clock, progress } = progressOn(screen)
    const meter = progress.meter('reading', 'bytes')
    meter.at(40_000_000, 50_000_000)
    clock.ms = 2_000
    meter.at(50_000_000, 50_000_000)
    meter.stop()
    expect(screen.text).toBe('reading: 50 of 50 MB (100%), 5.0 MB/s\n')
  })

  test('tells the time left by how fast it went lately, and at the end how fast it went over all', () => {
    const screen = new TextScreen()
    const { clock, progress } = progressOn(screen)
    const meter = progress.meter('applying', 'events')
    // Slow for a minute, as a cold start is, then quick.
    for (let second = 0; second <= 80; second++) {
      clock.ms = second * 1_000
      meter.at(second <= 60 ? second * 10 : 600 + (second - 60) * 1_000, 30_600)
    }
    expect(screen.text.trimEnd().split('\n').at(-1)).toBe(
      'applying: 20,600 of 30,600 events (67%), 1,000 events/s, 10 s left',
    )
    clock.ms = 90_000
    meter.at(30_600, 30_600)
    meter.stop()
    expect(screen.text.trimEnd().split('\n').at(-1)).toBe('applying: 30,600 of 30,600 events (100%), 340 events/s')
  })

  test('says nothing of what never began', () => {
    const screen = new TextScreen()
    progressOn(screen).progress.meter('applying', 'events').stop()
    expect(screen.text).toBe('')
  })

  test('of a step says what it reports, and how long it took only once it is done', async () => {
    const screen = new TextScreen()
    const { clock, progress } = progressOn(screen)
    const work = async (report: (line: string) => void) => {
      report('Neo4j answers')
      clock.ms = 61_500
    }
    await progress.step('Starting', work)
    expect(screen.text).toBe('Starting\n  Neo4j answers\ndone Starting: 1 min 2 s\n')
    await expect(progress.step('Stopping', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(screen.text).not.toContain('done Stopping')
  })
})

describe('Progress on a terminal', () => {
  test('is a bar with rate and time left', () => {
    const screen = new TextScreen(true)
    const { clock, progress } = progressOn(screen)
    const meter = progress.meter('sending', 'events')
    meter.at(0, 20_000)
    clock.ms = 1_000
    meter.at(5_000, 20_000)
    meter.stop()
    const bars = stripVTControlCharacters(screen.text).split('sending ')
    expect(bars.at(-1)).toContain('██████░░░░░░░░░░░░░░░░░░ 25% | 5,000/20,000 events | 5,000 events/s | 3.0 s left')
  })

  test('gives the cursor back', () => {
    const screen = new TextScreen(true)
    const meter = progressOn(screen).progress.meter('sending', 'events')
    meter.at(1, 2)
    expect(screen.text).toContain('\u001b[?25l')
    meter.stop()
    expect(screen.text.lastIndexOf('\u001b[?25h')).toBeGreaterThan(screen.text.lastIndexOf('\u001b[?25l'))
  })
})

describe('Ctrl-C', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('asks for an orderly end; a second one (%s) does not wait for it', (name, exitCode) => {
    const ended: number[] = []
    const exit = (code: number) => ended.push(code) as never
    const signals = Object.assign(new EventEmitter(), { exit })
    const interrupted = interruptsOf(signals)
    expect(interrupted.aborted).toBe(false)
    signals.emit(name, name)
    expect(interrupted).toMatchObject({ aborted: true, reason: name })
    expect(ended).toEqual([])
    signals.emit(name, name)
    expect(ended).toEqual([exitCode])
  })
})

test.each([
  [0, '0.0 s'],
  [9_940, '9.9 s'],
  [9_960, '10 s'],
  [59_700, '1 min 0 s'],
  [125_000, '2 min 5 s'],
  [3_599_900, '1 h 0 min'],
  [7_860_000, '2 h 11 min'],
])('%i ms reads %j', (ms, text) => {
  expect(durationText(ms)).toBe(text)
})

test('A table has columns as wide as their widest cell, and no blanks at the end', () => {
  expect(
    tableText([
      ['a', 'long', 'x'],
      ['bbb', 'c', ''],
    ]),
  ).toBe('a    long  x\nbbb  c')
  expect(tableText([])).toBe('')
})
