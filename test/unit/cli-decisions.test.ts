import { beforeEach, describe, expect, test } from 'vitest'
import type { Explained, NotExplained } from '../../src/app/explain/index.ts'
import { warningOf } from '../../src/main/stores.ts'
import { ProfileReader } from '../../src/app/read/index.ts'
import { cli, type CliSetting } from '../support/cli.ts'
import { EngineReads } from '../support/engine-reads.ts'
import { RULES } from '../support/events.ts'
import { TestFolder } from '../support/files.ts'
import { identityUseCases } from '../support/memory-use-cases.ts'
import { Steward } from '../support/steward.ts'
import { TRAITS } from '../support/traits.ts'
import { SelfsameError } from '../../src/model/index.ts'

let steward: Steward
let reads: EngineReads
let service: NonNullable<CliSetting['service']>

beforeEach(async () => {
  steward = new Steward()
  await steward.sees(['customer:1', 'email:ann@x.example'])
  await steward.sees(['customer:2', 'phone:+447700900123', 'cookie:c'])
  reads = new EngineReads(steward.graph)
  const { decisions, explanations, rulesChange } = identityUseCases({ graph: steward.graph })
  service = {
    profiles: new ProfileReader({ graph: reads, figures: reads, rules: () => RULES, traits: TRAITS }),
    decisions,
    explanations,
    rulesChange,
  }
})

const ids = () => [steward.id('customer:1'), steward.id('customer:2')]
const run = (args: readonly string[], more: CliSetting = {}) => cli(args, { service, ...more })
const REASON = ['--reason', 'I know']

async function json(args: readonly string[]) {
  const done = await run([...args, '--output', 'json'])
  expect(done).toMatchObject({ exitCode: 0, closed: 1 })
  return JSON.parse(done.stdout)
}

describe('A decision', () => {
  test('is shown first and carried out after yes, on a terminal', async () => {
    const done = await run(['merge', ...ids(), ...REASON], { isTerminal: true, typed: 'yes\n' })
    expect(done).toMatchObject({ exitCode: 0, closed: 1 })
    expect(done.stderr).toContain('2 profiles of 5 identifiers would become 1')
    expect(done.stdout).toContain('merge d')
    expect(steward.id('customer:1')).toBe(steward.id('customer:2'))
  })

  test('that is not confirmed changes nothing and ends with 9', async () => {
    const done = await run(['merge', ...ids(), ...REASON], { isTerminal: true, typed: 'no\n' })
    expect(done).toMatchObject({ exitCode: 9, stdout: '', closed: 1 })
    expect(steward.identity.decisions.size).toBe(0)
  })

  test.each([
    ['merge', 'a', 'b'],
    ['split', 'a', '--part', 'customer:1', '--part', 'customer:2'],
    ['undo', 'd'],
    ['pin', 'same', 'customer:1', 'customer:2'],
    ['unpin', 'p'],
  ])('off a terminal needs --yes: %s', async (...args) => {
    const done = await cli([...args, ...REASON])
    expect(done).toMatchObject({ exitCode: 2, stdout: '' })
    expect(done.stderr).toContain('--yes')
  })

  test.each(['--dry-run', '--preview'])('of a dry run writes nothing: %s', async (flag) => {
    const shown = await json(['merge', ...ids(), ...REASON, flag])
    expect(shown).toMatchObject({ kind: 'preview', decision: null, preview: { profiles: 2, identifiers: 5 } })
    expect((await run(['merge', ...ids(), ...REASON, flag, '--yes'])).stdout).toContain('would become 1')
    expect(steward.identity.decisions.size).toBe(0)
  })

  test('is shown with what is counted on whom, and without where that cannot be read', async () => {
    reads.contributedTo.set('cookie:c', [{ kind: 'add', slot: 'events', amount: 5 }])
    const dry = ['merge', ...ids(), ...REASON, '--dry-run']
    expect((await json(dry)).preview).toMatchObject({ events: 5, profilesAfter: [{ metrics: { events: 5 } }] })
    expect((await run(dry)).stdout).toContain('5 events counted on them')
    reads.contributions = async () => {
      throw new SelfsameError('UNAVAILABLE', 'Redis does not answer', { remedy: 'Start it' })
    }
    expect((await json(dry)).preview).toMatchObject({ events: null, profilesAfter: [{ metrics: null }] })
    expect((await run(dry)).stdout).toContain('figures cannot be read now')
  })

  test('needs a reason', async () => {
    const done = await run(['merge', ...ids(), '--yes'])
    expect(done).toMatchObject({ exitCode: 2 })
    expect(done.stderr).toContain('--reason')
  })

  test('is carried out once under one idempotency key', async () => {
    const args = ['merge', ...ids(), ...REASON, '--yes', '--idempotency-key', 'k']
    expect(await json(args)).toEqual(await json(args))
    expect(steward.identity.decisions.size).toBe(1)
  })

  test('that is refused says why and what to do', async () => {
    const done = await run(['merge', ids()[0] ?? '', 'p0', ...REASON, '--yes'])
    expect(done).toMatchObject({ exitCode: 7, stdout: '' })
    expect((await run(['undo', 'd0', ...REASON, '--yes'])).exitCode).toBe(7)
  })
})

