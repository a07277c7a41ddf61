/** @returns the text as a SQL literal */
export function textSql(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** @returns the name as a SQL identifier */
export function identifierSql(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
