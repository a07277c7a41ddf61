/**
 * Our model as settings of Splink (moj-analytical-services, version 5) and back: levels as SQL over cleaned columns.
 *
 * Must not know files, nor who runs Splink.
 */
export { cleanedColumns, type CleanedColumn } from './cleaned-columns.ts'
export { exportToSplink } from './export-settings.ts'
export { importFromSplink } from './import-settings.ts'
export { SPLINK_DIALECTS, type SplinkDialect } from './level-sql.ts'
export { parseSplinkSettings } from './settings.ts'
