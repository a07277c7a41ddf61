import { connect as connectPlain, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'

/** `unverified`: encrypted, whoever the certificate says it is. */
export type Encryption = 'none' | 'verified' | 'unverified'

/** A short exchange of bytes with a server, given up after `timeoutMs`. */
export class Conversation {
  readonly #socket: Socket
  #received: Buffer = Buffer.alloc(0)
  #ended: Error | null = null
  #wake: () => void = () => {}

  constructor(address: { host: string; port: number; tls: Encryption }, timeoutMs: number) {
    const { host, port, tls } = address
    this.#socket =
      tls === 'none' ? connectPlain({ host, port }) : connectTls({ host, port, rejectUnauthorized: tls === 'verified' })
    this.#socket.on('data', (bytes) => this.#grow(bytes))
    this.#socket.on('error', (error) => this.#end(error))
    this.#socket.on('close', () => this.#end(new Error('the connection was closed')))
    this.#socket.setTimeout(timeoutMs, () => this.#end(new Error(`no answer within ${timeoutMs} ms`)))
  }

  say(bytes: Buffer | string): void {
    this.#socket.write(bytes)
  }

  /** @returns the next `length` bytes @throws Error when the other side ends or is silent for too long */
  async hear(length: number): Promise<Buffer> {
    while (this.#received.length < length) await this.#more()
    const heard = this.#received.subarray(0, length)
    this.#received = this.#received.subarray(length)
    return heard
  }

  /** @returns the next line, without its CRLF */
  async hearLine(): Promise<string> {
    let end = this.#received.indexOf('\r\n')
    while (end < 0) {
      await this.#more()
      end = this.#received.indexOf('\r\n')
    }
    const line = await this.hear(end)
    await this.hear(2)
    return line.toString()
  }

  close(): void {
    this.#socket.destroy()
  }

  async #more(): Promise<void> {
    if (this.#ended) throw this.#ended
    const length = this.#received.length
    await new Promise<void>((resolve) => {
      this.#wake = resolve
    })
    if (this.#ended && this.#received.length === length) throw this.#ended
  }

  #grow(bytes: Buffer): void {
    this.#received = Buffer.concat([this.#received, bytes])
    this.#wake()
  }

  #end(error: Error): void {
    this.#ended ??= error
    this.#socket.destroy()
    this.#wake()
  }
}
