import { Pool } from 'undici';
import { runLoad } from '../bench/load.js';
import { summaryOf, type Summary } from '../bench/summary.js';
import type { MeasuredShop } from './open-shop.js';

const readers = 2;

/** What a customer with many orders and a visitor who looks around ask for, through the gateway. */
export async function measureReads(shop: MeasuredShop, seconds: number): Promise<Record<string, Summary>> {
  const pool = new Pool(shop.url, { connections: readers, pipelining: 1 });
  const read = async (path: string): Promise<string | null> => {
    const headers = { authorization: await shop.regular.session.authorization() };
    const { statusCode, body } = await pool.request({ method: 'GET', path: `/api/v1${path}`, headers });
    const page = (await body.json()) as { next?: string | null };
    if (statusCode !== 200) throw new Error(`GET ${path.replace(/\?.*/, '')} answered with ${statusCode}`);
    return page.next ?? null;
  };
  const measured = async (path: (turn: number) => string, goesOn = false): Promise<Summary> => {
    const cursors: (string | null)[] = [];
    let turn = 0;
    const one = async (reader: number): Promise<void> => {
      const cursor = goesOn ? cursors[reader] : null;
      cursors[reader] = await read(`${path((turn += 1))}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`);
    };
    await runLoad(readers, 1_000, one);
    return summaryOf(await runLoad(readers, seconds * 1_000, one));
  };
  try {
    return {
      'list of orders, first page': await measured(() => '/orders?limit=20'),
      'list of orders, page by page': await measured(() => '/orders?limit=20&status=completed', true),
      'list of orders, cancelled ones': await measured(() => '/orders?limit=20&status=cancelled'),
      'list of orders, failed ones': await measured(() => '/orders?limit=20&status=failed'),
      'search of products': await measured((turn) => `/products?limit=20&q=${words[turn % words.length]}`),
      'products by category and price': await measured(
        (turn) => `/products?limit=20&category=kitchen&sort=${turn % 2 ? 'price' : '-price'}`,
      ),
    };
  } finally {
    await pool.close();
  }
}

const words = ['mug', 'coffee', 'tea', 'lamp', 'soap', 'green', 'set', 'oak', 'towel', 'travel'];
