import { describe, expect, it } from 'vitest'
import { PairWeigher, tableOf } from '../../src/app/match/index.ts'
import {
  comparisonsOf,
  damerauLevenshtein,
  exportToSplink,
  importFromSplink,
  levenshtein,
  type MatchModel,
  MODEL_FORMAT,
  MODEL_VERSION,
  packedTexts,
  parseModel,
  parseSplinkSettings,
  type Recipe,
} from '../../src/matching/index.ts'

const NULL_LEVEL = (column: string) => ({
  sql_condition: `"${column}_l" IS NULL OR "${column}_r" IS NULL`,
  is_null_level: true,
})

/** As Splink saves a small trained model. */
const SETTINGS = {
  link_type: 'dedupe_only',
  probability_two_random_records_match: 0.01,
  unique_id_column_name: 'unique_id',
  sql_dialect: 'duckdb',
  comparisons: [
    {
      output_column_name: 'town',
      comparison_levels: [
        NULL_LEVEL('town'),
        {
          sql_condition: '"town_l" = "town_r"',
          label_for_charts: 'same',
          m_probability: 0.8,
          u_probability: 0.1,
          tf_adjustment_column: 'town',
          tf_adjustment_weight: 1,
        },
        {
          sql_condition: 'jaro_winkler_similarity("town_l", "town_r") >= 0.9',
          label_for_charts: 'alike',
          m_probability: 0.15,
          u_probability: 0.05,
          tf_adjustment_column: 'town',
          tf_adjustment_weight: 0.5,
          tf_minimum_u_value: 0.2,
        },
        { sql_condition: 'ELSE', m_probability: 0.05, u_probability: 0.85 },
      ],
    },
    {
      output_column_name: 'names',
      comparison_levels: [
        {
          sql_condition: '("first_l" IS NULL OR "first_r" IS NULL) AND ("last_l" IS NULL OR "last_r" IS NULL)',
          is_null_level: true,
        },
        {
          sql_condition: '("first_l" = "first_r") AND ("last_l" = "last_r")',
          m_probability: 0.6,
          u_probability: 0.001,
        },
        {
          sql_condition: '"first_l" = "last_r" AND "first_r" = "last_l"',
          m_probability: 0.1,
          u_probability: 0.002,
        },
        { sql_condition: 'levenshtein("last_l", "last_r") <= 1', m_probability: 0.2, u_probability: 0.02 },
        { sql_condition: 'ELSE', m_probability: 0.1, u_probability: 0.977 },
      ],
    },
  ],
  blocking_rules_to_generate_predictions: [
    { blocking_rule: '(l."town" = r."town") AND (SUBSTRING(l.born, 1, 4) = SUBSTRING(r.born, 1, 4))' },
    'l.last = r.last',
  ],
}

const imported = (settings: object = SETTINGS) =>
  importFromSplink(parseSplinkSettings(JSON.stringify(settings), 'settings.json'), 'settings.json')

/** One of ten records is from each of the towns that the model knows. */
const FREQUENCIES = { total: 10, counts: { Leeds: 4, Leedz: 3, 京都: 5 } }

/** @returns the match weight of two records, in bits */
function bitsOf(l: Record<string, string>, r: Record<string, string>): number {
  const model = imported()
  const termFrequencies = model.recipe.fields.map(({ column }) =>
    column === 'town' ? FREQUENCIES : { total: 10, counts: {} },
  )
  const [left, right] = [tableOf(model, [{ cells: l }]), tableOf(model, [{ cells: r }])]
  const none = Int32Array.of(0)
  const { corrected } = new PairWeigher({ ...model, termFrequencies }).weigh(left, right, { l: none, r: none })
  return corrected[0] ?? NaN
}

const PRIOR = Math.log2(0.01 / 0.99)

