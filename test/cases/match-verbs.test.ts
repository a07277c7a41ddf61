import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { MatchRun } from '../../src/app/match/index.ts'
import { DEVELOPMENT_CONTEXT as CONTEXT } from '../../src/model/index.ts'
import { HEADER, people } from '../support/made-up-people.ts'
import { MatchFolder } from '../support/match.ts'

const FILES = { idColumn: 'id', truthColumn: 'person' }

function filesIn(folder: MatchFolder): { paths: string[] } & typeof FILES {
  return { paths: [folder.csv('people.csv', [HEADER, ...people()])], ...FILES }
}

describe('match init', () => {
  it('writes settings that a run takes, and that change nothing as they stand', async () => {
    const [bare, told] = [new MatchFolder(), new MatchFolder()]
    const settingsPath = join(told.path, 'settings.yaml')
    await told.study().init(CONTEXT, filesIn(told), settingsPath)
    await bare.run(filesIn(bare))
    await told.run({ ...filesIn(told), settingsPath })
    expect(await told.pairs()).toEqual(await bare.pairs())
    expect(await told.clusters()).toEqual(await bare.clusters())
  })

  it('does not overwrite what somebody may have edited', async () => {
    const folder = new MatchFolder()
    const path = folder.write('settings.yaml', 'mine')
    await expect(folder.study().init(CONTEXT, filesIn(folder), path)).rejects.toMatchObject({ code: 'CONFLICT' })
    expect(readFileSync(path, 'utf8')).toBe('mine')
  })
})

function settings(rest: string): string {
  return `format: selfsame-match-settings\nversion: 1\nfields:\n  - { column: surname, kind: familyName }\n  - { column: dob, kind: birthDate }\n  - { column: email, kind: email }\n${rest}`
}

describe('settings of a run', () => {
  it('say what is compared, and where the line is', async () => {
    const [low, high, narrow] = [new MatchFolder(), new MatchFolder(), new MatchFolder()]
    const lower = await low.run({ ...filesIn(low), settingsPath: low.write('s.yaml', settings('')) })
    const higher = await high.run({
      ...filesIn(high),
      settingsPath: high.write('s.yaml', settings('linkage: { cutBits: 25 }\nreview: { fromBits: 5, toBits: 25 }')),
    })
    const narrower = await narrow.run({
      ...filesIn(narrow),
      settingsPath: narrow.write('s.yaml', settings('linkage: { cutBits: 25 }\nreview: { fromBits: 25, toBits: 25 }')),
    })
    expect(lower.fields.map(({ column }) => column)).toEqual(['surname', 'dob', 'email'])
    expect(lower.ignoredColumns).toContainEqual({ column: 'city', reason: 'by-settings' })
    expect(higher.matchedClusters).toBeLessThan(lower.matchedClusters)
    expect(higher.pairsToReview).toBeGreaterThan(narrower.pairsToReview)
  })

  it('must fit the files, and the model where one is given', async () => {
    const folder = new MatchFolder()
    const wrong = folder.write('wrong.yaml', settings('').replace('surname', 'surnam'))
    await expect(folder.run({ ...filesIn(folder), settingsPath: wrong })).rejects.toThrow(/is surname meant/)
    await expect(folder.run({ ...filesIn(folder), settingsPath: 'none.yaml' })).rejects.toThrow(
      /no settings at none.yaml/,
    )
    await folder.run(filesIn(folder))
    const other = { settingsPath: folder.write('s.yaml', settings('')), modelPath: `${folder.out}/model.json` }
    await expect(folder.run({ ...filesIn(folder), ...other })).rejects.toThrow(/other columns than the model/)
  })
})

