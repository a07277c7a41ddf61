import type { Sql } from './sql/index.ts'

/** @returns the columns that a condition reads, each once, in the order in which they stand there */
export function columnsOf(sql: Sql): string[] {
  return [...new Set(eachColumn(sql))]
}

function eachColumn(sql: Sql): string[] {
  switch (sql.kind) {
    case 'column':
      return [sql.name]
    case 'literal':
      return []
    case 'isNull':
      return eachColumn(sql.of)
    case 'compare':
      return [...eachColumn(sql.left), ...eachColumn(sql.right)]
    case 'call':
      return sql.args.flatMap(eachColumn)
    case 'and':
    case 'or':
      return sql.all.flatMap(eachColumn)
  }
}
