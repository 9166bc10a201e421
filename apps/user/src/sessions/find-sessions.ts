import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@app/database';
import { Paging, type Caller, type PageOf } from '@app/platform';
import { z } from 'zod';
import type { ListSessionsQuery, OpenSessionView } from './session.schemas.js';
import { isOpen } from './session-life.js';

type Row = { id: string; client: string | null; started_at: Date; rotated_at: Date; expires_at: Date };

const columns = `SELECT s.id, s.client, s.started_at, s.rotated_at, s.expires_at FROM sessions s WHERE s.user_id = $1 AND ${isOpen}`;
const forwards = `${columns} AND ($2::uuid IS NULL OR s.id < $2) ORDER BY s.id DESC LIMIT $3`;
const backwards = `${columns} AND ($2::uuid IS NULL OR s.id > $2) ORDER BY s.id LIMIT $3`;

@Injectable()
export class FindSessions {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The caller's own that are open, newest first: ids are UUIDv7. */
  async page(query: ListSessionsQuery, caller: Caller): Promise<PageOf<OpenSessionView>> {
    const paging = Paging.of(query, {}, z.tuple([z.uuid()]));
    const statement = paging.isBackwards ? backwards : forwards;
    const rows = await this.unitOfWork.read<Row>(statement, [caller.id, paging.position?.[0] ?? null, paging.fetch]);
    return paging.page(
      rows.map((row) => view(row, caller.sessionId)),
      ({ id }) => [id],
    );
  }
}

const view = ({ id, client, started_at, rotated_at, expires_at }: Row, current: string | undefined): OpenSessionView => ({
  id,
  client,
  startedAt: started_at.toISOString(),
  lastUsedAt: rotated_at.toISOString(),
  expiresAt: expires_at.toISOString(),
  isCurrent: id === current,
  _links: { end: { href: `/api/v1/sessions/${id}`, method: 'DELETE' } },
});
