import { parseDocument } from 'yaml'
import type { z } from 'zod'
import { knownKeysAt, nearest, SelfsameError } from '../../model/index.ts'
import { type SourceDescription, sourceDescriptionSchema } from './description.ts'

/**
 * @param file named in the error
 * @throws SelfsameError CONFIGURATION naming every fault at once: no YAML, an unknown key with the nearest known
 * one, a value that cannot be
 */
export function parseDescription(yaml: string, file: string): SourceDescription {
  const document = parseDocument(yaml)
  const [error] = document.errors
  if (error) throw refusal(file, [error.message.split('\n')[0] ?? 'is no YAML'])
  const parsed = sourceDescriptionSchema.safeParse(document.toJS())
  if (!parsed.success)
    throw refusal(
      file,
      parsed.error.issues.flatMap((issue) => faultsOf(issue, [])),
    )
  return parsed.data
}

function refusal(file: string, faults: readonly string[]): SelfsameError {
  const list = faults.map((fault) => `\n  - ${fault}`).join('')
  return new SelfsameError('CONFIGURATION', `The source description ${file} cannot be used:${list}`, {
    remedy: `Mend ${file}; config/sources/online-retail.yaml shows every part, and \`selfsame sources init FILE\` writes one`,
  })
}

function faultsOf(issue: z.core.$ZodIssue, parent: readonly PropertyKey[]): string[] {
  const path = [...parent, ...issue.path]
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(path, key))
  if (issue.code === 'invalid_union') return faultsOfNearest(issue.errors, path)
  return [`${pathText(path)} ${asPredicate(issue.message)}`]
}

/** Of several shapes that a value may have, the one meant is the one it comes closest to. */
function faultsOfNearest(shapes: readonly (readonly z.core.$ZodIssue[])[], path: readonly PropertyKey[]): string[] {
  const likeliest = shapes.find(isDeep) ?? shapes.at(-1) ?? []
  return likeliest.flatMap((issue) => faultsOf(issue, path))
}

function isDeep(issues: readonly z.core.$ZodIssue[]): boolean {
  return issues.some((issue) => issue.path.length > 0 || issue.code === 'unrecognized_keys')
}

function unknownKey(path: readonly PropertyKey[], key: string): string {
  const known = knownKeysAt(sourceDescriptionSchema, path)
  const meant = nearest(key, known)
  const hint = meant === null ? `known are ${known.join(', ')}` : `is ${meant} meant?`
  return `${pathText([...path, key])} is not known: ${hint}`
}

function pathText(path: readonly PropertyKey[]): string {
  return path.length === 0 ? 'the file' : path.join('.')
}

/** "Invalid input: expected string, received number" reads on from a path. */
function asPredicate(message: string): string {
  return message.replace(/^(Invalid \w+|Too (big|small)): /, '')
}
