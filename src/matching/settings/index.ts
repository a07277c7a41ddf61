export type { MatchSettings } from './match-settings.ts'
export { parseSettings } from './parse-settings.ts'
export { comparisonsBy, fixedBy, recipeIn, settingsRecipe } from './settings-comparisons.ts'
export { settingsYaml } from './settings-yaml.ts'
