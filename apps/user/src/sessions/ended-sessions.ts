import { EventEmitter, once, setMaxListeners } from 'node:events';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@app/database';
import { untilOver } from '@app/kernel';

/** How long it takes until sessions that another instance has ended are seen here. */
const pollMs = 500;

export interface Ended {
  readonly sessions: string[];
  /** Where to go on from. */
  readonly position: string;
}

/**
 * Ids of transactions are given out in order and committed in any; everything below the oldest one that still runs is complete.
 * So a reader who goes on from there misses nothing, and sees again what it has seen before when transactions overlap.
 * Fifteen minutes are more than any access token lives.
 */
const endedSince = `
  SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS position,
    ARRAY(SELECT id FROM sessions WHERE ended_in >= $1::text::xid8 AND ended_at > now() - interval '15 minutes') AS sessions`;

/** The sessions that were ended lately, for whoever verifies access tokens. */
@Injectable()
export class EndedSessions {
  readonly #news = new EventEmitter();

  constructor(private readonly unitOfWork: UnitOfWork) {
    setMaxListeners(0, this.#news);
  }

  readonly tell = (): void => void this.#news.emit('ended');

  /**
   * All that ended after a position, as soon as there is any.
   * @param position none begins with all and does not wait
   * @param over when to answer at the latest
   */
  async after(position: string | undefined, over: AbortSignal): Promise<Ended> {
    for (;;) {
      const news = untilOver(pollMs, [over], (signal) => once(this.#news, 'ended', { signal })).catch(() => undefined);
      const ended = await this.#endedSince(position ?? '0');
      if (ended.sessions.length > 0 || position === undefined || over.aborted) return ended;
      await news; // listened for before the look, so that none falls between
    }
  }

  async #endedSince(position: string): Promise<Ended> {
    const rows: Ended[] = await this.unitOfWork.read<Ended & Record<string, unknown>>(endedSince, [position]);
    return rows[0] as Ended;
  }
}
