/** The fields of one protobuf message: numbers as they are, texts, bytes and messages as buffers. */
export type Fields = ReadonlyMap<number, readonly (bigint | Buffer)[]>;

const varint = 0;
const fixed64 = 1;
const lengthDelimited = 2;

/** Reads the wire format without a schema: as much of protobuf as an OTLP receiver in a test needs. */
export function fieldsOf(bytes: Buffer): Fields {
  const fields = new Map<number, (bigint | Buffer)[]>();
  const reader = new Reader(bytes);
  while (!reader.isAtEnd) {
    const tag = Number(reader.varint());
    const values = fields.get(tag >> 3) ?? [];
    fields.set(tag >> 3, [...values, reader.value(tag & 7)]);
  }
  return fields;
}

class Reader {
  #at = 0;

  constructor(private readonly bytes: Buffer) {}

  get isAtEnd(): boolean {
    return this.#at >= this.bytes.length;
  }

  varint(): bigint {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = BigInt(this.bytes.readUInt8(this.#at++));
      value |= (byte & 127n) << shift;
      if (byte < 128n) return value;
    }
  }

  value(type: number): bigint | Buffer {
    if (type === varint) return this.varint();
    if (type === lengthDelimited) return this.#take(Number(this.varint()));
    return type === fixed64 ? this.#take(8).readBigUInt64LE() : BigInt(this.#take(4).readUInt32LE());
  }

  #take(length: number): Buffer {
    return this.bytes.subarray(this.#at, (this.#at += length));
  }
}
