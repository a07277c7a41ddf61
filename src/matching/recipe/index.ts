export { type ColumnStatistics, statisticsOf, statisticsSql } from './column-statistics.ts'
export { kindOfColumn } from './kind-of-column.ts'
export { type IgnoredColumn, type InferredRecipe, inferRecipe } from './infer-recipe.ts'
export * from './recipe.ts'
