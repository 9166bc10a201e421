import { Page, pageQuery } from '@app/platform';
import { z } from 'zod';
import { Email } from '../accounts/user.schemas.js';
import { PresentPassword } from '../passwords/password.schemas.js';

export const LogInBody = z.strictObject({ email: Email, password: PresentPassword }).meta({ id: 'LogIn' });
export type LogInBody = z.output<typeof LogInBody>;

export const RefreshBody = z
  .strictObject({ refreshToken: z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'Expected 43 characters of base64url') })
  .meta({ id: 'RefreshSession' });
export type RefreshBody = z.output<typeof RefreshBody>;

export const SessionView = z
  .object({
    accessToken: z.string().meta({ description: 'A JWT for the Authorization header' }),
    tokenType: z.literal('Bearer'),
    expiresIn: z.int().meta({ description: 'Seconds that the access token is good for' }),
    refreshToken: z.string().meta({ description: 'Good once, for seven days, for a new pair' }),
  })
  .meta({ id: 'Session' });
export type SessionView = z.output<typeof SessionView>;

export const SessionPath = z.strictObject({ id: z.uuid() });
export const ListSessionsQuery = z.strictObject(pageQuery);
export type ListSessionsQuery = z.output<typeof ListSessionsQuery>;

export const OpenSessionView = z
  .object({
    id: z.uuid(),
    client: z.string().nullable().meta({ description: 'The User-Agent that logged in: a hint, not a proof' }),
    startedAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime().meta({ description: 'When its tokens were last renewed' }),
    expiresAt: z.iso.datetime(),
    isCurrent: z.boolean().meta({ description: 'The session of the token that asks' }),
    _links: z.record(z.string(), z.object({ href: z.string(), method: z.string().optional() })),
  })
  .meta({ id: 'OpenSession' });
export type OpenSessionView = z.output<typeof OpenSessionView>;

export const OpenSessionPage = Page(OpenSessionView).meta({ id: 'OpenSessionPage' });
