import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from '../../stack/repository.js';
import { breaksBetween } from './breaks.js';

interface Schema {
  type?: string;
  maxLength?: number;
  required: string[];
  properties: Record<string, Schema>;
}

interface Shop {
  paths: Record<string, Record<string, { description: string }>>;
  components: { schemas: Record<string, Schema> };
}

interface Events {
  components: { messages: Record<string, { payload: Schema }> };
}

/** The gate must be known to close: a comparison without its set of rules finds nothing and says that all is well. */
describe('the comparison with a release', () => {
  const folder = mkdtempSync(join(tmpdir(), 'saga-shop-diff-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  async function rulesBrokenBy<Document>(path: string, change: (document: Document) => void): Promise<string[]> {
    const base = join(repositoryRoot, 'docs/generated', path);
    const document = JSON.parse(readFileSync(base, 'utf8')) as Document;
    change(document);
    const revision = join(folder, 'revision.json');
    writeFileSync(revision, JSON.stringify(document));
    return (await breaksBetween(base, revision)).map(({ rule }) => rule);
  }

  it('finds a field that is gone from an answer, and a request that asks for more', async () => {
    const broken = await rulesBrokenBy<Shop>('openapi/shop.json', ({ components: { schemas } }) => {
      delete schemas['Order']?.properties['total'];
      schemas['PlaceOrder']?.required.push('expectedTotal');
    });
    expect(broken).toEqual(expect.arrayContaining(['property-removed']));
    expect(broken.length).toBeGreaterThan(1);
  });

  it('finds an operation that is gone', async () => {
    expect(await rulesBrokenBy<Shop>('openapi/shop.json', ({ paths }) => delete paths['/api/v1/my/orders'])).not.toEqual([]);
  });

  it('finds a field that is gone from a fact', async () => {
    expect(
      await rulesBrokenBy<Events>(
        'asyncapi.json',
        ({ components: { messages } }) => delete messages['StockReserved']?.payload.properties['lines'],
      ),
    ).not.toEqual([]);
  });

  it('lets additions and better words pass', async () => {
    const broken = await rulesBrokenBy<Shop>('openapi/shop.json', ({ components: { schemas }, paths }) => {
      Object.assign(schemas['Order']?.properties ?? {}, { giftNote: { type: 'string', maxLength: 100 } });
      Object.assign(paths['/api/v1/orders']?.['post'] ?? {}, { description: 'Better words.' });
    });
    expect(broken).toEqual([]);
  });
});
