import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { SelfsameError } from '../src/model/index.ts'
import type { GraphConnection } from './connection.ts'

interface Migration {
  readonly name: string
  readonly hash: string
  readonly statements: readonly string[]
}

const FOLDER = new URL('../cypher/migrations/', import.meta.url)

/**
 * Brings the graph's schema up to this code's: runs each migration of `cypher/migrations/` once, in order.
 *
 * @returns the names of those that ran now
 * @throws SelfsameError CONFIGURATION when an applied migration is missing here or reads differently
 */
export async function migrate(graph: GraphConnection): Promise<string[]> {
  const applied = await appliedMigrations(graph)
  const migrations = loadMigrations()
  for (const [name, hash] of applied) checkUnchanged(name, hash, migrations)
  const due = migrations.filter(({ name }) => !applied.has(name))
  for (const migration of due) await run(graph, migration)
  return due.map(({ name }) => name)
}

function loadMigrations(): Migration[] {
  const names = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.cypher'))
    .toSorted()
  return names.map((name) => {
    const text = readFileSync(new URL(name, FOLDER), 'utf8')
    const code = text.replaceAll(/^\/\/.*$/gm, '')
    const statements = code
      .split(/;\s*$/m)
      .map((part) => part.trim())
      .filter((part) => part !== '')
    return { name, hash: createHash('sha256').update(text).digest('hex'), statements }
  })
}

async function appliedMigrations(graph: GraphConnection): Promise<Map<string, string>> {
  const { records } = await graph.driver.executeQuery(
    'MATCH (m:Migration) RETURN m.name AS name, m.hash AS hash',
    {},
    { database: graph.database },
  )
  return new Map(records.map((record) => [record.get('name') as string, record.get('hash') as string]))
}

function checkUnchanged(name: string, hash: string, migrations: readonly Migration[]): void {
  if (migrations.find((migration) => migration.name === name)?.hash === hash) return
  throw new SelfsameError(
    'CONFIGURATION',
    `The graph was made with migration ${name}, which is not in cypher/migrations/ as it was`,
    {
      remedy: 'Run the version of Selfsame that made this graph, or a later one; migrations are append-only',
    },
  )
}

/** Schema statements must run each in a transaction of its own; all are guarded so that a half-done migration can run again. */
async function run(graph: GraphConnection, { name, hash, statements }: Migration): Promise<void> {
  const session = graph.driver.session({ database: graph.database })
  try {
    for (const statement of statements) await session.run(guarded(statement))
    await session.run('CALL db.awaitIndexes(60)')
    await session.run('MERGE (m:Migration {name: $name}) SET m.hash = $hash, m.appliedAt = toString(datetime())', {
      name,
      hash,
    })
  } finally {
    await session.close()
  }
}

function guarded(statement: string): string {
  return statement.replace(/^(CREATE (?:CONSTRAINT|(?:FULLTEXT |TEXT |RANGE )?INDEX) \w+) FOR/, '$1 IF NOT EXISTS FOR')
}
