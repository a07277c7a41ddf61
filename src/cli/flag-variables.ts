/**
 * Environment variables that stand for flags, each for the flag of that name. They are no settings of the service:
 * whoever checks the environment for misspelt settings must know them.
 */
export const FLAG_VARIABLES = [
  'SELFSAME_AFTER',
  'SELFSAME_ALL',
  'SELFSAME_AUDIT',
  'SELFSAME_DEMO',
  'SELFSAME_DRY_RUN',
  'SELFSAME_EVIDENCE',
  'SELFSAME_ID',
  'SELFSAME_IDEMPOTENCY_KEY',
  'SELFSAME_JSON',
  'SELFSAME_LIMIT',
  'SELFSAME_MODEL',
  'SELFSAME_NO_WAIT',
  'SELFSAME_OUT',
  'SELFSAME_OUTPUT',
  'SELFSAME_PART',
  'SELFSAME_PEOPLE',
  'SELFSAME_REASON',
  'SELFSAME_SEED',
  'SELFSAME_SOURCE',
  'SELFSAME_TRUSTED',
  'SELFSAME_TRUTH',
  'SELFSAME_URL',
  'SELFSAME_YES',
] as const

/** `PORT` is also a setting of the service, and means the same. */
export type FlagVariable = (typeof FLAG_VARIABLES)[number] | 'PORT'
