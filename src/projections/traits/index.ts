/**
 * Traits: what is computed of people from their events, as config/traits.yaml defines it.
 *
 * An event contributes to its anchor; contributions are added up in any order; a profile's values come from the
 * sum over its vertices. Pure: knows neither where contributions are kept nor who is who.
 */
export * from './contribution.ts'
export * from './contributions-of.ts'
export * from './settings.ts'
export * from './sum.ts'
export * from './values.ts'
