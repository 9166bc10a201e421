import { poolOptions } from '@app/database';
import { Client } from 'pg';

const channel = 'outbox_pending';
const debounceMs = 50;

/**
 * Tells the instance that leases a shard of a commit made here. Sent in a transaction of its own, at most twenty a second:
 * NOTIFY inside business transactions would serialise their commits. A lost notice costs one poll.
 */
export class ShardNotice {
  #client?: Promise<Client>;
  #timer?: NodeJS.Timeout;

  constructor(
    private readonly url: string,
    private readonly service: string,
    private readonly onNotice: () => void,
  ) {}

  listen(): void {
    void this.#connection().catch(() => undefined); // while it fails, the relay's poll finds the work
  }

  send(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#connection()
        .then((client) => client.query(`NOTIFY ${channel}`))
        .catch(() => undefined);
    }, debounceMs).unref();
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#client?.then((client) => client.end()).catch(() => undefined);
  }

  #connection(): Promise<Client> {
    this.#client ??= this.#connect().catch((error: unknown) => {
      this.#client = undefined;
      throw error;
    });
    return this.#client;
  }

  async #connect(): Promise<Client> {
    const client = new Client(poolOptions(this.url, `${this.service} relay notice`));
    client.on('notification', this.onNotice);
    client.on('error', () => (this.#client = undefined));
    client.on('end', () => (this.#client = undefined));
    await client.connect();
    await client.query(`LISTEN ${channel}`);
    return client;
  }
}
