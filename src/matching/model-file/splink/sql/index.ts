/** So much SQL as conditions of levels and blocking rules are written in; must not know what they mean to matching. */
export { type Column, parseCondition, type Sql } from './parse-condition.ts'
