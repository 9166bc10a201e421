import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InvalidConfiguration } from '@app/platform';
import { UserConfig } from '../user.config.js';

const [ivBytes, tagBytes] = [12, 16];

/** Locks private keys with a secret (AES-256-GCM). What was locked under one name does not open under another. */
@Injectable()
export class Seal {
  readonly #key: Buffer;
  readonly #opening: readonly Buffer[];

  constructor({ SIGNING_KEY_SECRET, SIGNING_KEY_SECRET_PREVIOUS: previous }: UserConfig) {
    this.#key = keyOf(SIGNING_KEY_SECRET);
    this.#opening = [this.#key, ...(previous === undefined ? [] : [keyOf(previous)])];
  }

  /** @returns iv, tag and ciphertext, one behind the other */
  close(content: Buffer, name: string): Buffer {
    const iv = randomBytes(ivBytes);
    const cipher = createCipheriv('aes-256-gcm', this.#key, iv).setAAD(Buffer.from(name));
    const sealed = Buffer.concat([cipher.update(content), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
  }

  /** @throws InvalidConfiguration when secrets, name or bytes are not those it was closed with */
  open(bytes: Buffer, name: string): Buffer {
    for (const key of this.#opening) {
      try {
        return openWith(key, bytes, name);
      } catch {
        // perhaps the other one
      }
    }
    throw new InvalidConfiguration([
      'SIGNING_KEY_SECRET: does not open the signing key in the database, nor does SIGNING_KEY_SECRET_PREVIOUS',
    ]);
  }
}

const keyOf = (secret: string): Buffer => scryptSync(secret, 'saga-shop signing keys', 32);

function openWith(key: Buffer, bytes: Buffer, name: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes })
    .setAAD(Buffer.from(name))
    .setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
  return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]);
}
