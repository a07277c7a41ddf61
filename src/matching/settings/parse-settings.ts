import { parseDocument } from 'yaml'
import type { z } from 'zod'
import { knownKeysAt, nearest, SelfsameError } from '../../model/index.ts'
import type { LevelTest } from '../compare/index.ts'
import { FIELD_KINDS } from '../recipe/index.ts'
import { contradictions } from './contradictions.ts'
import { type MatchSettings, settingsSchema } from './match-settings.ts'

/**
 * @param path named in the error
 * @param columns that the files have and that may be compared
 * @throws SelfsameError CONFIGURATION naming every fault at once: no YAML, a word that is not known with the nearest
 * known one, and what contradicts itself
 */
export function parseSettings(yaml: string, path: string, columns: readonly string[]): MatchSettings {
  const document = parseDocument(yaml)
  const [error] = document.errors
  if (error !== undefined) throw refusal(path, [error.message.split('\n')[0] ?? 'is no YAML'])
  const given: unknown = document.toJS()
  const parsed = settingsSchema.safeParse(given)
  if (!parsed.success)
    throw refusal(
      path,
      parsed.error.issues.flatMap((issue) => faultsOf(issue, given)),
    )
  const faults = contradictions(parsed.data, columns)
  if (faults.length > 0) throw refusal(path, faults)
  return parsed.data
}

function refusal(path: string, faults: readonly string[]): SelfsameError {
  const list = faults.map((fault) => `\n  - ${fault}`).join('')
  return new SelfsameError('CONFIGURATION', `The settings ${path} cannot be used:${list}`, {
    remedy: `Mend ${path}; \`selfsame match init\` writes one that fits the files`,
  })
}

function faultsOf(issue: z.core.$ZodIssue, given: unknown): string[] {
  const place = issue.path.length === 0 ? 'the file' : issue.path.join('.')
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => {
      const keys = knownKeysAt(settingsSchema, issue.path)
      return `${[...issue.path, key].join('.')} is not known: ${hint(key, keys)}`
    })
  const value = issue.path.reduce<unknown>((inner, key) => Object(inner)[key], given)
  if (issue.path.at(-1) === 'kind' && typeof value === 'string')
    return [`${place} is ${value}, which does not exist: ${hint(value, FIELD_KINDS)}`]
  if (issue.path.at(-1) === 'by' && typeof value === 'string')
    return [`${place} is ${value}, which is no test: ${hint(value, TESTS)}`]
  return [`${place} does not fit: ${issue.message.replace(/^Invalid \w+: /, '')}`]
}

/** What a level of one's own may test by. */
const TESTS: readonly LevelTest['by'][] = [
  'equal',
  'contains',
  'initial',
  'soundsAlike',
  'samePart',
  'jaroWinkler',
  'edits',
  'levenshtein',
  'damerauLevenshtein',
  'dayMonthSwapped',
  'anyDay',
  'figuresDiffer',
  'daysApart',
  'sharedMembers',
  'relativelyApart',
  'kmApart',
  'all',
  'any',
]

/** @returns `is birthDate meant?` */
function hint(word: string, known: readonly string[]): string {
  const meant = nearest(word, known)
  return meant === null ? `known are ${known.join(', ')}` : `is ${meant} meant?`
}
