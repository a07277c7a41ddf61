export { dayNumberSql, extraWordsSql, normalisedSql, soundSql } from './normalise-sql.ts'
export { fold, needsFoldingSql } from './fold.ts'
