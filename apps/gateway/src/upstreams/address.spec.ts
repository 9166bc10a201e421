import { parseAddress } from './address.js';

describe('where a service is', () => {
  it.each([
    ['http://order:3003', ['http://order:3003']],
    ['http://order:3003/api?x', ['http://order:3003']],
    ['http://a:1, https://b', ['http://a:1', 'https://b']],
    ['http://a:1,http://a:1/', ['http://a:1']],
  ])('%s is a list', (text, origins) => {
    expect(parseAddress(text)).toEqual({ kind: 'list', origins });
  });

  it.each([
    ['dns+http://order:3003', 'http:', '3003'],
    ['dns+http://order', 'http:', '80'],
    ['dns+https://order', 'https:', '443'],
  ])('%s is looked up', (text, protocol, port) => {
    expect(parseAddress(text)).toEqual({ kind: 'dns', protocol, host: 'order', port });
  });

  it.each(['', 'order:3003', 'ftp://order', 'http://a,', 'dns+order'])('%j is refused', (text) => {
    expect(() => parseAddress(text)).toThrow('expected http(s) addresses');
  });
});
