import { decodeToken, type RequestContext, requireScope } from '../../model/index.ts'
import type { Bookings } from '../book/ports.ts'

/** Lets a reader see what a writer was told is taken in. */
export class TokenWait {
  readonly #bookings: Pick<Bookings, 'waitFor'>
  readonly #timeoutMs: number

  constructor(bookings: Pick<Bookings, 'waitFor'>, timeoutMs: number) {
    this.#bookings = bookings
    this.#timeoutMs = timeoutMs
  }

  /**
   * Resolves once every event that the token stands for is booked, hence stitched.
   *
   * @throws SelfsameError FORBIDDEN, BAD_REQUEST for what is no token, AFTER_TIMEOUT when it takes too long
   */
  async until(context: RequestContext, token: string): Promise<void> {
    requireScope(context, 'profiles:read')
    await this.#bookings.waitFor(decodeToken(token), this.#timeoutMs)
  }
}
