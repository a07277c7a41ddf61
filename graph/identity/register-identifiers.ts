import type { Registration } from '../../src/identity/index.ts'
import { statement } from '../statement.ts'

export const registerIdentifiers = statement<{ rows: readonly Omit<Registration, 'change' | 'index'>[] }, never>(
  'identity/register-identifiers',
)
