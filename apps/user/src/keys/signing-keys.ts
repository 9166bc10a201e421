import { createPrivateKey, type KeyObject } from 'node:crypto';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { DatabaseUnavailable, UnitOfWork } from '@app/database';
import { Sweep } from '@app/platform';
import { ConstantBackoff, handleType, retry } from 'cockatiel';
import { SecurityEvents } from '../security-events.js';
import { UserConfig } from '../user.config.js';
import type { PublicJwk } from './key-pair.js';
import { KeyRotation } from './key-rotation.js';
import { Seal } from './seal.js';

export interface SigningKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
}

const active = `SELECT kid, private_key FROM signing_keys WHERE state = 'active'`;
/** Deleted without having been retired. */
const isWithdrawn = `SELECT FROM signing_keys WHERE kid = $1 AND state = 'deleted' AND retired_at IS NULL`;
const published = `SELECT public_jwk FROM signing_keys WHERE state <> 'deleted' ORDER BY created_at DESC, kid`;

/** A database that is busy or just starting is no reason to give up a start. */
const patiently = retry(handleType(DatabaseUnavailable), { maxAttempts: 20, backoff: new ConstantBackoff(500) });

/** The keys as this instance knows them: it looks again 24 times in the time for which a new key is announced. */
@Injectable()
export class SigningKeys implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #leadMs: number;
  readonly #sweep: Sweep;
  #current?: SigningKey;
  #lookedAt = 0;

  constructor(
    config: UserConfig,
    private readonly unitOfWork: UnitOfWork,
    private readonly rotation: KeyRotation,
    private readonly seal: Seal,
    private readonly events: SecurityEvents,
  ) {
    this.#leadMs = config.SIGNING_KEY_LEAD_SECONDS * 1_000;
    this.#sweep = new Sweep('SigningKeys', this.#leadMs / 24, () => this.#look());
  }

  async onModuleInit(): Promise<void> {
    await patiently.execute(() => this.#look());
  }

  onApplicationBootstrap(): void {
    this.#sweep.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.#sweep.stop();
  }

  /** The one that tokens are signed with; looked up when a process that was stopped for a while may have missed its end. */
  async current(): Promise<SigningKey> {
    if (performance.now() - this.#lookedAt > this.#leadMs) await this.#look();
    return this.#current as SigningKey;
  }

  /** All that a token may be signed with, also those that do not sign yet or no more. */
  async published(): Promise<PublicJwk[]> {
    const rows = await this.unitOfWork.read<{ public_jwk: PublicJwk }>(published, []);
    return rows.map(({ public_jwk }) => public_jwk);
  }

  async #look(): Promise<false> {
    const now = performance.now();
    await this.rotation.advance();
    const [row] = await this.unitOfWork.read<{ kid: string; private_key: Buffer }>(active, []);
    if (!row) throw new Error('there is no active signing key');
    if (row.kid !== this.#current?.kid) await this.#signWith(row.kid, row.private_key);
    this.#lookedAt = now;
    return false;
  }

  async #signWith(kid: string, sealed: Buffer): Promise<void> {
    const privateKey = createPrivateKey({ key: this.seal.open(sealed, kid), format: 'der', type: 'pkcs8' });
    const withdrawn = this.#current ? await this.unitOfWork.read(isWithdrawn, [this.#current.kid]) : [];
    this.#current = { kid, privateKey };
    if (withdrawn.length > 0) this.events.happened('signing-keys-withdrawn');
  }
}
