import { UserConfig } from './user.config.js';

const secret = 'a-secret-of-nobody';
const production = {
  NODE_ENV: 'production',
  SERVICE_NAME: 'user',
  DATABASE_URL: 'postgresql://localhost/user',
  SIGNING_KEY_SECRET: secret,
  EMAIL_DIGEST_SECRET: secret,
  REFRESH_TOKEN_SECRET: secret,
};

describe('the configuration of the user service', () => {
  it('lets no key sign in production before every verifier can know it', () => {
    expect(() => new UserConfig({ ...production, SIGNING_KEY_LEAD_SECONDS: '119' })).toThrow(
      'SIGNING_KEY_LEAD_SECONDS: must be at least 120 in production',
    );
    expect(new UserConfig(production).SIGNING_KEY_LEAD_SECONDS).toBe(120);
  });
});
