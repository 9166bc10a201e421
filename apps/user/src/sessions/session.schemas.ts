import { Links, Page, pageQuery } from '@app/platform';
import { z } from 'zod';
import { Email } from '../accounts/user.schemas.js';
import { PresentPassword } from '../passwords/password.schemas.js';

export const LogInBody = z
  .strictObject({ email: Email, password: PresentPassword })
  .meta({ id: 'LogIn', examples: [{ email: 'ada@example.com', password: 'saga-shop-demo' }] });
export type LogInBody = z.output<typeof LogInBody>;

const anyRefreshToken = 'kQ2n7Yh0rT4sV9xB1cD3eF5gH6jK8mN0pQ2rS4tU6vW';

export const RefreshBody = z
  .strictObject({ refreshToken: z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'Expected 43 characters of base64url') })
  .meta({ id: 'RefreshSession', examples: [{ refreshToken: anyRefreshToken }] });
export type RefreshBody = z.output<typeof RefreshBody>;

export const SessionView = z
  .object({
    accessToken: z.string().max(4_096).meta({ description: 'A JWT for the Authorization header' }),
    tokenType: z.literal('Bearer'),
    expiresIn: z.int().meta({ description: 'Seconds that the access token is good for' }),
    refreshToken: z.string().max(100).meta({ description: 'Good once, for seven days, for a new pair' }),
  })
  .meta({
    id: 'Session',
    examples: [{ accessToken: 'eyJhbGciOiJFZERTQSJ9.e30.c2ln', tokenType: 'Bearer', expiresIn: 600, refreshToken: anyRefreshToken }],
  });
export type SessionView = z.output<typeof SessionView>;

export const SessionPath = z.strictObject({ id: z.uuid() });
export const ListSessionsQuery = z.strictObject(pageQuery);
export type ListSessionsQuery = z.output<typeof ListSessionsQuery>;

export const OpenSessionView = z
  .object({
    id: z.uuid(),
    client: z.string().max(16_384).nullable().meta({ description: 'The User-Agent that logged in: a hint, not a proof' }),
    startedAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime().meta({ description: 'When its tokens were last renewed' }),
    expiresAt: z.iso.datetime().meta({ description: 'Thirty days after its start; a week without renewal ends it sooner' }),
    isCurrent: z.boolean().meta({ description: 'The session of the token that asks' }),
    _links: Links,
  })
  .meta({
    id: 'OpenSession',
    examples: [
      {
        id: '019a1c00-0000-7000-8000-000000000007',
        client: 'curl/8.5.0',
        startedAt: '2026-01-01T11:00:00.000Z',
        lastUsedAt: '2026-01-01T11:50:00.000Z',
        expiresAt: '2026-01-31T11:00:00.000Z',
        isCurrent: true,
        _links: { end: { href: '/api/v1/sessions/019a1c00-0000-7000-8000-000000000007', method: 'DELETE' } },
      },
    ],
  });
export type OpenSessionView = z.output<typeof OpenSessionView>;

export const OpenSessionPage = Page(OpenSessionView).meta({ id: 'OpenSessionPage' });
