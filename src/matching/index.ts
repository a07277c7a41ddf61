/**
 * Which records are one person, by what they say: normalise, block, compare, learn, weigh, cluster (Fellegi and
 * Sunter, 1969). Pure functions over numbers and bytes, for files and for a single record alike.
 *
 * Must not know where records come from, which threads compare them, or what becomes of the clusters.
 */
export * from './block/index.ts'
export * from './cluster/index.ts'
export * from './compare/index.ts'
export * from './charts/index.ts'
export * from './describe/index.ts'
export * from './diagnose/index.ts'
export * from './evaluate/index.ts'
export * from './explain/index.ts'
export * from './kin/index.ts'
export * from './learn/index.ts'
export * from './model-file/index.ts'
export * from './normalise/index.ts'
export * from './recipe/index.ts'
export * from './records/index.ts'
export * from './score/index.ts'
export * from './second-stage/index.ts'
export * from './settings/index.ts'
