import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@app/database';
import { UserConfig } from '../user.config.js';
import { nextAt } from './key-times.js';

export interface ListedKey {
  readonly kid: string;
  readonly state: 'pending' | 'active' | 'retired' | 'deleted';
  readonly createdAt: Date;
  /** When it changes into its next state, as long as nobody does anything. Null at the end. */
  readonly nextAt: Date | null;
}

const list = `SELECT kid, state, created_at AS "createdAt", ${nextAt} AS "nextAt" FROM signing_keys ORDER BY created_at DESC, kid`;

@Injectable()
export class ListKeys {
  constructor(
    private readonly config: UserConfig,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Newest first, also those that are deleted: their public parts and dates stay. */
  run(): Promise<ListedKey[]> {
    const times = [this.config.SIGNING_KEY_LEAD_SECONDS, this.config.ACCESS_TOKEN_SECONDS];
    return this.unitOfWork.read<ListedKey & Record<string, unknown>>(list, times);
  }
}
