import { z } from 'zod';
import { defineEvent } from '../event.js';

/** Ids only: whoever needs a name or an address asks the user service, which alone may forget them. */
const user = { topic: 'user.events.v1', aggregate: 'user', key: 'userId', data: z.object({ userId: z.uuid() }) } as const;

export const UserRegistered = defineEvent('UserRegistered', user);
export const UserUpdated = defineEvent('UserUpdated', user);
export const UserClosed = defineEvent('UserClosed', user);
