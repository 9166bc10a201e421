import { configFrom, secret, seconds, serviceSettings, type Rule } from '@app/platform';
import { z } from 'zod';

/** Verifiers ask for the keys once a minute; one question may fail. */
const minLeadSeconds = 120;

const settings = {
  ...serviceSettings,
  /** How long an access token is good for. Changed roles count from the next one on. */
  ACCESS_TOKEN_SECONDS: seconds(600).pipe(z.number().max(600)),
  /** How long a new signing key is published before it signs. Less than every verifier needs to hear of it is for tests alone. */
  SIGNING_KEY_LEAD_SECONDS: seconds(minLeadSeconds),
  /** Locks the private signing keys in the database. */
  SIGNING_KEY_SECRET: secret('dev-signing-key-secret'),
  /** Opens what was locked before the secret was changed, until `keys reseal` has been run. */
  SIGNING_KEY_SECRET_PREVIOUS: z.string().min(8).optional(),
  /** Turns e-mail addresses into what cannot be read: those of closed accounts, and those that somebody tries passwords for. */
  EMAIL_DIGEST_SECRET: secret('dev-email-digest-secret'),
  /** Goes into every refresh token but the first of a session: without it, the digests in the database are of no use. */
  REFRESH_TOKEN_SECRET: secret('dev-refresh-token-secret'),
  /** Attempts to log in, to register, to refresh a token or to change a password, per minute and network address. 20 in production and 1,000 elsewhere unless set. */
  AUTH_ATTEMPTS_PER_MINUTE: z.coerce.number().int().min(1).optional(),
};

const longEnoughLead: Rule<typeof settings> = ({ NODE_ENV, SIGNING_KEY_LEAD_SECONDS: lead }) =>
  NODE_ENV === 'production' && lead < minLeadSeconds
    ? { SIGNING_KEY_LEAD_SECONDS: `must be at least ${minLeadSeconds} in production: verifiers would meet a key that they do not know` }
    : {};

/** Every environment variable that this service reads. */
export class UserConfig extends configFrom(settings, longEnoughLead) {
  get attemptsPerMinute(): number {
    return this.AUTH_ATTEMPTS_PER_MINUTE ?? (this.NODE_ENV === 'production' ? 20 : 1_000);
  }
}
