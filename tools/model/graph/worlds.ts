import type { Mail } from '../world/mail.js';
import type { World } from '../world/world.js';
import { Interner } from './interner.js';

/** Gives each situation a number, the same to equal ones. */
export class Worlds {
  readonly all: World[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #parts = new Interner();
  /** A digit for each letter, in a number with three of them: not sent, sent, heard. */
  readonly #digits = new Map<string, number>();

  numberOf(world: World): number {
    const { order, reservation, moved, payment, refunds, commands, bank, mail } = world;
    const parts = [order, reservation, moved, payment, refunds, commands, bank].map((part) => this.#parts.idOf(part));
    const key = `${parts.join()},${this.#numberOfMail(mail)}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.all.length);
    return this.all.push(world) - 1;
  }

  /** @throws RangeError when there are more kinds of letters than fit in the 53 bits of a number */
  #numberOfMail(mail: Mail): number {
    let number = 0;
    for (const id in mail) {
      const digit = this.#digits.get(id) ?? this.#newDigit(id);
      number += mail[id]?.isHeard ? 2 * digit : digit;
    }
    return number;
  }

  #newDigit(id: string): number {
    const digit = 3 ** this.#digits.size;
    if (digit * 3 > Number.MAX_SAFE_INTEGER) throw new RangeError('there are too many kinds of letters');
    this.#digits.set(id, digit);
    return digit;
  }
}
