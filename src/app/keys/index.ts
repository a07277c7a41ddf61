/**
 * Write keys: who may send events, and what their word is worth. A secret is shown once and kept as its hash.
 *
 * Nothing here knows HTTP or where keys are kept.
 */
export { KeyRing } from './key-ring.ts'
export type { WriteKeyStore } from './ports.ts'
export { WriteKeys } from './write-keys.ts'
