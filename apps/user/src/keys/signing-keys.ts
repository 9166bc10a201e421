import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '@app/database';
import { InvalidConfiguration } from '@app/platform';
import { calculateJwkThumbprint, exportJWK } from 'jose';
import { UserConfig } from '../user.config.js';
import { Seal } from './seal.js';

export interface SigningKey {
  /** The RFC 7638 thumbprint of the public key. */
  readonly kid: string;
  readonly privateKey: KeyObject;
}

/** A public Ed25519 key as a JWK Set shows it. */
export interface PublicJwk {
  readonly kid: string;
  readonly kty: string;
  readonly crv: string;
  readonly x: string;
  readonly use: 'sig';
  readonly alg: 'EdDSA';
}

const active = `SELECT kid, private_key FROM signing_keys WHERE state = 'active'`;
/** Of two instances that start at once, the unique index on the active key lets one win; the other takes its key. */
const add = `
  INSERT INTO signing_keys (kid, state, public_jwk, private_key, activated_at) VALUES ($1, 'active', $2, $3, now()) ON CONFLICT DO NOTHING`;
const published = 'SELECT public_jwk FROM signing_keys ORDER BY created_at DESC, kid';

@Injectable()
export class SigningKeys implements OnModuleInit {
  readonly #seal: Seal;
  #current?: SigningKey;

  constructor(
    config: UserConfig,
    private readonly unitOfWork: UnitOfWork,
  ) {
    this.#seal = new Seal(config.SIGNING_KEY_SECRET);
  }

  async onModuleInit(): Promise<void> {
    this.#current = (await this.#load()) ?? (await this.#create());
  }

  /** The one that tokens are signed with. */
  get current(): SigningKey {
    if (!this.#current) throw new Error('the signing key is not there before the module is initialised');
    return this.#current;
  }

  /** All that a token may be signed with, also those that are not used yet or no more. */
  async published(): Promise<PublicJwk[]> {
    const rows = await this.unitOfWork.run((tx) => tx.query<{ public_jwk: PublicJwk }>(published));
    return rows.map(({ public_jwk }) => public_jwk);
  }

  async #load(): Promise<SigningKey | undefined> {
    const [row] = await this.unitOfWork.run((tx) => tx.query<{ kid: string; private_key: Buffer }>(active));
    return row && { kid: row.kid, privateKey: this.#open(row.private_key, row.kid) };
  }

  async #create(): Promise<SigningKey> {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const jwk = await exportJWK(publicKey);
    const kid = await calculateJwkThumbprint(jwk);
    const sealed = this.#seal.close(privateKey.export({ format: 'der', type: 'pkcs8' }), kid);
    await this.unitOfWork.run((tx) => tx.execute(add, [kid, JSON.stringify({ ...jwk, kid, use: 'sig', alg: 'EdDSA' }), sealed]));
    return (await this.#load()) as SigningKey;
  }

  /** @throws InvalidConfiguration when the key was sealed with another secret */
  #open(sealed: Buffer, kid: string): KeyObject {
    try {
      return createPrivateKey({ key: this.#seal.open(sealed, kid), format: 'der', type: 'pkcs8' });
    } catch {
      throw new InvalidConfiguration(['SIGNING_KEY_SECRET: does not open the signing key in the database']);
    }
  }
}
