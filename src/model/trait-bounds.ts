/** Hashes kept of a trait: up to so many distinct values are counted exactly, more with a standard error of 4.4 %. */
export const DISTINCT_KEPT = 512
/** Values kept of a trait that is recomputed from recent ones. */
export const RECENT_KEPT = 100
