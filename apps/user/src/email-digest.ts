import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { UserConfig } from './user.config.js';

/** Stands for an e-mail address that we must recognise or keep apart, but not know. */
@Injectable()
export class EmailDigest {
  constructor(private readonly config: UserConfig) {}

  /** @returns 64 hexadecimal digits */
  of(...parts: readonly string[]): string {
    return createHmac('sha256', this.config.EMAIL_DIGEST_SECRET).update(JSON.stringify(parts)).digest('hex');
  }
}
