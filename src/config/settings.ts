import { z } from 'zod'

/** One environment variable. */
export interface Setting<T> {
  /** Reads the text; the fallback too. */
  readonly schema: z.ZodType<T>
  readonly description: string
  /** For people: what may be given. */
  readonly allowed: string
  /** The text that is read when nothing is given; undefined: the schema decides. */
  readonly fallback?: string
  /** For people, where the fallback is no fixed text. */
  readonly fallbackNote?: string
  /** Holds a password: a wrong value is not shown. */
  readonly secret?: boolean
}

type Values<T> = Pick<Setting<T>, 'schema' | 'allowed'>

const MB = 1024 ** 2

function whole(min: number, max: number, unit = ''): Values<number> {
  const schema = z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number)
    .pipe(z.number().min(min).max(max))
  return { schema, allowed: `a whole number${unit}, ${min} to ${max}` }
}

function optional<T>({ schema, allowed }: Values<T>): Values<T | null> {
  return { schema: z.union([z.undefined().transform(() => null), schema]), allowed }
}

function oneOf<const T extends readonly [string, ...string[]]>(values: T): Values<T[number]> {
  return { schema: z.enum(values), allowed: values.join(', ') }
}

function text(allowed: string): Values<string> {
  return { schema: z.string().min(1), allowed }
}

function url(protocols: readonly string[], example: string): Values<string> {
  const isOurs = (value: string) =>
    URL.canParse(value) && protocols.includes(new URL(value).protocol) && new URL(value).hostname !== ''
  return { schema: z.string().refine(isOurs), allowed: `a URL such as ${example}` }
}

const BOLT = ['bolt:', 'bolt+s:', 'bolt+ssc:', 'neo4j:', 'neo4j+s:', 'neo4j+ssc:']
const REDIS = ['redis:', 'rediss:']
const MADE_BY_STACK = 'none: the stack brings its own'
const FROM_MACHINE = "from the machine's memory"

/** Every setting, by its environment variable. */
export const SETTINGS = {
  HOST: {
    ...text('an address or host name of this machine'),
    description: 'Address the API listens on',
    fallback: '127.0.0.1',
  },
  PORT: { ...whole(1, 65_535), description: 'Port the API listens on', fallback: '4000' },
  LOG_LEVEL: {
    ...oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
    description: 'Least severe log lines written',
    fallback: 'info',
  },
  SELFSAME_ENV: {
    ...oneOf(['development', 'production']),
    description: '`development` shows GraphiQL and has the write key `demo`; neither has a sign-in yet',
    fallback: 'development',
  },
  SELFSAME_HOME: {
    ...text('a path'),
    description: 'Data directory',
    fallbackNote: '`.selfsame` beside package.json',
    schema: optional(text('')).schema,
  },
  SELFSAME_CONFIG: {
    ...text('a path'),
    description: 'Folder of identity.yaml and other versioned settings',
    fallbackNote: '`config` beside package.json',
    schema: optional(text('')).schema,
  },
  SELFSAME_AFTER_TIMEOUT_MS: {
    ...whole(0, 600_000, ' of milliseconds'),
    description: 'How long a read with `after` waits for its token',
    fallback: '10000',
  },
  SELFSAME_CURRENCY: {
    schema: z.string().regex(/^[A-Z]{3}$/) as z.ZodType<string, string | undefined>,
    allowed: 'an ISO 4217 code',
    description: 'Currency of amounts whose source names none',
    fallback: 'GBP',
  },
  SELFSAME_BATCH_EVENTS_MAX: {
    ...whole(1, 5_000, ' of events'),
    description: 'Events that the worker stitches in one transaction',
    fallback: '200',
  },
  SELFSAME_BACKLOG_EVENTS_MAX: {
    ...whole(1, 1_000_000_000, ' of events'),
    description: 'Events accepted and not yet applied, beyond which the gate answers 503',
    fallback: '5000000',
  },
  SELFSAME_LOG_BYTES_MAX: {
    ...optional(whole(16 * MB, 2 ** 50, ' of bytes')),
    description: 'Memory of the embedded event log, beyond which the gate answers 503',
    fallbackNote: FROM_MACHINE,
  },
  SELFSAME_MESSAGE_ID_DAYS: {
    ...whole(1, 365, ' of days'),
    description: 'How long a messageId is remembered, so that a repeated event counts once',
    fallback: '7',
  },
  LAKE_URL: {
    schema: optional({ schema: z.string().regex(/^(?!(?!file:)[a-z][a-z0-9+.-]+:\/\/)./), allowed: '' }).schema,
    allowed: 'a directory, as a path or a URL such as file:///var/lib/selfsame/lake',
    description: 'Where the lake is: all events and changes as Parquet',
    fallbackNote: '`lake` in the data directory',
  },
  SELFSAME_LAKE_EVERY_MS: {
    ...whole(100, 3_600_000, ' of milliseconds'),
    description: 'How often what is new is committed to the lake',
    fallback: '5000',
  },
  SELFSAME_DOCKER: {
    ...oneOf(['auto', 'off']),
    description: '`off`: embedded stores even where a Docker engine answers',
    fallback: 'auto',
  },
  SELFSAME_NEO4J_HEAP_MB: {
    ...optional(whole(256, 1_048_576, ' of MB')),
    description: "The embedded Neo4j's heap",
    fallbackNote: FROM_MACHINE,
  },
  SELFSAME_NEO4J_PAGECACHE_MB: {
    ...optional(whole(64, 1_048_576, ' of MB')),
    description: "The embedded Neo4j's page cache",
    fallbackNote: FROM_MACHINE,
  },
  NEO4J_URI: {
    ...optional(url(BOLT, 'bolt://127.0.0.1:7687 or neo4j+s://host')),
    description: 'A Neo4j 5.26 or newer of your own',
    fallbackNote: MADE_BY_STACK,
    secret: true,
  },
  NEO4J_USER: { ...text('a user name'), description: 'Its user; read with NEO4J_URI only', fallback: 'neo4j' },
  NEO4J_PASSWORD: {
    ...optional(text('a password')),
    description: 'Its password; needed with NEO4J_URI, else not read',
    fallbackNote: 'none',
    secret: true,
  },
  NEO4J_DATABASE: { ...text('a database name'), description: 'Name of the database', fallback: 'neo4j' },
  REDIS_URL: {
    ...optional(url(REDIS, 'redis://:password@127.0.0.1:6379')),
    description: 'A Redis 6.2 or newer of your own for projections',
    fallbackNote: MADE_BY_STACK,
    secret: true,
  },
  REDIS_LOG_URL: {
    ...optional(url(REDIS, 'redis://:password@127.0.0.1:6380')),
    description: 'A Redis of your own for the event log; `appendonly yes`, `appendfsync always`, `noeviction`',
    fallbackNote: MADE_BY_STACK,
    secret: true,
  },
} as const satisfies Record<string, Setting<unknown>>

type SettingName = keyof typeof SETTINGS
export type SettingValues = { readonly [Name in SettingName]: z.output<(typeof SETTINGS)[Name]['schema']> }

/** One line of the table of settings. */
interface SettingDescription {
  readonly name: string
  readonly description: string
  readonly allowed: string
  readonly fallback: string
}

/** @returns every setting, for documentation and `selfsame doctor` */
export function describeSettings(): SettingDescription[] {
  const entries = Object.entries(SETTINGS) as [string, Setting<unknown>][]
  return entries.map(([name, { description, allowed, fallback, fallbackNote }]) => ({
    name,
    description,
    allowed,
    fallback: fallbackNote ?? `\`${fallback}\``,
  }))
}
