import { describe, expect, test } from 'vitest'
import type { BlockReport, ColumnProfile, MatchReport, MatchRun, PairExplanation } from '../../src/app/match/index.ts'
import type { CliServices } from '../../src/cli/index.ts'
import { cli } from '../support/cli.ts'

/** Verbs that give these answers, and keep what they were asked. */
function verbs(answers: Readonly<Record<string, unknown>>) {
  const asked: unknown[][] = []
  const verb = (name: string) =>
    (async (_context: unknown, ...args: unknown[]) => {
      asked.push(args)
      if (name in answers) return answers[name]
      throw new Error(`${name} must not be asked`)
    }) as () => Promise<never>
  const services: Pick<CliServices, 'match' | 'matchStudy' | 'matchCharts'> = {
    match: { run: verb('run'), train: verb('train') },
    matchStudy: { profile: verb('profile'), init: verb('init'), block: verb('block'), explain: verb('explain') },
    matchCharts: { draw: verb('draw') },
  }
  return { services, asked }
}

const SURNAME: ColumnProfile = {
  column: 'surname',
  kind: 'familyName',
  because: 'header',
  filledShare: 0.826,
  distinct: 371,
  mostFrequentShare: 0.028,
  placeholderRecords: 1,
  compared: [{ kind: 'familyName', levels: ['the same', 'different'] }],
  ignoredBecause: null,
}

describe('selfsame match profile', () => {
  const empty: ColumnProfile = {
    ...SURNAME,
    column: 'note',
    kind: null,
    because: null,
    filledShare: 0,
    distinct: 0,
    mostFrequentShare: 0,
    placeholderRecords: 0,
    compared: [],
    ignoredBecause: 'empty',
  }

  test('says of each column what it is, why, and what becomes of it', async () => {
    const { services, asked } = verbs({ profile: [SURNAME, empty] })
    const { stdout, exitCode } = await cli(['match', 'profile', 'a.csv', '--id', 'id', '--truth', 'who'], services)
    expect(exitCode).toBe(0)
    expect(stdout).toBe(`surname: familyName, by its header
  83 % filled, 371 distinct, the most frequent one in 2.8 % of them
  1 record with a placeholder, or what cannot be read
  compared as familyName: the same; different
note: empty
  0 % filled, 0 distinct, the most frequent one in 0 % of them
  not compared: it is empty
`)
    expect(asked).toEqual([
      [expect.objectContaining({ paths: ['a.csv'], idColumn: 'id', truthColumn: 'who' }), { withValues: false }],
    ])
  })

  test('shows values when asked, and writes JSON for programs', async () => {
    const values = { mostFrequent: { text: 'Smith', records: 9 }, placeholders: [{ text: 'n/a', records: 1 }] }
    const { services, asked } = verbs({ profile: [{ ...SURNAME, values }] })
    const args = ['match', 'profile', 'a.csv', '--id', 'id', '--show-values']
    const { stdout } = await cli(args, services)
    expect(stdout).toContain('  most frequent: "Smith"\n  placeholders: "n/a" (1)\n')
    expect(asked[0]?.[1]).toEqual({ withValues: true })
    const json = await cli([...args, '--output', 'json'], services)
    expect(JSON.parse(json.stdout)).toEqual({ columns: [{ ...SURNAME, values }] })
  })
})

describe('selfsame match init', () => {
  test('says what the settings compare and what they do not, and what to do next', async () => {
    const fields = [{ column: 'name', kind: 'givenName', part: 'first' }]
    const ignored = [{ column: 'country', reason: 'constant' }]
    const { services, asked } = verbs({ init: { yaml: '', fields, ignored } })
    const run = await cli(['match', 'init', 'a.csv', '--id', 'id', '--out', 's.yaml'], services)
    expect(run.stdout).toBe(`compared:
  name  givenName (first word)
not compared:
  country  it says the same of everybody
`)
    expect(run.stderr).toContain('selfsame match run a.csv --id id --settings s.yaml --out matched')
    expect(asked[0]?.[1]).toBe('s.yaml')
  })
})

describe('selfsame match block', () => {
  const report: BlockReport = {
    records: 1_000,
    pairs: 23_343,
    recall: 0.94,
    rules: [
      {
        keys: 'first 3 letters of given_name + year of dob',
        blockRecordsMax: 12,
        blocks: 177,
        pairs: 1_005,
        recordsPerBlockMax: 9,
        skippedBlocks: 1,
        skippedRecords: 14,
        recallGained: 0.94,
        pairsAdded: 1_005,
      },
    ],
    next: [{ keys: 'sound of surname', blockRecordsMax: 40, recallGained: 0.031, pairsAdded: 2_458 }],
    unreachedRecords: 1,
  }

  test('shows the rules in words, what they find, and the next ones', async () => {
    const { services } = verbs({ block: report })
    const { stdout } = await cli(['match', 'block', 'a.csv', '--id', 'id'], services)
    expect(stdout).toContain('1,000 records, 23,343 pairs to compare, which should hold 94 % of the matches')
    expect(stdout).toMatch(/first 3 letters of given_name \+ year of dob +12 +177 +1,005 +9 +14 +\+94 % +1,005\n/)
    expect(stdout).toContain('1 record that no rule brings together with any')
    expect(stdout).toContain('  sound of surname, at most 40: +3.1 % for 2,458 pairs\n')
  })

  test('knows no estimate of a rule that was not tried', async () => {
    const rules = report.rules.map((rule) => ({ ...rule, recallGained: null, pairsAdded: null }))
    const { services, asked } = verbs({ block: { ...report, rules } })
    const args = ['match', 'block', 'a.csv', 'b.csv', '--id', 'id', '--model', 'm.json', '--link-only']
    expect((await cli(args, services)).stdout).toMatch(/14 +\? +\?\n/)
    expect(asked[0]?.[0]).toMatchObject({ paths: ['a.csv', 'b.csv'], modelPath: 'm.json', isLinkOnly: true })
  })
})