describe('settings of Splink', () => {
  it('are a model with comparisons of its own, which can be written and read', () => {
    const model = imported()
    expect(model.recipe.fields.map(({ column }) => column)).toEqual(['town', 'first', 'last', 'born'])
    expect(model.levels[0]).toEqual(['same', 'alike', 'ELSE'])
    expect(parseModel(JSON.stringify(model), 'model.json')).toEqual(model)
  })

  it('weigh silence as nothing, and the rest by m and u', () => {
    expect(bitsOf({}, { first: 'Ann' })).toBeCloseTo(PRIOR, 10)
    expect(bitsOf({ town: 'York' }, { town: 'Hull' })).toBeCloseTo(PRIOR + Math.log2(0.05 / 0.85), 10)
  })

  it('count the rarity of a value, and of two values that of the more frequent', () => {
    expect(bitsOf({ town: 'Leeds' }, { town: 'Leeds' })).toBeCloseTo(PRIOR + Math.log2(0.8 / 0.4), 10)
    expect(bitsOf({ town: '京都' }, { town: '京都' })).toBeCloseTo(PRIOR + Math.log2(0.8 / 0.5), 10)
    const half = 0.5 * (Math.log2(0.1) - Math.log2(0.4))
    expect(bitsOf({ town: 'Leedz' }, { town: 'Leeds' })).toBeCloseTo(PRIOR + Math.log2(0.15 / 0.05) + half, 10)
    const bound = 0.5 * (Math.log2(0.1) - Math.log2(0.2))
    expect(bitsOf({ town: 'Harlow' }, { town: 'Harlows' })).toBeCloseTo(PRIOR + Math.log2(0.15 / 0.05) + bound, 10)
  })

  it.each([
    [{ first: 'Ann', last: 'Lee' }, { first: 'Ann', last: 'Lee' }, 0.6 / 0.001],
    [{ first: 'Ann', last: 'Lee' }, { first: 'Lee', last: 'Ann' }, 0.1 / 0.002],
    [{ first: 'Ann', last: 'Lée' }, { last: 'Lee' }, 0.2 / 0.02],
    [{ first: 'Ann', last: 'Lee' }, { first: 'Ann', last: 'ann' }, 0.1 / 0.977],
    [{ first: 'Ann', last: '李明' }, { first: 'Bo', last: '李朋' }, 0.2 / 0.02],
  ])('read several columns as they are written: %j and %j', (l, r, ratio) => {
    expect(bitsOf(l, r)).toBeCloseTo(PRIOR + Math.log2(ratio), 10)
  })

  it('name every comparison, level and rule that is not understood', () => {
    const [town, names] = SETTINGS.comparisons
    const levels = [
      town!.comparison_levels[0]!,
      { sql_condition: 'cosine("town_l", "town_r") >= 0.9', m_probability: 0.9, u_probability: 0.1 },
      { sql_condition: 'ELSE', u_probability: 0.9 },
    ]
    const settings = {
      ...SETTINGS,
      link_type: 'link_only',
      comparisons: [{ ...town, comparison_levels: levels }, names],
      blocking_rules_to_generate_predictions: ['l.a < r.a'],
    }
    expect(() => imported(settings)).toThrow(
      'The settings in settings.json are not understood: link_type: link_only is not known; ' +
        'comparison town, level 2: its SQL is of no form that is known; ' +
        'comparison town, level 3: it has no m_probability: it was not trained; ' +
        'blocking rule 1: it is not made of equal columns or their beginnings',
    )
  })

  it.each([
    ['no null level', [1, 2], 'comparison town, level 1: there is no null level before it'],
    ['no level for the rest', [0, 1], 'comparison town, level 2: the last level is not ELSE'],
    ['no level of exact agreement', [0, 2, 3], 'comparison town, level 2: its term frequencies have no level'],
  ])('are refused with %s', (_, kept, message) => {
    const [town] = SETTINGS.comparisons
    const levels = kept.map((at) => town!.comparison_levels[at])
    expect(() => imported({ ...SETTINGS, comparisons: [{ ...town, comparison_levels: levels }] })).toThrow(message)
  })

  it('are refused when they are none', () => {
    expect(() => imported({ comparisons: [] })).toThrow('The file settings.json holds no settings of Splink')
    expect(() => parseSplinkSettings('{', 'x.json')).toThrow('The file x.json holds no settings of Splink')
  })

  it('need term frequencies to weigh a record by itself', () => {
    expect(() => new PairWeigher(imported())).toThrow('does not say how often values occur')
  })
})

