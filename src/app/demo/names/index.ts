/**
 * Names of invented people in three countries: lists written for this demo from common knowledge,
 * in a plausible order of frequency. They are no statistic and nobody's data.
 */
import { DE_NAMES } from './de.ts'
import { FR_NAMES } from './fr.ts'
import { GB_NAMES } from './gb.ts'
import type { CountryNames } from './names.ts'

export type Country = 'GB' | 'DE' | 'FR'

export const NAMES: Readonly<Record<Country, CountryNames>> = { GB: GB_NAMES, DE: DE_NAMES, FR: FR_NAMES }

export type { CountryNames } from './names.ts'
