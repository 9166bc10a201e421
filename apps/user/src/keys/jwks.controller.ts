import { Controller, Get, Header } from '@nestjs/common';
import { Operation } from '@app/platform';
import { z } from 'zod';
import { SigningKeys } from './signing-keys.js';

const text = z.string().max(100);
const Jwk = z.object({ kid: text, kty: text, crv: text, x: text, use: z.literal('sig'), alg: z.literal('EdDSA') }).meta({ id: 'Jwk' });
const anyKey = { kid: '2026-01', kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo', use: 'sig', alg: 'EdDSA' };
const JwkSet = z.object({ keys: z.array(Jwk).max(10) }).meta({ id: 'JwkSet', examples: [{ keys: [anyKey] }] });

@Controller('.well-known')
export class JwksController {
  constructor(private readonly keys: SigningKeys) {}

  @Get('jwks.json')
  @Header('cache-control', 'public, max-age=60')
  @Operation({
    summary: 'The public keys that tokens are signed with',
    description: 'RFC 7517. A key is published before it signs, and for as long as something that it signed is good.',
    policy: 'public',
    status: 200,
    returns: JwkSet,
  })
  async getKeys() {
    return { keys: await this.keys.published() };
  }
}