const DIAGNOSTIC = {
  kind: 'too-few-rows',
  column: null,
  levels: [],
  text: '9 records are too few to learn from',
} as const
const REPORT = {
  records: 9,
  clusters: 8,
  matchedClusters: 1,
  blockedPairs: 12,
  pairsToReview: 1,
  seconds: { total: 2.5 },
  resumed: ['rules', 'pairs'],
  unreadableRows: 1,
  unreachedRecords: 2,
  warnings: ['No two records are one person'],
  diagnostics: [DIAGNOSTIC],
} as unknown as MatchReport

describe('selfsame match train and run', () => {
  test('say what was learnt badly', async () => {
    const { services, asked } = verbs({ train: REPORT, run: REPORT })
    const files = ['a.csv', '--id', 'id', '--settings', 's.yaml']
    const train = await cli(['match', 'train', ...files, '--out', 'm.json'], services)
    const warnings = [
      '1 row could not be read: in no result',
      '2 records in reach of no blocking rule: compared with none',
      'No two records are one person',
      '9 records are too few to learn from',
    ]
    const said = warnings.map((warning) => `warning: ${warning}\n`).join('')
    expect(train.stdout).toBe(`learnt from 9 records in 2.5 s: m.json\n${said}`)
    expect(asked[0]?.[0]).toMatchObject({ modelFile: 'm.json', settingsPath: 's.yaml' })
    const run = await cli(['match', 'run', ...files, '--out', 'matched'], services)
    expect(run.stdout).toContain(
      `taken over from a run that was ended: rules, pairs\n1 pair for stewards to look at\n${said}`,
    )
    const json = await cli(['match', 'train', ...files, '--out', 'm.json', '--output', 'json'], services)
    expect(JSON.parse(json.stdout)).toMatchObject({ model: 'm.json', diagnostics: [DIAGNOSTIC] })
  })
})

describe('selfsame match run', () => {
  const args = ['match', 'run', 'a.csv', '--id', 'id', '--out', 'matched']
  const match = {
    run: async (_: unknown, { onPhase, onPairs }: Parameters<MatchRun['run']>[1]) => {
      for (const phase of ['learn', 'compare'] as const) onPhase?.(phase)
      onPairs?.(40, 160)
      for (const phase of ['learn', 'learn', 'write'] as const) onPhase?.(phase)
      return REPORT
    },
    train: () => expect.unreachable(),
  }

  test('says what begins, once each time, and how far comparing is', async () => {
    const { stderr } = await cli(args, { match })
    expect(stderr).toMatch(/^learn\ncompare\ncomparing: 40 of 160 pairs \(25%\), .*\nlearn\nwrite\n$/)
  })

  test('says nothing of it with --quiet', async () => {
    expect((await cli([...args, '--quiet'], { match })).stderr).toBe('')
  })
})

describe('selfsame match explain', () => {
  test('says why in a sentence and step by step', async () => {
    const explanation: PairExplanation = {
      a: 'r1',
      b: 'r2',
      bits: 1.5,
      doubtedBits: 1.5,
      probability: 0.74,
      decision: 'one-person',
      silentColumns: [],
      sentence: 'r1 and r2 are one person.',
      steps: [
        { kind: 'prior', label: 'two records taken at random', bits: -8, cumulativeBits: -8 },
        {
          kind: 'field',
          label: 'tel: the same',
          column: 'tel',
          level: 'exact',
          m: 0.8,
          u: 0.000_02,
          bits: 9.5,
          cumulativeBits: 1.5,
        },
      ],
    }
    const { services, asked } = verbs({ explain: explanation })
    const pair = ['--id', 'id', '--a', 'r1', '--b', 'r2', '--svg', 'why.svg']
    const { stdout } = await cli(['match', 'explain', 'm.json', 'a.csv', ...pair], services)
    expect(stdout).toMatch(/^r1 and r2 are one person\.\n/)
    expect(stdout).toMatch(/tel: the same +0\.800 +2\.0e-5 +\+9\.5 +\+1\.5\n$/)
    expect(asked[0]?.[0]).toMatchObject({
      modelPath: 'm.json',
      paths: ['a.csv'],
      ids: ['r1', 'r2'],
      svgFile: 'why.svg',
    })
  })
})

describe('selfsame match charts', () => {
  const drawn = { page: 'pics/index.html', charts: ['weights.svg', 'clusters.svg'] }

  test('says where the pictures are', async () => {
    const { services, asked } = verbs({ draw: drawn })
    const { stdout } = await cli(['match', 'charts', 'matched', '--out', 'pics', '--cut-bits', '-1.5'], services)
    expect(stdout).toBe('2 charts in pics/index.html\n')
    expect(asked[0]?.[0]).toMatchObject({ folder: 'matched', outFolder: 'pics', cutBits: -1.5 })
  })

  test.each([
    [['--labels', 'l.csv'], 'Labels need the columns that hold ids and persons'],
    [['--cut-bits', 'high'], 'A number of bits from -100 to 100 is expected'],
  ])('refuses %s', async (args, message) => {
    const run = await cli(['match', 'charts', 'matched', '--out', 'pics', ...args], verbs({ draw: drawn }).services)
    expect(run.exitCode).not.toBe(0)
    expect(run.stderr).toContain(message)
    expect(run.stdout).toBe('')
  })
})
