import { createHash, createHmac, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { UserConfig } from '../user.config.js';

/** What the client gets, and what the database keeps of it. */
export interface RefreshToken {
  /** 256 bits as 43 characters of base64url. */
  readonly text: string;
  /** SHA-256; a slow hash is for what people think up, and nobody guesses 256 bits. */
  readonly hash: Buffer;
}

@Injectable()
export class RefreshTokens {
  constructor(private readonly config: UserConfig) {}

  /** The first of a session. */
  random(): RefreshToken {
    return tokenOf(randomBytes(32));
  }

  /**
   * The token that follows another one: always the same, so that a lost answer can be given again although only its digest was
   * kept. Who reads the database cannot make it, for that takes the secret as well.
   * @param generation of the successor
   */
  successor(parentHash: Buffer, generation: number): RefreshToken {
    return tokenOf(createHmac('sha256', this.config.REFRESH_TOKEN_SECRET).update(parentHash).update(String(generation)).digest());
  }

  hashOf(text: string): Buffer {
    return createHash('sha256').update(text).digest();
  }
}

const tokenOf = (bytes: Buffer): RefreshToken => {
  const text = bytes.toString('base64url');
  return { text, hash: createHash('sha256').update(text).digest() };
};
