import { SelfsameError } from '../../../model/index.ts'
import type { Comparison } from '../../compare/index.ts'
import { MODEL_FORMAT, MODEL_VERSION, type MatchModel } from '../match-model.ts'
import { probabilityOfOdds } from './export-settings.ts'
import { exportedModel } from './extension.ts'
import { columnOfComparison, importComparison } from './import-comparison.ts'
import { ImportedFields } from './imported-fields.ts'
import { keyNamesOf, rulesOf } from './import-rule.ts'
import type { SplinkSettings } from './settings.ts'

/**
 * A model of ours that weighs as Splink does by these settings: of two classes, without a second stage. Settings that
 * we exported are the model again that they were made from, with the probabilities that they bear now.
 *
 * @param path for errors. @throws SelfsameError CONFIGURATION that lists all that is not understood
 */
export function importFromSplink(settings: SplinkSettings, path: string): MatchModel {
  const exported = exportedModel(settings, path)
  return exported === null ? importedModel(settings, path) : withProbabilities(exported, settings)
}

function importedModel(settings: SplinkSettings, path: string): MatchModel {
  const faults: string[] = []
  if (settings.link_type === 'link_only') faults.push('link_type: link_only is not known')
  const fields = new ImportedFields(settings.comparisons.map((comparison) => columnOfComparison(comparison) ?? ''))
  const imported = settings.comparisons.map((comparison) =>
    importComparison(comparison, fields, (level, reason) =>
      faults.push(`comparison ${comparison.output_column_name}, level ${level}: ${reason}`),
    ),
  )
  const rules = settings.blocking_rules_to_generate_predictions.map((rule, at) => {
    const names = keyNamesOf(rule, fields)
    if (names === null) faults.push(`blocking rule ${at + 1}: it is not made of equal columns or their beginnings`)
    return names ?? []
  })
  if (faults.length > 0) throw notUnderstood(path, faults)
  const recipe = { fields: fields.fields }
  const mute = Array.from({ length: fields.others }, () => ({ comparison: MUTE, m: [1, 1], u: [1, 1] }))
  const all = [...imported, ...mute]
  const u = all.map((each) => each.u)
  return {
    format: MODEL_FORMAT,
    version: MODEL_VERSION,
    recipe,
    levels: all.map(({ comparison }) => comparison.levels.map(({ name }) => name)),
    comparisons: all.map(({ comparison }) => comparison),
    parameters: { m: all.map(({ m }) => m), related: [u], u, matchShare: oddsOf(settings), relatedShares: [0] },
    blockingRules: rulesOf(recipe, rules),
    corrections: null,
    termFrequencies: null,
  }
}

/** Of a column that only others, or blocking rules, read. */
const MUTE: Comparison = {
  kind: 'asWritten',
  levels: [{ name: 'else', test: null }],
  hasExactLevel: false,
  isOwn: false,
  isContact: false,
}

/** Prior odds: our weights set the share of matches against all other pairs. */
function oddsOf({ probability_two_random_records_match: probability }: SplinkSettings): number {
  return probability / (1 - probability)
}

/** The second stage was learnt on the weights of before: it goes when they do. */
function withProbabilities(model: MatchModel, settings: SplinkSettings): MatchModel {
  const { parameters } = model
  const compared = settings.comparisons.map(({ comparison_levels: levels }) =>
    levels.filter((level) => level.is_null_level !== true),
  )
  const isAsBefore =
    probabilityOfOdds(parameters.matchShare) === settings.probability_two_random_records_match &&
    speaking(model).every(
      (field, at) =>
        sameNumbers(
          parameters.m[field],
          compared[at]?.map((level) => level.m_probability),
        ) &&
        sameNumbers(
          parameters.u[field],
          compared[at]?.map((level) => level.u_probability),
        ),
    )
  if (isAsBefore) return model
  const m = [...parameters.m]
  const u = [...parameters.u]
  speaking(model).forEach((field, at) => {
    m[field] = [1, ...(compared[at] ?? []).map((level) => level.m_probability ?? 0)]
    u[field] = [1, ...(compared[at] ?? []).map((level) => level.u_probability ?? 0)]
  })
  return { ...model, corrections: null, parameters: { ...parameters, m, u, matchShare: oddsOf(settings) } }
}

/** @returns the fields that have a comparison in Splink, in its order */
function speaking({ levels }: MatchModel): number[] {
  return levels.flatMap((names, field) => (names.length > 1 ? [field] : []))
}

function sameNumbers([, ...levels]: readonly number[] = [], others: readonly (number | undefined)[] = []): boolean {
  return levels.length === others.length && levels.every((probability, at) => probability === others[at])
}

function notUnderstood(path: string, faults: readonly string[]): SelfsameError {
  return new SelfsameError('CONFIGURATION', `The settings in ${path} are not understood: ${faults.join('; ')}`, {
    remedy: 'docs/matching.md lists the forms of levels and rules that are known; train the model with those',
  })
}
