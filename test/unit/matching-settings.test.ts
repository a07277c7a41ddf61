import { describe, expect, it } from 'vitest'
import {
  type ColumnStatistics,
  comparisonsBy,
  fixedBy,
  inferRecipe,
  parseSettings,
  settingsRecipe,
  settingsYaml,
} from '../../src/matching/index.ts'
import { SelfsameError } from '../../src/model/index.ts'

const COLUMNS = ['first_name', 'surname', 'dob', 'note: internal']

function settings(fields: string, rest = ''): string {
  return `format: selfsame-match-settings\nversion: 1\nfields:\n${fields}\n${rest}`
}

function faultsOf(yaml: string): string {
  try {
    parseSettings(yaml, 's.yaml', COLUMNS)
  } catch (error) {
    if (error instanceof SelfsameError) return `${error.code} ${error.message}`
    throw error
  }
  return 'none'
}

const GIVEN = '  - { column: first_name, kind: givenName }'

describe('settings', () => {
  it('that were proposed do what a run without any does', () => {
    const columns = COLUMNS.map((name): ColumnStatistics => ({
      name,
      rows: 100,
      filled: name.startsWith('note') ? 0 : 90,
      distinct: 40,
      emails: 0,
      dates: name === 'dob' ? 90 : 0,
      daysFirst: 0,
      monthsFirst: 3,
      numbers: 0,
      meanLength: 8,
    }))
    const { recipe, ignored } = inferRecipe(columns)
    const stopgaps = ['19000101', 'a: b']
    const fields = recipe.fields.map((field) => (field.kind === 'birthDate' ? { ...field, stopgaps } : field))
    const inferred = { recipe: { fields }, ignored }
    const yaml = settingsYaml(inferred, columns)
    const read = parseSettings(yaml, 's.yaml', COLUMNS)
    expect(read.fields).toEqual(inferred.recipe.fields)
    expect(read.ignored).toEqual([{ column: 'note: internal', reason: 'empty' }])
    expect(read).toMatchObject({ linkage: { cutBits: 0 }, review: { fromBits: -6, toBits: 0 } })
    expect(yaml).toContain('column: dob # 90 % filled, 40 distinct')
  })

  it('have levels of their own, and those of the kind by name', () => {
    const yaml = settings(
      `${GIVEN}\n  - column: surname\n    kind: familyName\n    levels:\n      - name: exact\n      - name: swapped\n      - name: one-typo\n        test: { by: damerauLevenshtein, max: 1 }\n    fixed:\n      exact: { m: 0.9 }\n      else: { m: 0.02, u: 0.9 }`,
    )
    const read = parseSettings(yaml, 's.yaml', COLUMNS)
    const [given, family] = comparisonsBy(read)
    expect(given?.levels.map(({ name }) => name)).toContain('nickname')
    expect(family).toMatchObject({ hasExactLevel: true, isOwn: false })
    expect(family?.levels.map(({ name, test }) => [name, test])).toEqual([
      ['exact', { by: 'equal' }],
      ['swapped', { by: 'swapped', with: 0 }],
      ['one-typo', { by: 'damerauLevenshtein', max: 1 }],
      ['else', null],
    ])
    expect(family?.levels[0]?.frequency).toBeDefined()
    expect(fixedBy(read, comparisonsBy(read))).toMatchObject({
      m: [expect.anything(), [null, 0.9, null, null, 0.02]],
      u: [expect.anything(), [null, null, null, null, 0.9]],
    })
    expect(settingsRecipe(read, COLUMNS).recipe.fields[1]).toEqual({ column: 'surname', kind: 'familyName' })
  })

  it('that fix how often strangers say the same leave rarity aside', () => {
    const yaml = settings('  - { column: surname, kind: familyName, fixed: { exact: { u: 0.01 } } }')
    const [family] = comparisonsBy(parseSettings(yaml, 's.yaml', COLUMNS))
    expect(family?.levels[0]).toEqual({ name: 'exact', test: { by: 'equal' } })
  })

  it('leave out what they do not name', () => {
    const read = parseSettings(settings(GIVEN), 's.yaml', COLUMNS)
    expect(settingsRecipe(read, ['first_name', 'dob'])).toEqual({
      recipe: { fields: [{ column: 'first_name', kind: 'givenName' }] },
      ignored: [{ column: 'dob', reason: 'by-settings' }],
    })
  })

  it.each([
    [
      'a column that is not there',
      settings('  - { column: surnam, kind: familyName }'),
      'no column surnam to compare: is surname meant?',
    ],
    [
      'a kind that does not exist',
      settings('  - { column: dob, kind: birthdate }'),
      'is birthdate, which does not exist: is birthDate meant?',
    ],
    [
      'two given names',
      settings(`${GIVEN}\n  - { column: surname, kind: givenName }`),
      'surname and first_name are both givenName, of which a person has one',
    ],
    [
      'a column compared twice',
      settings(`${GIVEN}\n  - { column: first_name, kind: category }`),
      'first_name is compared twice',
    ],
    [
      'a column compared and ignored',
      settings(GIVEN, 'ignored: [{ column: first_name, reason: x }]'),
      'first_name is both compared and ignored',
    ],
    [
      'an order of days in a name',
      settings('  - { column: surname, kind: familyName, dayOrder: dayFirst }'),
      'surname has a dayOrder, but is no birthDate',
    ],
    ['a part of what is no name', settings('  - { column: dob, kind: birthDate, part: first }'), 'dob has a part'],
    [
      'a band the wrong way round',
      settings(GIVEN, 'review: { fromBits: 1, toBits: 0 }'),
      'review.fromBits 1 is above review.toBits 0',
    ],
    [
      'a band above the cut',
      settings(GIVEN, 'linkage: { cutBits: -1 }'),
      'review.toBits 0 is above linkage.cutBits -1',
    ],
    [
      'a level without a test that the kind has not',
      settings('  - { column: surname, kind: familyName, levels: [{ name: sound-alike }] }'),
      'sound-alike of surname has no test, and familyName has no level of that name: is sounds-alike meant?',
    ],
    [
      'a level of the kind with another test',
      settings('  - { column: surname, kind: familyName, levels: [{ name: contains, test: { by: equal } }] }'),
      'contains of surname is one that familyName has: leave out its test, or name it otherwise',
    ],
    [
      'two levels of a name',
      settings('  - { column: surname, kind: familyName, levels: [{ name: exact }, { name: exact }] }'),
      'surname has two levels exact',
    ],
    [
      'a level that takes the rest',
      settings('  - { column: surname, kind: familyName, levels: [{ name: else }] }'),
      'surname has a level else, which is always there, and last',
    ],
    [
      'a level that no pair can be on',
      settings(
        '  - { column: surname, kind: familyName, levels: [{ name: a, test: { by: jaroWinkler, min: 0.8 } }, { name: b, test: { by: jaroWinkler, min: 0.9 } }] }',
      ),
      'no pair can be on the level b of surname: a takes them',
    ],
    [
      'equality after another level',
      settings(
        '  - { column: surname, kind: familyName, levels: [{ name: contains }, { name: b, test: { by: equal } }] }',
      ),
      'the level b of surname is equality, which is the first or none',
    ],
    [
      'a test that is none',
      settings('  - { column: surname, kind: familyName, levels: [{ name: a, test: { by: jaroWinklr, min: 0.9 } }] }'),
      'fields.0.levels.0.test.by is jaroWinklr, which is no test: is jaroWinkler meant?',
    ],
    [
      'a part that the kind has not',
      settings(
        '  - { column: surname, kind: familyName, levels: [{ name: a, test: { by: samePart, part: last-4 } }] }',
      ),
      'the level a of surname takes the part last-4, which familyName has not: it has first-3',
    ],
    [
      'days of what is no date',
      settings(
        '  - { column: surname, kind: familyName, levels: [{ name: a, test: { by: any, tests: [{ by: daysApart, max: 3 }] } }] }',
      ),
      'the level a of surname tests by daysApart, but is no birthDate',
    ],
    [
      'a test of other fields',
      settings('  - { column: surname, kind: familyName, levels: [{ name: a, test: { by: swapped, with: 0 } }] }'),
      'the level a of surname tests by swapped, which takes other fields',
    ],
    [
      'a fixed level that is not there',
      settings('  - { column: surname, kind: familyName, fixed: { exakt: { m: 0.5 } } }'),
      'fixed names exakt, which is no level of surname: is exact meant?',
    ],
    [
      'a level that fixes nothing',
      settings('  - { column: surname, kind: familyName, fixed: { exact: {} } }'),
      'surname fixes neither m nor u of exact',
    ],
    [
      'fixed probabilities that leave nothing',
      settings('  - { column: surname, kind: familyName, fixed: { exact: { m: 0.9 }, else: { m: 0.2 } } }'),
      'm of surname that are fixed add up to 1.1: they must leave something below 1 for the 3 others',
    ],
    [
      'fixed probabilities of all levels that are no whole',
      settings(
        '  - { column: surname, kind: familyName, levels: [{ name: exact }], fixed: { exact: { u: 0.1 }, else: { u: 0.8 } } }',
      ),
      'u of surname that are fixed add up to 0.9: those of all levels must add up to 1',
    ],
    [
      'a probability of nothing',
      settings('  - { column: surname, kind: familyName, fixed: { exact: { m: 0 } } }'),
      'fields.0.fixed.exact.m does not fit',
    ],
    ['a key that is not known', settings(GIVEN, 'linkige: { cutBits: 1 }'), 'linkige is not known: is linkage meant?'],
    ['a cut that is no number', settings(GIVEN, 'linkage: { cutBits: high }'), 'linkage.cutBits does not fit'],
    ['another version', settings(GIVEN).replace('version: 1', 'version: 2'), 'version does not fit'],
    ['nothing to compare', 'format: selfsame-match-settings\nversion: 1\nfields: []', 'fields does not fit'],
    ['no YAML', 'fields: [', 's.yaml cannot be used'],
    ['an empty file', '', 'the file does not fit'],
  ])('refuse %s', (_, yaml, message) => {
    expect(faultsOf(yaml)).toMatch(/^CONFIGURATION The settings s\.yaml cannot be used:/)
    expect(faultsOf(yaml)).toContain(message)
  })
})
