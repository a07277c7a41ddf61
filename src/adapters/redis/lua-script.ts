import { readFileSync } from 'node:fs'
import type { ChainableCommander, Redis } from 'ioredis'

type Custom = Record<string, (...args: unknown[]) => Promise<unknown>>

const FOLDER = new URL('lua/', import.meta.url)

/** A script of `lua/` on one connection: sent once, then run by its hash; sent again when the server lost it. */
export class LuaScript {
  readonly #redis: Redis
  readonly #command: string

  /** @param name file of `lua/` without its ending. @param prelude files whose functions it uses, put before it */
  constructor(redis: Redis, name: string, prelude: readonly string[] = []) {
    this.#redis = redis
    this.#command = `selfsame:${name}`
    redis.defineCommand(this.#command, { lua: [...prelude, name].map(readLua).join('\n') })
  }

  run(keys: readonly string[], args: readonly (string | number)[]): Promise<unknown> {
    return this.#call(this.#redis, keys, args)
  }

  /** Adds a call to a pipeline of the same connection. */
  queue(pipeline: ChainableCommander, keys: readonly string[], args: readonly (string | number)[]): void {
    void this.#call(pipeline, keys, args)
  }

  #call(on: Redis | ChainableCommander, keys: readonly string[], args: readonly (string | number)[]): Promise<unknown> {
    const command = (on as unknown as Custom)[this.#command]
    if (command === undefined) throw new Error(`${this.#command} is not defined on this connection`)
    return command.call(on, keys.length, keys, args)
  }
}

function readLua(name: string): string {
  return readFileSync(new URL(`${name}.lua`, FOLDER), 'utf8')
}
