/** Cuts a stream into the frames of a protocol that announces the length of each; what is incomplete waits for the rest. */
export class Frames {
  #rest: Buffer = Buffer.alloc(0);

  /** @param lengthOf the whole frame that begins here, header included; undefined while too little of it is there */
  constructor(private readonly lengthOf: (bytes: Buffer) => number | undefined) {}

  cut(bytes: Buffer): Buffer[] {
    this.#rest = this.#rest.length > 0 ? Buffer.concat([this.#rest, bytes]) : bytes;
    const frames: Buffer[] = [];
    for (;;) {
      const length = this.lengthOf(this.#rest);
      if (length === undefined || length > this.#rest.length) return frames;
      frames.push(this.#rest.subarray(0, length));
      this.#rest = this.#rest.subarray(length);
    }
  }
}
