import { hash, verify, type Options } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';
import { Counter, Registry } from 'prom-client';
import { Gate } from './gate.js';
import { normalizePassword } from './normalize-password.js';

/** 19 MiB, two passes, one lane; argon2id is the library's default. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } satisfies Options;
const prefix = '$argon2id$v=19$m=19456,t=2,p=1$';

/** Hashing is dear on purpose. Without the gate, a few hundred log-ins at once would be all that the machine does. */
const [atATime, queued] = [2, 200];

@Injectable()
export class Passwords {
  readonly #gate = new Gate(atATime, queued);
  /** Compared with where there is no account, so that the answer takes as long. */
  readonly #nobodys = hash('nobody has this password', cost);
  readonly #hashed: Counter;

  constructor(registry: Registry) {
    const registers = [registry];
    this.#hashed = new Counter({ name: 'password_hashes_total', help: 'Passwords hashed or compared, the dearest work here', registers });
  }

  /** @throws TooBusy */
  hash(password: string): Promise<string> {
    return this.#gate.run(() => this.rehash(password));
  }

  /**
   * @param work what has to happen around the comparison, in turn with those before and behind
   * @throws TooBusy
   */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    return this.#gate.run(work);
  }

  /** Only inside `inTurn`. Without a hash it is false, and takes as long to find out. */
  async matches(password: string, passwordHash: string | null | undefined): Promise<boolean> {
    this.#hashed.inc();
    const isMatch = await verify(passwordHash ?? (await this.#nobodys), normalizePassword(password));
    return isMatch && typeof passwordHash === 'string';
  }

  /** Whether it was made with other costs than today's. */
  isOutdated(passwordHash: string): boolean {
    return !passwordHash.startsWith(prefix);
  }

  /** Only inside `inTurn`. */
  rehash(password: string): Promise<string> {
    this.#hashed.inc();
    return hash(normalizePassword(password), cost);
  }
}
