import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';

const [ivBytes, tagBytes] = [12, 16];

/** Locks bytes with a secret (AES-256-GCM). What was locked under one name does not open under another. */
export class Seal {
  readonly #key: Buffer;

  constructor(secret: string) {
    this.#key = scryptSync(secret, 'saga-shop signing keys', 32);
  }

  /** @returns iv, tag and ciphertext, one behind the other */
  close(content: Buffer, name: string): Buffer {
    const iv = randomBytes(ivBytes);
    const cipher = createCipheriv('aes-256-gcm', this.#key, iv).setAAD(Buffer.from(name));
    const sealed = Buffer.concat([cipher.update(content), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
  }

  /** @throws Error when secret, name or bytes are not those it was closed with */
  open(bytes: Buffer, name: string): Buffer {
    const decipher = createDecipheriv('aes-256-gcm', this.#key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes })
      .setAAD(Buffer.from(name))
      .setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
    return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]);
  }
}
