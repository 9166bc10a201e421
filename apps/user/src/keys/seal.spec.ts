import { UserConfig } from '../user.config.js';
import { Seal } from './seal.js';

const env = { SERVICE_NAME: 'user', DATABASE_URL: 'postgresql://localhost/user' };
const sealWith = (secret: string, previous?: string) =>
  new Seal(new UserConfig({ ...env, SIGNING_KEY_SECRET: secret, ...(previous && { SIGNING_KEY_SECRET_PREVIOUS: previous }) }));

describe('the seal', () => {
  const seal = sealWith('a secret');
  const changed = sealWith('another secret');
  const content = Buffer.from('a private key');

  it('opens what it closed', () => expect(seal.open(seal.close(content, 'k1'), 'k1')).toEqual(content));

  it('opens what it closed before its secret was changed, and closes with the new one', () => {
    const both = sealWith('another secret', 'a secret');
    expect(both.open(seal.close(content, 'k1'), 'k1')).toEqual(content);
    expect(changed.open(both.close(content, 'k1'), 'k1')).toEqual(content);
  });

  it('never closes twice alike', () => expect(seal.close(content, 'k1')).not.toEqual(seal.close(content, 'k1')));

  it.each([
    ['another secret', () => changed.open(seal.close(content, 'k1'), 'k1')],
    ['another name', () => seal.open(seal.close(content, 'k1'), 'k2')],
    ['changed bytes', () => seal.open(flipLast(seal.close(content, 'k1')), 'k1')],
  ])('does not open with %s', (_, open) => expect(open).toThrow('SIGNING_KEY_SECRET: does not open the signing key in the database'));
});

function flipLast(bytes: Buffer): Buffer {
  const last = bytes.length - 1;
  bytes.writeUInt8(bytes.readUInt8(last) ^ 1, last);
  return bytes;
}