describe('The verbs', () => {
  test('merge, history and undo', async () => {
    const before = steward.state()
    const { decision, profiles } = await json(['merge', ...ids(), ...REASON, '--yes'])
    expect(decision).toMatchObject({ kind: 'merge', by: 'development', pins: [`${decision.id}.0`], undoneBy: null })
    expect(profiles).toEqual([steward.id('customer:1')])
    expect(await json(['history', 'customer:1'])).toMatchObject([{ id: decision.id, kind: 'merge' }])
    expect((await run(['history', profiles[0]])).stdout).toContain(decision.id)
    const undo = await json(['undo', decision.id, ...REASON, '--yes'])
    expect(undo.decision).toMatchObject({ kind: 'undo', undoes: decision.id })
    expect(steward.state()).toEqual(before)
    expect((await run(['history', 'customer:1'])).stdout).toContain(`(undone by ${undo.decision.id})`)
    expect((await run(['undo', decision.id, ...REASON, '--yes'])).exitCode).toBe(9)
    const newest = await json(['history', 'customer:1', '--limit', '1'])
    const earlier = await json(['history', 'customer:1', '--limit', '1', '--after', newest[0].id])
    const both = [undo.decision.id, decision.id]
    expect([...newest, ...earlier].map(({ id }: { id: string }) => id).toSorted()).toEqual(both.toSorted())
    expect(await json(['history', 'customer:1', '--after', earlier[0].id])).toEqual([])
    expect((await run(['history', 'customer:1', '--limit', '1'])).stderr).toContain(`--after ${newest[0].id}`)
  })

  test('take an identifier where a profile is meant, and are still carried out once', async () => {
    const merge = ['merge', 'customer:1', 'phone:07700 900123', ...REASON, '--yes', '--idempotency-key', 'k']
    const { decision } = await json(merge)
    expect(steward.id('customer:1')).toBe(steward.id('cookie:c'))
    expect((await json(merge)).decision).toEqual(decision)
    const parts = ['--part', 'customer:1', '--part', 'customer:2,cookie:c']
    await json(['split', 'cookie:c', ...parts, ...REASON, '--yes'])
    expect(steward.id('customer:1')).not.toBe(steward.id('cookie:c'))
    const city = ['set-attribute', 'email:Ann@x.example', 'city', 'Leeds', ...REASON, '--yes']
    expect((await json(city)).profiles).toEqual([steward.id('customer:1')])
  })

  test('that name an identifier of nobody end with 7, without repeating it', async () => {
    const done = await run(['merge', 'customer:1', 'customer:404', ...REASON, '--yes'])
    expect(done).toMatchObject({ exitCode: 7, stdout: '' })
    expect(done.stderr).toContain('whynot')
    expect(done.stderr).not.toContain('404')
    expect(steward.identity.decisions.size).toBe(0)
  })

  test('split, by parts as people write them, and by evidence', async () => {
    const parts = ['--part', 'customer:2,phone:07700 900123', '--part', 'cookie:c']
    expect(await json(['split', ids()[1] ?? '', ...parts, ...REASON, '--yes'])).toMatchObject({
      decision: { kind: 'split' },
    })
    expect(steward.id('cookie:c')).not.toBe(steward.id('customer:2'))
    const [evidence] = steward.identity.evidence.values()
    const wrong = ['split', ids()[0] ?? '', '--evidence', evidence?.key ?? '', ...REASON, '--yes']
    expect(await json(wrong)).toMatchObject({ decision: { kind: 'retract' } })
    expect((await run(['split', ids()[0] ?? '', ...REASON, '--yes'])).exitCode).toBe(2)
  })

  test('pin and unpin', async () => {
    const { decision } = await json(['pin', 'same', 'customer:1', 'customer:2', ...REASON, '--yes'])
    expect(steward.id('customer:1')).toBe(steward.id('customer:2'))
    await json(['unpin', decision.pins[0], ...REASON, '--yes'])
    const apart = ['pin', 'apart', 'customer:1,email:ann@x.example', 'customer:2', ...REASON, '--yes']
    expect(await json(apart)).toMatchObject({ decision: { kind: 'pin', before: [] } })
    expect((await run([...apart, '--dry-run'])).stdout).toContain('No profile would be joined or parted')
    expect((await run(['merge', ...ids(), ...REASON, '--yes'])).exitCode).toBe(9)
  })

  test('refuse what is no identifier, without repeating it', async () => {
    const done = await run(['pin', 'same', 'secretive', 'customer:1', ...REASON, '--yes'])
    expect(done).toMatchObject({ exitCode: 2, stdout: '' })
    expect(done.stderr).toContain('namespace:value')
    expect(done.stderr).not.toContain('secretive')
    expect((await run(['pin', 'both', 'customer:1', ...REASON])).exitCode).toBe(2)
  })

  test('history of nobody ends with 7, of somebody without decisions it says so', async () => {
    expect(await run(['history', 'customer:404'])).toMatchObject({ exitCode: 7, stdout: '' })
    expect((await run(['history', 'customer:1'])).stdout).toBe('There is no decision about it.\n')
  })
})

