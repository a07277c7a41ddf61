/**
 * Which records are one person, by what they say: normalise, block, compare, learn, weigh, cluster (Fellegi and
 * Sunter, 1969). Pure functions, and the SQL for what is done in bulk.
 *
 * Must not know where records come from, which database runs the SQL, or what becomes of the clusters.
 */
export * from './block/index.ts'
export * from './cluster/index.ts'
export * from './compare/index.ts'
export * from './evaluate/index.ts'
export * from './learn/index.ts'
export * from './model-file/index.ts'
export * from './normalise/index.ts'
export * from './recipe/index.ts'
export * from './score/index.ts'
export * from './second-stage/index.ts'
export { identifierSql } from './sql.ts'
