import { z } from 'zod';
import { Email } from '../accounts/user.schemas.js';

export const LogInBody = z.strictObject({ email: Email, password: z.string().min(1).max(128) }).meta({ id: 'LogIn' });
export type LogInBody = z.output<typeof LogInBody>;

export const SessionView = z
  .object({
    accessToken: z.string().meta({ description: 'A JWT for the Authorization header' }),
    tokenType: z.literal('Bearer'),
    expiresIn: z.int().meta({ description: 'Seconds' }),
  })
  .meta({ id: 'Session' });