const evidence = () => [...steward.identity.evidence.values()][0]!

const why = (): Explained => ({
  a: 'customer:1',
  b: 'email:ann@x.example',
  sentence: 'Seen together.',
  steps: [{ kind: 'evidence', from: 'customer:1', to: 'email:ann@x.example', evidence: evidence() }],
  leastThatWouldPart: { evidence: [evidence()], pins: [] },
})
const whyNot = (): NotExplained => {
  const step = { kind: 'unused' as const, from: 'customer:1', to: 'customer:2', reason: 'limit' as const }
  const unused = { ...step, evidence: evidence(), wouldTake: [{ kind: 'merge' as const }] }
  return {
    a: 'customer:1',
    b: 'customer:2',
    sentence: 'Only one fits.',
    kind: 'unused',
    steps: [unused],
    unused: [unused],
    leastThatWouldJoin: [{ kind: 'merge' }],
  }
}

describe('Why and whynot', () => {
  test('are told as a sentence and as data', async () => {
    const explanations = { why: async () => why(), whyNot: async () => whyNot() }
    service = { ...service, explanations }
    const told = (await run(['why', 'customer:1', 'email:Ann@x.example'])).stdout
    expect(told).toContain('Seen together.\n')
    expect(told).toContain(`evidence ${evidence().key}`)
    expect(await json(['why', 'customer:1', 'email:Ann@x.example'])).toEqual(why())
    expect((await run(['whynot', 'customer:1', 'customer:2'])).stdout).toContain('limit')
    expect(await json(['whynot', 'customer:1', 'customer:2'])).toEqual(whyNot())
  })

  test('name the day of what was seen on a device, which is kept by the quarter of an hour', async () => {
    await steward.sees(['cookie:only', 'email:cat@x.example'])
    expect((await run(['why', 'cookie:only', 'email:cat@x.example'])).stdout).toMatch(/^ .*2026-05-04 /m)
  })

  test('end with 7 where the other is to be asked, or an identifier was never seen', async () => {
    const done = await run(['why', 'customer:1', 'customer:2'])
    expect(done).toMatchObject({ exitCode: 7, stdout: '' })
    expect(done.stderr).toContain('selfsame whynot')
    expect((await run(['whynot', 'customer:1', 'customer:404'])).exitCode).toBe(7)
  })
})

const NEXT = RULES.version + 1
const file = (version: number) => new TestFolder().write('identity.yaml', JSON.stringify({ ...RULES, version }))

describe('The rules', () => {
  test('are compared: counts, then examples', async () => {
    const shown = await json(['identity', 'diff', file(NEXT)])
    expect(shown).toMatchObject({ counts: { profilesBefore: 2, merged: 0 }, examples: { merges: [] } })
    expect((await run(['identity', 'diff', file(NEXT)])).stdout).toContain('2 profiles would be 2')
  })

  test('are put in force after yes, or with --yes', async () => {
    const path = file(NEXT)
    expect(await run(['identity', 'apply', path])).toMatchObject({ exitCode: 2, closed: 0 })
    for (const flag of ['--dry-run', '--preview'])
      expect((await run(['identity', 'apply', path, flag])).stdout).toContain('2 profiles would be 2')
    expect(await run(['identity', 'apply', path], { isTerminal: true, typed: 'no\n' })).toMatchObject({ exitCode: 9 })
    expect(steward.identity.rules.version).toBe(RULES.version)
    const done = await run(['identity', 'apply', path], { isTerminal: true, typed: 'yes\n' })
    expect(done.stdout).toContain(`Version ${NEXT} is in force: 2 profiles judged`)
    expect(await json(['identity', 'apply', file(NEXT + 1), '--yes'])).toMatchObject({
      version: NEXT + 1,
      profiles: 2,
      left: 0,
    })
  })

  test('of the file are compared by what a start says when others are in force', async () => {
    const [, command = ''] = /`selfsame (.+)`/.exec(warningOf(RULES, { ...RULES, version: NEXT })) ?? []
    expect(await run(command.split(' '))).toMatchObject({ exitCode: 0, closed: 1 })
  })

  test('that are none end with 3', async () => {
    const path = new TestFolder().write('identity.yaml', 'version: 2\n')
    expect((await run(['identity', 'diff', path])).exitCode).toBe(3)
  })
})
