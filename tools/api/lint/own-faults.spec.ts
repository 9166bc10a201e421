import { ownFaults } from './own-faults.js';
import { ofNoOperation } from './silent-codes.js';

const openApi = { openapi: '3.1.0', paths: { '/mugs': { get: { operationId: 'Mugs' } } } };
const asyncApi = { asyncapi: '3.0.0', components: { messages: { MugMade: {} } } };

describe('what our own rules have against documents', () => {
  const codes = new Set(['mug-taken', ...Object.keys(ofNoOperation)]);
  const documents = new Map<string, typeof openApi | typeof asyncApi>([
    ['mugs.json', openApi],
    ['asyncapi.json', asyncApi],
  ]);
  const faults = ownFaults(documents, codes);

  it.each([
    'mugs.json #/paths/~1mugs/get/x-policy says nobody who may call (policy)',
    'asyncapi.json #/components/messages/MugMade has no payload (facts)',
  ])('is named with document, place and rule: %s', (fault) => expect(faults).toContain(fault));

  it('is also what no document says', () =>
    expect(faults).toContainEqual(expect.stringMatching(/^mug-taken: .* no operation documents it/)));

  it('is of each kind for its own', () => {
    const rulesAgainst = (path: string) => faults.filter((fault) => fault.startsWith(`${path} `)).map((fault) => fault.split('(').at(-1));
    expect(rulesAgainst('mugs.json')).not.toContain('facts)');
    expect(rulesAgainst('asyncapi.json')).not.toContain('policy)');
  });
});
