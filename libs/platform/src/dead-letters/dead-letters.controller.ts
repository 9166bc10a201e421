import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { DeadLetters, type DeadLetterRow } from '@app/messaging';
import { z } from 'zod';
import type { Caller } from '../auth/caller.js';
import { CurrentUser } from '../auth/current-user.js';
import { Log } from '../logging/log.js';
import { Operation } from '../operation/operation.js';
import { text } from '../validation/text.js';

const anyLetter = {
  id: 7,
  eventId: '019a1c00-0000-7000-8000-000000000011',
  type: 'OrderPlaced',
  topic: 'order.events.v1',
  partition: 0,
  offset: 42,
  key: '019a1c00-0000-7000-8000-000000000001',
  reason: 'unknown-version',
  error: 'version 2 of OrderPlaced is not known here',
  attempts: 1,
  deadAt: '2026-01-01T12:00:00.000Z',
};

const DeadLetter = z
  .object({
    id: z.int(),
    eventId: z.uuid(),
    type: z.string().max(10_000).nullable(),
    topic: z.string().max(249),
    partition: z.int(),
    offset: z.int(),
    key: z.string().max(1_048_576).nullable(),
    reason: z.string().max(100),
    error: z.string().max(1_048_576),
    attempts: z.int(),
    deadAt: z.iso.datetime(),
  })
  .meta({ id: 'DeadLetter', examples: [anyLetter] });

const Listing = z.object({ items: z.array(DeadLetter).max(1_000) }).meta({ id: 'DeadLetters', examples: [{ items: [anyLetter] }] });
const Replayed = z.object({ replayed: z.array(z.int()).max(1_000_000) }).meta({ id: 'ReplayedDeadLetters', examples: [{ replayed: [7] }] });
const Path = z.strictObject({
  id: z.coerce.number().int().min(1),
});
const ListQuery = z.strictObject({ limit: z.coerce.number().int().min(1).max(1_000).default(100) });
const DiscardBody = z
  .strictObject({ reason: text(500).min(3) })
  .meta({ id: 'DiscardDeadLetter', examples: [{ reason: 'A test record from outside' }] });

const policy = { role: ['admin'] };

/** For operators, on the service's own port: what was given up, and the two ways out. The message itself is never shown. */
@Controller('internal/dead-letters')
export class DeadLettersController {
  constructor(
    private readonly deadLetters: DeadLetters,
    private readonly log: Log,
  ) {}

  @Get()
  @Operation({
    id: 'listDeadLetters',
    summary: 'List the messages that were given up, oldest first',
    description: 'Why, when, and where they were found. Their content is never shown.',
    policy,
    status: 200,
    returns: Listing,
  })
  async list(@Query({ schema: ListQuery }) { limit }: z.output<typeof ListQuery>): Promise<z.output<typeof Listing>> {
    return { items: (await this.deadLetters.list(limit)).map(view) };
  }

  @Post(':id/replay')
  @Operation({
    id: 'replayDeadLetter',
    summary: 'Handle a message again, after the earlier ones of its key',
    description: 'When the last letter of a key has been handled, the key is free and its later messages go on.',
    policy,
    status: 200,
    returns: Replayed,
    problems: [404],
    refusals: { 'already-resolved': 409, 'still-poison': 409 },
  })
  async replay(@Param({ schema: Path }) { id }: z.output<typeof Path>, @CurrentUser() caller: Caller): Promise<z.output<typeof Replayed>> {
    const replayed = await this.deadLetters.replay(id, caller.id);
    this.log.info('dead letters replayed', { replayed, by: caller.id });
    return { replayed };
  }

  @Post(':id/discard')
  @Operation({
    id: 'discardDeadLetter',
    summary: 'Give a message up for good',
    description: 'The reason is kept with it. Its key is free when no other letter of it waits.',
    policy,
    status: 204,
    problems: [404],
    refusals: { 'already-resolved': 409 },
  })
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
