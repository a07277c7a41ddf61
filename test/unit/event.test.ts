import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { describeEvent, upcastEvent, type EventField } from '../../src/model/index.ts'
import { eventOf } from '../support/events.ts'

const EVENT = eventOf(['customer:1'])

function messageOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    return (error as Error).message
  }
  throw new Error('It was accepted')
}

const row = ({ path, description, allowed }: EventField) => `| \`${path}\` | ${description} | ${allowed} |`

describe('an event on the log', () => {
  test('of this version is read as it is', () => {
    expect(upcastEvent(EVENT)).toEqual(EVENT)
  })

  test('of an older version is brought up step by step', () => {
    const { channel, ...rest } = EVENT
    const steps = {
      [-1]: (event: Record<string, unknown>) => ({ ...event, version: 0, medium: 'till' }),
      0: ({ medium, ...event }: Record<string, unknown>) => ({ ...event, version: 1, channel: medium }),
    }
    expect(upcastEvent({ ...rest, version: 0, medium: channel }, steps)).toEqual(EVENT)
    expect(upcastEvent({ ...rest, version: -1 }, steps)).toEqual({ ...EVENT, channel: 'till' })
  })

  test.each([0, 2, 99])('of the unknown version %i is refused, saying which are known', (version) => {
    const message = messageOf(() => upcastEvent({ ...EVENT, version }))
    expect(message).toContain(
      `is ${version}: neither version 1, which this program writes, nor one that it can bring up to that`,
    )
  })

  test('whose version is no number is refused without a word of what it is', () => {
    const message = messageOf(() => upcastEvent({ ...EVENT, version: 'jane@example.com' }))
    expect(message).toContain('is no number: neither version 1')
    expect(message).not.toContain('jane')
  })
})

describe('the canonical event', () => {
  test('has a description for every field', () => {
    expect(describeEvent().filter(({ description }) => description === '')).toEqual([])
    expect(describeEvent().map(({ path }) => path)).toEqual(
      expect.arrayContaining(['sessionId', 'identifiers[].key', 'record.attributes', 'purchase.orderId', 'context']),
    )
  })

  test('stands in docs/event.md as the code has it', () => {
    const written = readFileSync(new URL('../../docs/event.md', import.meta.url), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('| `'))
    expect(written).toEqual(describeEvent().map(row))
  })
})
