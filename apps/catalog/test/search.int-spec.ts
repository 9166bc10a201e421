import { encodeCursor } from '@app/platform';
import type { Answer } from '@app/testing';
import { LoneCatalog } from './lone-catalog.js';

const articles: readonly [sku: string, name: string, category: string, amount: number, available: number][] = [
  ['A-1', 'Blue mug', 'kitchen', 900, 5],
  ['A-2', 'Red mug', 'kitchen', 700, 0],
  ['A-3', 'Mug tree', 'kitchen', 2_500, 1],
  ['B-1', 'Blue pen', 'stationery', 250, 9],
  ['B-2', '100% wool blanket', 'textiles', 9_900, 2],
  ['B-3', 'Snake_case poster', 'stationery', 1_500, 2],
  ['C-1', 'Twin', 'games', 900, 1],
  ['C-2', 'Twin', 'games', 900, 1],
];

describe('searching products', () => {
  let catalog: LoneCatalog;

  beforeAll(async () => {
    catalog = await LoneCatalog.start();
    for (const [sku, name, category, amount, available] of articles) {
      await catalog.create({ sku, name, category, available, price: { amount, currency: 'EUR' } });
    }
    await catalog.create({ sku: 'Z-1', name: 'Gone mug' });
    await catalog.delist('Z-1', '*');
  }, 60_000);
  afterAll(() => catalog.stop());

  const skusIn = ({ body }: Answer) => ((body['items'] ?? []) as { sku: string }[]).map(({ sku }) => sku);
  const search = async (query: string) => skusIn(await catalog.get(`/products?${query}`));

  it.each([
    ['', ['B-2', 'A-1', 'B-1', 'A-3', 'A-2', 'B-3', 'C-1', 'C-2']],
    ['sort=price', ['B-1', 'A-2', 'A-1', 'C-1', 'C-2', 'B-3', 'A-3', 'B-2']],
    ['sort=-price', ['B-2', 'A-3', 'B-3', 'C-2', 'C-1', 'A-1', 'A-2', 'B-1']],
    ['sort=newest', ['C-2', 'C-1', 'B-3', 'B-2', 'B-1', 'A-3', 'A-2', 'A-1']],
    ['q=mug', ['A-1', 'A-3', 'A-2']],
    ['q=MUG%20blue', ['A-1']],
    ['q=oste', ['B-3']],
    ['q=bl', ['B-2', 'A-1', 'B-1']],
    ['q=lu', []],
    ['q=100%25', ['B-2']],
    ['q=%25%25%25', []],
    ['q=e_c', ['B-3']],
    ['category=kitchen', ['A-1', 'A-3', 'A-2']],
    ['category=nothing', []],
    ['minPrice=900&maxPrice=1500', ['A-1', 'B-3', 'C-1', 'C-2']],
    ['inStock=true&category=kitchen', ['A-1', 'A-3']],
    ['inStock=false', ['A-2']],
    ['q=mug&category=kitchen&sort=price&minPrice=800', ['A-1', 'A-3']],
  ])('finds by "%s"', async (query, expected) => expect(await search(query)).toEqual(expected));

  it.each(['', 'sort=price', 'sort=-price', 'sort=newest', 'q=mug', 'category=kitchen&sort=-price'])(
    'goes through "%s" page by page and back again',
    async (query) => {
      const all = await search(query);
      const pages: string[][] = [];
      let answer = await catalog.get(`/products?${query}&limit=2`);
      expect([answer.body['prev'], answer.body]).toEqual([null, expect.not.objectContaining({ total: expect.anything() })]);
      for (;;) {
        pages.push(skusIn(answer));
        const next = answer.body['next'] as unknown as string | null;
        if (next === null) break;
        expect(answer.headers.get('link')).toContain('rel="next"');
        answer = await catalog.get(`/products?${query}&limit=2&cursor=${encodeURIComponent(next)}`);
      }
      expect(pages.flat()).toEqual(all);
      for (const page of pages.slice(0, -1).reverse()) {
        answer = await catalog.get(`/products?${query}&limit=2&cursor=${encodeURIComponent(String(answer.body['prev']))}`);
        expect(skusIn(answer)).toEqual(page);
      }
      expect(answer.body['prev']).toBeNull();
    },
  );

  it('refuses the cursor of another filter or sort, and a broken one', async () => {
    const cursor = encodeURIComponent(String((await catalog.get('/products?limit=2')).body['next']));
    for (const query of [`sort=price&cursor=${cursor}`, `q=mug&cursor=${cursor}`, 'cursor=x', `cursor=${cursor.slice(1)}`]) {
      expect(await catalog.get(`/products?${query}`)).toMatchObject({ status: 400, body: { errors: [{ pointer: '#/query/cursor' }] } });
    }
  });

  it.each([
    ['price', ['cheap', 'A-1']],
    ['price', [1.5, 'A-1']],
    ['name', [1, 'A-1']],
    ['name', ['A\0', 'A-1']],
    ['newest', ['yesterday', 'A-1']],
    ['name', ['Blue mug']],
    ['name', []],
  ])('refuses a cursor that somebody made for sort=%s of %j', async (sort, position) => {
    const cursor = encodeURIComponent(encodeCursor({ position, isBackwards: false }, { sort }));
    expect(await catalog.get(`/products?sort=${sort}&cursor=${cursor}`)).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '#/query/cursor' }] },
    });
  });

  it.each([
    ['limit=0', '#/query/limit'],
    ['limit=101', '#/query/limit'],
    ['limit=ten', '#/query/limit'],
    ['sort=stock', '#/query/sort'],
    ['minPrice=-1', '#/query/minPrice'],
    ['maxPrice=1.5', '#/query/maxPrice'],
    ['maxPrice=', '#/query/maxPrice'],
    ['inStock=maybe', '#/query/inStock'],
    ['colour=blue', '#/query/colour'],
    ['q=%00', '#/query/q'],
    ['q=a&q=b', '#/query/q'],
    [`q=${'x'.repeat(101)}`, '#/query/q'],
  ])('refuses %s', async (query, pointer) => {
    expect(await catalog.get(`/products?${query}`)).toMatchObject({
      status: 400,
      body: { code: 'validation-failed', errors: [{ pointer }] },
    });
  });
});
