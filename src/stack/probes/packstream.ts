/** As much of PackStream, Bolt's encoding, as asking for readiness takes: https://neo4j.com/docs/bolt/current/packstream/ */
export type Packed = null | boolean | number | string | readonly Packed[] | { readonly [key: string]: Packed }

/** A message: its signature and fields. */
export function packMessage(signature: number, ...fields: readonly Packed[]): Buffer {
  return Buffer.concat([Buffer.from([0xb0 + fields.length, signature]), ...fields.map(pack)])
}

function pack(value: Packed): Buffer {
  if (value === null) return Buffer.from([0xc0])
  if (typeof value === 'boolean') return Buffer.from([value ? 0xc3 : 0xc2])
  if (typeof value === 'number') return packInteger(value)
  if (typeof value === 'string') return packText(value)
  if (Array.isArray(value)) return Buffer.concat([Buffer.from([0x90 + value.length]), ...value.map(pack)])
  const entries = Object.entries(value)
  return Buffer.concat([
    Buffer.from([0xa0 + entries.length]),
    ...entries.flatMap(([key, entry]) => [packText(key), pack(entry)]),
  ])
}

function packInteger(value: number): Buffer {
  const bytes = Buffer.alloc(5)
  bytes.writeUInt8(0xca)
  bytes.writeInt32BE(value, 1)
  return bytes
}

function packText(text: string): Buffer {
  const bytes = Buffer.from(text)
  const head = Buffer.alloc(5)
  head.writeUInt8(0xd2)
  head.writeUInt32BE(bytes.length, 1)
  return Buffer.concat([head, bytes])
}

/** Reads one message. @throws RangeError when it is cut short */
export function unpackMessage(bytes: Buffer): { signature: number; fields: Packed[] } {
  const reader = new PackReader(bytes)
  const count = reader.byte() - 0xb0
  const signature = reader.byte()
  return { signature, fields: Array.from({ length: count }, () => reader.value()) }
}

class PackReader {
  readonly #bytes: Buffer
  #at = 0

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  byte(): number {
    return this.#bytes.readUInt8(this.#at++)
  }

  value(): Packed {
    const marker = this.byte()
    if (marker < 0x80) return marker
    if (marker >= 0xf0) return marker - 0x100
    if (marker < 0x90) return this.#text(marker - 0x80)
    if (marker < 0xa0) return this.#list(marker - 0x90)
    if (marker < 0xb0) return this.#map(marker - 0xa0)
    return this.#marked(marker)
  }

  #marked(marker: number): Packed {
    if (marker === 0xc0) return null
    if (marker === 0xc2 || marker === 0xc3) return marker === 0xc3
    if (marker === 0xc1) return this.#take(8).readDoubleBE()
    if (marker >= 0xc8 && marker <= 0xca) return this.#integer(2 ** (marker - 0xc8))
    if (marker === 0xcb) return Number(this.#take(8).readBigInt64BE())
    const sizeBytes = 2 ** (marker & 0x03)
    if (marker >= 0xd0 && marker <= 0xd2) return this.#text(this.#size(sizeBytes))
    if (marker >= 0xd4 && marker <= 0xd6) return this.#list(this.#size(sizeBytes))
    if (marker >= 0xd8 && marker <= 0xda) return this.#map(this.#size(sizeBytes))
    throw new RangeError(`A PackStream value with marker 0x${marker.toString(16)} was not expected here`)
  }

  #integer(length: number): number {
    return this.#take(length).readIntBE(0, length)
  }

  #size(length: number): number {
    return this.#take(length).readUIntBE(0, length)
  }

  #text(length: number): string {
    return this.#take(length).toString()
  }

  #list(length: number): Packed[] {
    return Array.from({ length }, () => this.value())
  }

  #map(length: number): Packed {
    return Object.fromEntries(Array.from({ length }, () => [String(this.value()), this.value()]))
  }

  #take(length: number): Buffer {
    this.#at += length
    if (this.#at > this.#bytes.length) throw new RangeError('The Bolt message is cut short')
    return this.#bytes.subarray(this.#at - length, this.#at)
  }
}
