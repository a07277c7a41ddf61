import type { IdentityRules } from '../identity/index.ts'

const LOOK_MS = 5_000

/**
 * The rules in force as a process that does not decide by them knows them: to read identifiers, and to show profiles.
 * Any process may put others in force, so they are looked at every five seconds; who decides finds out when it decides.
 */
export class RulesWatch {
  readonly #read: () => Promise<IdentityRules>
  readonly #timer: NodeJS.Timeout
  #rules: IdentityRules

  constructor(read: () => Promise<IdentityRules>, rules: IdentityRules) {
    this.#read = read
    this.#rules = rules
    this.#timer = setInterval(() => void this.#look(), LOOK_MS).unref()
  }

  readonly current = (): IdentityRules => this.#rules

  stop(): void {
    clearInterval(this.#timer)
  }

  /** A graph that does not answer is told by whoever needs its answer: here the rules stay as they were. */
  async #look(): Promise<void> {
    try {
      this.#rules = await this.#read()
    } catch {
      return
    }
  }
}
