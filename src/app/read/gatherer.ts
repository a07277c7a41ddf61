export interface GatherBounds {
  /** Questions in one round trip; one asker's may be more, and then go alone. */
  readonly questionsMax: number
  /** Round trips at the same time. */
  readonly underWayMax: number
}

interface Asker<Question, Answer> {
  readonly questions: readonly Question[]
  readonly resolve: (answers: Answer[]) => void
  readonly reject: (reason: unknown) => void
}

/**
 * Brings the questions of many askers together: all that came in one turn of the event loop, or while as many round
 * trips as allowed are under way, go in one. So nobody waits on a clock, and trips grow with the load.
 */
export class Gatherer<Question, Answer> {
  readonly #answer: (questions: readonly Question[]) => Promise<Answer[]>
  readonly #bounds: GatherBounds
  readonly #waiting: Asker<Question, Answer>[] = []
  #underWay = 0
  #isAwaitingTurn = false

  /** @param answer answers in the order of its questions */
  constructor(answer: (questions: readonly Question[]) => Promise<Answer[]>, bounds: GatherBounds) {
    this.#answer = answer
    this.#bounds = bounds
  }

  /** @returns answers in the order of the questions @throws what `answer` throws, to all whose questions went together */
  ask(questions: readonly Question[]): Promise<Answer[]> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ questions, resolve, reject })
      this.#sendAtTurn()
    })
  }

  #sendAtTurn(): void {
    if (this.#isAwaitingTurn || this.#underWay >= this.#bounds.underWayMax || this.#waiting.length === 0) return
    this.#isAwaitingTurn = true
    setImmediate(() => {
      this.#isAwaitingTurn = false
      void this.#send(this.#nextTrip())
      this.#sendAtTurn()
    })
  }

  #nextTrip(): Asker<Question, Answer>[] {
    let questions = 0
    const end = this.#waiting.findIndex(
      (asker, at) => (questions += asker.questions.length) > this.#bounds.questionsMax && at > 0,
    )
    return this.#waiting.splice(0, end === -1 ? this.#waiting.length : end)
  }

  async #send(askers: readonly Asker<Question, Answer>[]): Promise<void> {
    this.#underWay++
    try {
      const answers = await this.#answer(askers.flatMap(({ questions }) => questions))
      let at = 0
      for (const { questions, resolve } of askers) resolve(answers.slice(at, (at += questions.length)))
    } catch (error) {
      for (const { reject } of askers) reject(error)
    } finally {
      this.#underWay--
      this.#sendAtTurn()
    }
  }
}
