import { readFileSync } from 'node:fs'
import { LineCounter, parseDocument, type Document } from 'yaml'
import type { z } from 'zod'
import { knownKeysAt, nearest, SelfsameError } from '../model/index.ts'

type Issue = z.core.$ZodIssue

/**
 * Reads a YAML file by a strict schema.
 *
 * @throws SelfsameError CONFIGURATION that tells every fault with its line, and for an unknown key the nearest known one
 */
export function loadYamlFile<T>(path: string, schema: z.ZodType<T>): T {
  const lines = new LineCounter()
  const document = parseDocument(readText(path), { lineCounter: lines })
  if (document.errors.length > 0)
    throw faulty(
      path,
      document.errors.map(({ linePos, message }) => `${path}:${linePos?.[0].line ?? 1}: ${message.split('\n')[0]}`),
    )
  const read = schema.safeParse(document.toJS())
  if (read.success) return read.data
  const faults = read.error.issues.flatMap((issue) =>
    describeIssue(issue, schema).map(({ keys, text }) => `${path}:${lineOf(document, lines, keys)}: ${text}`),
  )
  throw faulty(path, faults)
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new SelfsameError('CONFIGURATION', `${path} cannot be read: ${(error as Error).message}`, {
      remedy: 'Check the path; SELFSAME_CONFIG names the folder',
    })
  }
}

function faulty(path: string, faults: readonly string[]): SelfsameError {
  return new SelfsameError('CONFIGURATION', [`${path} does not fit:`, ...faults].join('\n  '), {
    remedy: `Correct ${path}`,
  })
}

function describeIssue(issue: Issue, schema: z.ZodType): { keys: PropertyKey[]; text: string }[] {
  if (issue.code !== 'unrecognized_keys') return [{ keys: issue.path, text: `${dotted(issue.path)}: ${issue.message}` }]
  return issue.keys.map((key) => {
    const meant = nearest(key, knownKeysAt(schema, issue.path))
    const keys = [...issue.path, key]
    return { keys, text: `${dotted(keys)} is unknown` + (meant === null ? '' : `; did you mean ${meant}?`) }
  })
}

function dotted(keys: readonly PropertyKey[]): string {
  return keys.length === 0 ? 'the whole file' : keys.join('.')
}

/** The line of the value at the path, or of the nearest one above it that is there. */
function lineOf(document: Document, lines: LineCounter, keys: readonly PropertyKey[]): number {
  for (let length = keys.length; length > 0; length--) {
    const node = document.getIn(keys.slice(0, length), true) as { range?: readonly number[] } | undefined
    const offset = node?.range?.[0]
    if (offset !== undefined) return lines.linePos(offset).line
  }
  return 1
}
