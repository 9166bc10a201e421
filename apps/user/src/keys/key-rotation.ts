import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Tx } from '@app/database';
import { UserConfig } from '../user.config.js';
import { makeKeyPair } from './key-pair.js';
import { nextAt } from './key-times.js';
import { nextSteps, type PublishedKey, type Step } from './next-steps.js';
import { Seal } from './seal.js';

type Row = PublishedKey & Record<string, unknown>;

const published = `SELECT kid, state, now() >= ${nextAt} AS "isDue" FROM signing_keys WHERE state <> 'deleted' ORDER BY kid`;

const add = `
  INSERT INTO signing_keys (kid, state, public_jwk, private_key, activated_at)
  VALUES ($1, $2, $3, $4, CASE $2 WHEN 'active' THEN now() END) ON CONFLICT DO NOTHING`;

const changes = {
  activate: `UPDATE signing_keys SET state = 'active', activated_at = now() WHERE kid = $1`,
  retire: `UPDATE signing_keys SET state = 'retired', retired_at = now(), private_key = NULL WHERE kid = $1`,
  delete: `UPDATE signing_keys SET state = 'deleted', deleted_at = now(), private_key = NULL WHERE kid = $1`,
};

/** Moves the keys through their states, by whichever instance looks first. */
@Injectable()
export class KeyRotation {
  constructor(
    private readonly config: UserConfig,
    private readonly unitOfWork: UnitOfWork,
    private readonly seal: Seal,
  ) {}

  /** Does what is due. */
  async advance(): Promise<void> {
    if (nextSteps(await this.unitOfWork.read<Row>(published, this.#times)).length === 0) return;
    await this.unitOfWork.run(async (tx) => {
      for (const step of nextSteps(await this.#lockKeys(tx))) await this.#take(tx, step);
    });
  }

  /** Announces a new key, unless one is announced already; it takes over by itself. */
  async begin(): Promise<void> {
    await this.unitOfWork.run((tx) => this.#take(tx, { do: 'make', as: 'pending' }));
  }

  /**
   * For the day on which a private key is in the wrong hands: all keys go, and a new one signs at once. Every access token that
   * is out becomes worthless; refresh tokens are not signed and go on.
   */
  async replaceAll(): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const keys = await this.#lockKeys(tx);
      for (const { kid } of keys) await this.#take(tx, { do: 'delete', kid });
      await this.#take(tx, { do: 'make', as: 'active' });
    });
  }

  get #times(): number[] {
    return [this.config.SIGNING_KEY_LEAD_SECONDS, this.config.ACCESS_TOKEN_SECONDS];
  }

  #lockKeys(tx: Tx): Promise<Row[]> {
    return tx.query<Row>(`${published} FOR UPDATE`, this.#times);
  }

  /** Of two instances that make a key at once, the unique indexes on the pending and the active one let one win. */
  async #take(tx: Tx, step: Step): Promise<void> {
    if (step.do !== 'make') {
      await tx.execute(changes[step.do], [step.kid]);
      return;
    }
    const { jwk, privateKey } = await makeKeyPair();
    await tx.execute(add, [jwk.kid, step.as, JSON.stringify(jwk), this.seal.close(privateKey, jwk.kid)]);
  }
}
