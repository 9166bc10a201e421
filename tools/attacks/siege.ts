import { setTimeout as delay } from 'node:timers/promises';
import type { Attack } from './attack.js';
import { beHostile, type Ending } from './hostile-connection.js';

/** Between two connections of one client: it needs some time to see that it was cut off. */
const againMs = 100;

/** All clients of an attack, until they are called off. */
export class Siege {
  readonly endings: Ending[] = [];
  readonly #end = new AbortController();
  readonly #clients: Promise<void>;

  constructor(attack: Attack, port: number) {
    this.#clients = Promise.all(Array.from({ length: attack.connections }, () => this.#client(attack, port))).then(() => undefined);
  }

  async callOff(): Promise<void> {
    this.#end.abort();
    await this.#clients;
  }

  async #client(attack: Attack, port: number): Promise<void> {
    const { signal } = this.#end;
    while (!signal.aborted) {
      const ending = await beHostile(attack, port, signal);
      if (ending) this.endings.push(ending);
      await delay(againMs, undefined, { signal }).catch(() => undefined);
    }
  }
}
