import { connect, type Socket } from 'node:net';

const endOfHead = Buffer.from('\r\n\r\n');

/**
 * One client on a connection that it keeps. It sends bytes that are ready and reads no more of an answer than where it ends: a
 * generator of load shares the processors with what it measures, so it must cost little.
 */
export class Client {
  readonly #request: Buffer;
  #socket: Socket | undefined;
  #answered: ((status: number) => void) | undefined;
  #head: Buffer | undefined;
  #status = 0;
  #bytesLeft = 0;
  #isLast = false;

  /** @param url without a path */
  constructor(
    private readonly url: URL,
    path: string,
    headers: Readonly<Record<string, string>>,
  ) {
    const fields = Object.entries({ host: url.host, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
    this.#request = Buffer.from(`GET ${path} HTTP/1.1\r\n${fields.join('')}\r\n`);
  }

  /** @returns the status; 0 when the connection broke */
  ask(): Promise<number> {
    this.#socket ??= this.#connect();
    this.#socket.write(this.#request);
    return new Promise((resolve) => (this.#answered = resolve));
  }

  close(): void {
    this.#socket?.destroy();
  }

  #connect(): Socket {
    const socket = connect(Number(this.url.port), this.url.hostname).setNoDelay();
    const broken = (): void => {
      if (this.#socket === socket) this.#end(0);
    };
    return socket
      .on('data', (bytes) => this.#read(bytes))
      .on('error', broken)
      .on('close', broken);
  }

  #read(bytes: Buffer): void {
    if (this.#bytesLeft > 0) this.#bytesLeft -= bytes.length;
    else this.#readHead(this.#head ? Buffer.concat([this.#head, bytes]) : bytes);
    if (this.#head || this.#bytesLeft > 0) return;
    this.#end(this.#status);
  }

  #readHead(bytes: Buffer): void {
    const at = bytes.indexOf(endOfHead);
    this.#head = at < 0 ? bytes : undefined;
    if (at < 0) return;
    const head = bytes.toString('latin1', 0, at);
    this.#status = Number(head.slice(9, 12));
    this.#isLast = /\r\nconnection: close/i.test(head);
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
    this.#bytesLeft = length - (bytes.length - at - endOfHead.length);
  }

  #end(status: number): void {
    if (status === 0 || this.#isLast) {
      const socket = this.#socket;
      this.#socket = undefined;
      socket?.destroy();
    }
    this.#head = undefined;
    this.#bytesLeft = 0;
    this.#isLast = false;
    this.#answered?.(status);
  }
}
