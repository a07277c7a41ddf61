import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases'
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth'
import { GraphQLError, parse, type ParseOptions, type Source, type ValidationContext } from 'graphql'
import type { Plugin } from 'graphql-yoga'

/** The same everywhere, so that what works in development works in production. Every bound is allowed. */
export const LIMITS = {
  /** Names, braces, values …: of the whole document. */
  tokensMax: 2_000,
  /** Fields inside one another; fragments do not count, nor does introspection, which graphql-js bounds. */
  depthMax: 10,
  /** Each asks a field once more. */
  aliasesMax: 30,
  /** Of a request, in bytes: an event of 1 MB and room around it. */
  bodyBytesMax: 4_000_000,
  profileIds: { min: 0, max: 100 },
  members: { min: 1, max: 10_000 },
  evidence: { min: 1, max: 1_000 },
  history: { min: 1, max: 1_000 },
  page: { min: 1, max: 100 },
  events: { min: 1, max: 1_000 },
  deadLetterIds: { min: 1, max: 100 },
  /** Characters. */
  sample: { min: 1, max: 1_000_000 },
}

const RULES = [
  maxDepthRule({
    n: LIMITS.depthMax,
    flattenFragments: true,
    ...reporting('fields lie deeper than', LIMITS.depthMax, 'levels'),
  }),
  maxAliasesRule({ n: LIMITS.aliasesMax, ...reporting('uses more than', LIMITS.aliasesMax, 'aliases') }),
]

/** Refuses a document that costs too much, before anything is read. */
export const limits: Plugin = {
  onParse({ setParseFn }) {
    setParseFn(parseBounded)
  },
  onValidate({ addValidationRule }) {
    for (const rule of RULES) addValidationRule(rule)
  },
}

function parseBounded(source: string | Source, options?: ParseOptions) {
  return parse(source, { ...options, maxTokens: LIMITS.tokensMax })
}

/** The rules' own errors would be thrown, and bear no code. */
function reporting(exceeds: string, max: number, things: string) {
  const error = () =>
    new GraphQLError(`The query ${exceeds} ${max} ${things}`, {
      extensions: { code: 'QUERY_TOO_COMPLEX', remedy: 'Ask in several requests' },
    })
  return {
    propagateOnRejection: false,
    onReject: [(context: ValidationContext | null) => context?.reportError(error())],
  }
}
