import { Seal } from './seal.js';

describe('the seal', () => {
  const seal = new Seal('a secret');
  const content = Buffer.from('a private key');

  it('opens what it closed', () => expect(seal.open(seal.close(content, 'k1'), 'k1')).toEqual(content));

  it('never closes twice alike', () => expect(seal.close(content, 'k1')).not.toEqual(seal.close(content, 'k1')));

  it.each([
    ['another secret', () => new Seal('another').open(seal.close(content, 'k1'), 'k1')],
    ['another name', () => seal.open(seal.close(content, 'k1'), 'k2')],
    ['changed bytes', () => seal.open(flipLast(seal.close(content, 'k1')), 'k1')],
  ])('does not open with %s', (_, open) => expect(open).toThrow());
});

function flipLast(bytes: Buffer): Buffer {
  const last = bytes.length - 1;
  bytes.writeUInt8(bytes.readUInt8(last) ^ 1, last);
  return bytes;
}