describe('match profile', () => {
  it('tells of columns by counts, and values only when asked', async () => {
    const folder = new MatchFolder()
    const rows = people().map((row, at) => (at < 20 ? row.with(1, 'Unknown') : row))
    const files = { paths: [folder.csv('people.csv', [HEADER, ...rows])], ...FILES }
    const [given, , dob, city] = await folder.study().profile(CONTEXT, files, { withValues: false })
    expect(given).toMatchObject({ column: 'first_name', kind: 'givenName', because: 'header', placeholderRecords: 20 })
    expect(given?.compared[0]?.levels).toContain('sounds alike')
    expect(dob).toMatchObject({ kind: 'birthDate', because: 'header-and-cells', filledShare: 1 })
    expect(city).toMatchObject({ kind: 'category', filledShare: 120 / 180 })
    expect(JSON.stringify([given, dob, city])).not.toMatch(/Unknown|leeds/)
    const [shown] = await folder.study().profile(CONTEXT, files, { withValues: true })
    expect(shown?.values?.placeholders).toEqual([{ text: 'Unknown', records: 20 }])
  })

  it('tells of files in which nothing can be compared', async () => {
    const folder = new MatchFolder()
    const paths = [
      folder.csv('few.csv', [
        ['id', 'note'],
        ['1', ''],
      ]),
    ]
    expect(await folder.study().profile(CONTEXT, { paths, idColumn: 'id' }, { withValues: false })).toEqual([
      expect.objectContaining({ column: 'note', kind: null, because: null, compared: [], ignoredBecause: 'empty' }),
    ])
  })
})

describe('match block', () => {
  it('shows the rules of a run, and those of its model', async () => {
    const folder = new MatchFolder()
    const report = await folder.run(filesIn(folder))
    const chosen = await folder.study().block(CONTEXT, filesIn(folder))
    expect(chosen.pairs).toBe(report.blockedPairs)
    expect(chosen.rules).toHaveLength(report.blockingRules.length)
    expect(chosen.recall).toBeCloseTo(chosen.rules.reduce((sum, { recallGained }) => sum + (recallGained ?? 0), 0))
    expect(chosen.rules[0]?.recallGained).toBeGreaterThan(0.3)
    expect(chosen.rules.map(({ keys }) => keys).join()).not.toMatch(/\bf\d/)
    const ofModel = await folder.study().block(CONTEXT, { ...filesIn(folder), modelPath: `${folder.out}/model.json` })
    expect(ofModel).toMatchObject({ pairs: chosen.pairs, unreachedRecords: chosen.unreachedRecords })
    expect(ofModel.rules.map(({ keys }) => keys).toSorted()).toEqual(chosen.rules.map(({ keys }) => keys).toSorted())
  })

  it('counts the records that no rule reaches', async () => {
    const folder = new MatchFolder()
    const silent = ['nobody', '', '', '', '', '', '']
    const paths = [folder.csv('people.csv', [HEADER, ...people(), silent])]
    expect((await folder.study().block(CONTEXT, { paths, ...FILES })).unreachedRecords).toBe(1)
  })
})

describe('match train', () => {
  it('writes the model that a run writes, says what was learnt badly, and nothing else', async () => {
    const folder = new MatchFolder()
    const modelFile = join(folder.path, 'learnt', 'model.json')
    const report = await new MatchRun(folder.parts()).train(CONTEXT, { ...filesIn(folder), modelFile })
    await folder.run(filesIn(folder))
    expect(readFileSync(modelFile, 'utf8')).toBe(readFileSync(`${folder.out}/model.json`, 'utf8'))
    expect(readdirSync(join(folder.path, 'learnt'))).toEqual(['model.json'])
    expect(report.diagnostics).toContainEqual(expect.objectContaining({ kind: 'too-few-rows' }))
  })
})