const RECIPE: Recipe = {
  fields: [
    { kind: 'givenName', column: 'First Name' },
    { kind: 'familyName', column: 'surname' },
    { kind: 'fullName', column: 'name' },
    { kind: 'birthDate', column: 'dob' },
    { kind: 'email', column: 'email' },
  ],
}

function learntModel(): MatchModel {
  const comparisons = comparisonsOf(RECIPE)
  const even = comparisons.map(({ levels }) => [1, ...levels.map(() => 1 / levels.length)])
  return {
    format: MODEL_FORMAT,
    version: MODEL_VERSION,
    recipe: RECIPE,
    levels: comparisons.map(({ levels }) => levels.map(({ name }) => name)),
    parameters: { m: even, related: [even], u: even, matchShare: 0.001, relatedShares: [0.01] },
    blockingRules: [{ keys: [0], blockRecordsMax: 12 }],
    corrections: [0.5],
    termFrequencies: RECIPE.fields.map(() => ({ total: 1, counts: {} })),
  }
}

describe('a model', () => {
  it('is written with a null level, its own levels in order, and ELSE', () => {
    const { comparisons } = parseSplinkSettings(JSON.stringify(exportToSplink(learntModel(), 'duckdb').settings), 'x')
    const given = comparisons[0]?.comparison_levels ?? []
    expect(given.map(({ sql_condition: sql }) => sql).slice(0, 4)).toEqual([
      '(f0_first_name_l IS NULL OR f0_first_name_r IS NULL)',
      'f0_first_name_l = f0_first_name_r',
      'f0_first_name_l = f1_surname_r AND f0_first_name_r = f1_surname_l',
      'f0_first_name_l = f1_surname_r OR f0_first_name_r = f1_surname_l',
    ])
    expect(given.at(-1)?.sql_condition).toBe('ELSE')
    expect(given[1]).toMatchObject({ tf_adjustment_column: 'f0_first_name', tf_minimum_u_value: 1e-6 })
  })

  it('says which columns the records must have', () => {
    const { columns, frequencyColumns, rules } = exportToSplink(learntModel(), 'spark')
    expect(columns.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'f0_first_name',
        'f0_first_name_sound',
        'f2_name_words',
        'f3_dob_day',
        'f4_email_local_part',
      ]),
    )
    expect(frequencyColumns).toEqual(['f0_first_name', 'f1_surname', 'f3_dob', 'f4_email'])
    expect(rules).toEqual([{ name: 'rule_0', recordsMax: 12 }])
  })

  it('comes back whole', () => {
    const { settings } = exportToSplink(learntModel(), 'spark')
    expect(imported(settings)).toEqual(learntModel())
  })

  it('comes back with the probabilities that it has been given since, and without its second stage then', () => {
    const { settings } = exportToSplink(learntModel(), 'duckdb')
    const model = imported({ ...settings, probability_two_random_records_match: 0.5 })
    expect(model.parameters.matchShare).toBe(1)
    expect(model.corrections).toBeNull()
    expect(model.parameters.relatedShares).toEqual([0.01])
  })
})

describe('edit distances', () => {
  it.each([
    ['kitten', 'sitting', 3, 3],
    ['ca', 'ac', 2, 1],
    ['ca', 'abc', 3, 2],
    ['', 'abc', 3, 3],
    ['same', 'same', 0, 0],
    ['Muñoz', 'Munoz', 1, 1],
  ])('of %j and %j are %i and, with swaps, %i', (a, b, plain, withSwaps) => {
    const texts = packedTexts([a, b])
    expect(levenshtein(texts, 0, texts, 1)).toBe(plain)
    expect(damerauLevenshtein(texts, 0, texts, 1)).toBe(withSwaps)
    expect(damerauLevenshtein(texts, 1, texts, 0)).toBe(withSwaps)
  })
})
