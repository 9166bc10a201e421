import { Module } from '@nestjs/common';
import { ForgetOldKeys } from './forget-old-keys.js';
import { Idempotency } from './idempotency.js';

/** For services with idempotent operations; needs the table of `CreateIdempotencyKeys`. */
@Module({ providers: [Idempotency, ForgetOldKeys], exports: [Idempotency] })
export class IdempotencyModule {}
