import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Tx } from '@app/database';
import { crashpoint, DomainError } from '@app/kernel';
import { decode } from '../consumer/decode.js';
import { EventServer } from '../consumer/event-server.js';
import { Inbox } from '../consumer/inbox.js';
import { isReadable, type Message } from '../consumer/message.js';
import { Receiver } from '../consumer/receiver.js';
import { lockParked, unparkIfEmpty, type MessageKey } from './parked-keys.js';
import { findLetter, listLetters, recordOf, resolve, waitingLetters, type DeadLetterRow } from './dead-letter-rows.js';

/** Messages that were given up, and the two ways out: replay, in the order of their key, or discard with a reason. */
@Injectable()
export class DeadLetters {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly inbox: Inbox,
    private readonly receiver: Receiver,
    private readonly server: EventServer,
  ) {}

  list(limit: number): Promise<DeadLetterRow[]> {
    return this.unitOfWork.run((tx) => listLetters(tx, limit));
  }

  /**
   * Handles the letter again, and before it those of its key that came earlier: order holds for replays too.
   * @returns the ids of the letters that were replayed
   * @throws DomainError not-found, or conflict `still-poison` when it cannot be read any better now
   */
  async replay(id: number, by: string): Promise<number[]> {
    const letter = await this.unitOfWork.run((tx) => this.#waiting(tx, id));
    const replayed: number[] = [];
    const queue = letter.key === null ? [letter] : await this.unitOfWork.run((tx) => waitingLetters(tx, letter));
    for (const next of queue) {
      await this.unitOfWork.run((tx) => this.#replayOne(tx, next.id, by));
      replayed.push(next.id);
      if (next.id === id) break;
    }
    return replayed;
  }

  /** Gives the letter up for good. @param reason kept for the audit */
  async discard(id: number, reason: string, by: string): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const letter = await this.#lock(tx, id);
      await resolve(tx, letter.id, 'discarded', reason, by);
      if (letter.key !== null) await unparkIfEmpty(tx, letter.consumer, letter as MessageKey);
    });
  }

  async #replayOne(tx: Tx, id: number, by: string): Promise<void> {
    const letter = await this.#lock(tx, id);
    const record = recordOf(letter);
    const message: Message = { record, content: decode(record, this.server.routes), attempts: 0 };
    if (!isReadable(message)) {
      throw new DomainError(
        'conflict',
        'still-poison',
        `dead letter ${id} still cannot be read (${letter.reason}): discard it with a reason`,
      );
    }
    await this.inbox.forget(tx, letter.event_id);
    const fresh = await this.inbox.admit(tx, new Map([[letter.event_id, message]]));
    if (fresh.size > 0) await this.receiver.replay(tx, message);
    crashpoint('replay.mid-tx', [letter], ({ key }) => key);
    await resolve(tx, id, 'replayed', null, by);
    if (letter.key !== null) await unparkIfEmpty(tx, letter.consumer, letter as MessageKey);
  }

  /** The key first, as the pump locks it, then the letter: a message that arrives meanwhile waits for our end. */
  async #lock(tx: Tx, id: number): Promise<DeadLetterRow> {
    const letter = await this.#waiting(tx, id);
    if (letter.key !== null) await lockParked(tx, letter.consumer, letter as MessageKey);
    return this.#waiting(tx, id);
  }

  async #waiting(tx: Tx, id: number): Promise<DeadLetterRow> {
    const letter = await findLetter(tx, id);
    if (!letter) throw new DomainError('not-found', 'not-found', `no dead letter ${id}`);
    if (letter.status !== 'parked') throw new DomainError('conflict', 'already-resolved', `dead letter ${id} was ${letter.status} before`);
    return letter;
  }
}
