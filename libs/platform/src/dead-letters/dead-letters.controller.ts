import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { DeadLetters, type DeadLetterRow } from '@app/messaging';
import { z } from 'zod';
import type { Caller } from '../auth/caller.js';
import { CurrentUser } from '../auth/current-user.js';
import { Log } from '../logging/log.js';
import { Operation } from '../operation/operation.js';

const DeadLetter = z
  .object({
    id: z.int(),
    eventId: z.uuid(),
    type: z.string().nullable(),
    topic: z.string(),
    partition: z.int(),
    offset: z.int(),
    key: z.string().nullable(),
    reason: z.string(),
    error: z.string(),
    attempts: z.int(),
    deadAt: z.iso.datetime(),
  })
  .meta({ id: 'DeadLetter' });

const Listing = z.object({ items: z.array(DeadLetter) }).meta({ id: 'DeadLetters' });
const Replayed = z.object({ replayed: z.array(z.int()) }).meta({ id: 'ReplayedDeadLetters' });
const Path = z.strictObject({ id: z.coerce.number().int().min(1) });
const ListQuery = z.strictObject({ limit: z.coerce.number().int().min(1).max(1_000).default(100) });
const DiscardBody = z.strictObject({ reason: z.string().trim().min(3).max(500) }).meta({ id: 'DiscardDeadLetter' });

const policy = { role: ['admin'] };

/** For operators, on the service's own port: what was given up, and the two ways out. The message itself is never shown. */
@Controller('internal/dead-letters')
export class DeadLettersController {
  constructor(
    private readonly deadLetters: DeadLetters,
    private readonly log: Log,
  ) {}

  @Get()
  @Operation({ summary: 'List the messages that were given up, oldest first', policy, status: 200, returns: Listing })
  async list(@Query({ schema: ListQuery }) { limit }: z.output<typeof ListQuery>): Promise<z.output<typeof Listing>> {
    return { items: (await this.deadLetters.list(limit)).map(view) };
  }

  @Post(':id/replay')
  @Operation({
    summary: 'Handle a message again, after the earlier ones of its key',
    policy,
    status: 200,
    returns: Replayed,
    problems: [404, 409],
  })
  async replay(@Param({ schema: Path }) { id }: z.output<typeof Path>, @CurrentUser() caller: Caller): Promise<z.output<typeof Replayed>> {
    const replayed = await this.deadLetters.replay(id, caller.id);
    this.log.info('dead letters replayed', { replayed, by: caller.id });
    return { replayed };
  }

  @Post(':id/discard')
  @Operation({ summary: 'Give a message up for good', policy, status: 204, problems: [404, 409] })
  async discard(
    @Param({ schema: Path }) { id }: z.output<typeof Path>,
    @Body({ schema: DiscardBody }) { reason }: z.output<typeof DiscardBody>,
    @CurrentUser() caller: Caller,
  ): Promise<void> {
    await this.deadLetters.discard(id, reason, caller.id);
    this.log.info('dead letter discarded', { id, reason, by: caller.id });
  }
}

const view = (row: DeadLetterRow): z.output<typeof DeadLetter> => ({
  id: row.id,
  eventId: row.event_id,
  type: row.type,
  topic: row.topic,
  partition: row.kafka_partition,
  offset: row.kafka_offset,
  key: row.key,
  reason: row.reason,
  error: row.error,
  attempts: row.attempts,
  deadAt: row.dead_at.toISOString(),
});
