import { Injectable } from '@nestjs/common';
import { timeOfId } from '@app/kernel';
import type { Ending } from '../domain/ending.js';

const remembered = 20;

export interface Ended {
  readonly orderId: string;
  readonly ending: Ending;
  readonly at: Date;
  /** From when it was placed. */
  readonly tookMs: number;
}

/** How the last orders ended that this instance brought to their end: for people who watch, and forgotten with the process. */
@Injectable()
export class LastEndings {
  readonly #ended: Ended[] = [];

  add(orderId: string, ending: Ending, at = new Date()): void {
    this.#ended.unshift({ orderId, ending, at, tookMs: Math.max(0, at.getTime() - (timeOfId(orderId) ?? at.getTime())) });
    this.#ended.length = Math.min(this.#ended.length, remembered);
  }

  /** The last one first. */
  get all(): readonly Ended[] {
    return this.#ended;
  }
}