describe('match explain', () => {
  it('comes to the weight that the run wrote, step by step, and tells no values', async () => {
    const folder = new MatchFolder()
    await folder.run(filesIn(folder))
    const modelPath = `${folder.out}/model.json`
    const svgFile = join(folder.path, 'pictures', 'why.svg')
    const request = { ...filesIn(folder), modelPath, svgFile }
    for (const [a, b, , bits] of (await folder.pairs()).filter((_, at) => at % 97 === 0)) {
      const explained = await folder.study().explain(CONTEXT, { ...request, ids: [String(a), String(b)] })
      expect(explained.bits).toBeCloseTo(Number(bits), 6)
      expect(explained.steps.at(-1)?.cumulativeBits).toBeCloseTo(explained.bits, 6)
    }
    const explained = await folder.study().explain(CONTEXT, { ...request, ids: ['r0', 's0'] })
    expect(explained).toMatchObject({ decision: 'one-person', silentColumns: ['city'] })
    expect(explained.steps).toContainEqual(expect.objectContaining({ column: 'dob', level: 'exact' }))
    expect(JSON.stringify(explained)).not.toMatch(/ann|smith|example/i)
    expect(readFileSync(svgFile, 'utf8')).toContain('dob: the same')
  })

  it('reads the model of too few records, which has no blocking rule', async () => {
    const folder = new MatchFolder()
    const few = { paths: [folder.csv('few.csv', [HEADER, ...people().slice(0, 3)])], ...FILES }
    expect((await folder.run(few)).blockingRules).toEqual([])
    const request = { ...few, modelPath: `${folder.out}/model.json`, ids: ['r0', 's0'] as const }
    expect((await folder.study().explain(CONTEXT, request)).sentence).toMatch(/^r0 and s0 /)
  })

  it('names the record that is not there', async () => {
    const folder = new MatchFolder()
    await folder.run(filesIn(folder))
    const request = { ...filesIn(folder), modelPath: `${folder.out}/model.json`, ids: ['r0', "o'"] as const }
    await expect(folder.study().explain(CONTEXT, request)).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: "The files have no record o'",
    })
  })
})

describe('match charts', () => {
  it('draws a run, and how good it was where labels say', async () => {
    const folder = new MatchFolder()
    const files = filesIn(folder)
    await folder.run(files)
    const outFolder = join(folder.path, 'charts')
    const request = { folder: folder.out, outFolder, cutBits: 0 }
    const bare = await folder.charts().draw(CONTEXT, request)
    expect(bare.charts).toEqual(['weights.svg', 'clusters.svg', ...[1, 2, 3, 4, 5].map((at) => `field-${at}.svg`)])
    const drawn = await folder.charts().draw(CONTEXT, { ...request, labels: files })
    expect(readdirSync(outFolder).toSorted()).toEqual([...drawn.charts, 'index.html'].toSorted())
    expect(drawn.charts).toContain('precision-recall.svg')
    const page = readFileSync(drawn.page, 'utf8')
    for (const name of drawn.charts) expect(page).toContain(`src="${name}"`)
  })

  it('draws nothing of what is no result', async () => {
    const folder = new MatchFolder()
    const outFolder = join(folder.path, 'charts')
    const drawing = folder.charts().draw(CONTEXT, { folder: folder.path, outFolder, cutBits: 0 })
    await expect(drawing).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(existsSync(outFolder)).toBe(false)
  })
})

function isAgain([id = '']: readonly string[]): boolean {
  return id.startsWith('s')
}

function fileOf(id: unknown): string {
  return isAgain([String(id)]) ? 'b' : 'a'
}

describe('match run --link-only', () => {
  it('compares records of different files only', async () => {
    const folder = new MatchFolder()
    const twin = (people()[0] ?? []).with(0, 'r0-again')
    const alone = (people()[2] ?? []).with(0, 'r1-again')
    const paths = [
      folder.csv('a.csv', [HEADER, ...people().filter((row) => !isAgain(row)), twin, alone]),
      folder.csv('b.csv', [HEADER, ...people().filter(isAgain)]),
    ]
    const report = await folder.run({ paths, ...FILES, isLinkOnly: true })
    const pairs = await folder.pairs()
    expect(pairs.length).toBe(report.comparedPairs)
    expect(pairs.filter(([l, r]) => fileOf(l) === fileOf(r))).toEqual([])
    const clusters = await folder.clusters()
    expect(clusters.length).toBeGreaterThan(50)
    for (const ids of clusters) expect(new Set(ids.map(fileOf)).size).toBe(2)
    expect(clusters).toContainEqual(['r0', 'r0-again', 's0'])
    expect(clusters.flat()).not.toContain('r1-again')
  })

  it('needs two files', async () => {
    const folder = new MatchFolder()
    await expect(folder.run({ ...filesIn(folder), isLinkOnly: true })).rejects.toThrow(/there is one file/)
  })
})
