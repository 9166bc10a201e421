import { Controller, Get, Header } from '@nestjs/common';
import { Operation } from '@app/platform';
import { z } from 'zod';
import { SigningKeys } from './signing-keys.js';

const Jwk = z
  .object({ kid: z.string(), kty: z.string(), crv: z.string(), x: z.string(), use: z.literal('sig'), alg: z.literal('EdDSA') })
  .meta({ id: 'Jwk' });
const JwkSet = z.object({ keys: z.array(Jwk) }).meta({ id: 'JwkSet' });

@Controller('.well-known')
export class JwksController {
  constructor(private readonly keys: SigningKeys) {}

  @Get('jwks.json')
  @Header('cache-control', 'public, max-age=60')
  @Operation({ summary: 'The public keys that tokens are signed with', policy: 'public', status: 200, returns: JwkSet })
  async getKeys() {
    return { keys: await this.keys.published() };
  }
}
