import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ProblemError } from '../problem/problem-error.js';
import { linkHeader } from './link-header.js';
import { Paging } from './paging.js';

interface Row {
  readonly name: string;
  readonly sku: string;
}

const rows: readonly Row[] = Array.from({ length: 7 }, (_, index) => ({ name: `n${Math.floor(index / 2)}`, sku: `s${index}` }));
const key = ({ name, sku }: Row) => [name, sku];

/** A table with an index, as Postgres would read it. */
function list(cursor: string | undefined, limit = 3, scope: unknown = 'all') {
  const paging = Paging.of({ limit, cursor }, scope, z.tuple([z.string(), z.string()]));
  const text = (position: readonly unknown[]) => position.join('\u0000');
  const from = paging.position && text(paging.position);
  const ordered = paging.isBackwards ? [...rows].reverse() : rows;
  const isBeyond = (row: Row) => from === undefined || (paging.isBackwards ? text(key(row)) < from : text(key(row)) > from);
  return paging.page(ordered.filter(isBeyond).slice(0, paging.fetch), key);
}
const skus = ({ items }: { items: Row[] }) => items.map(({ sku }) => sku);

describe('Paging', () => {
  it('walks to the end and back again', () => {
    const first = list(undefined);
    const second = list(first.next ?? '');
    const third = list(second.next ?? '');
    expect([first, second, third].map(skus)).toEqual([['s0', 's1', 's2'], ['s3', 's4', 's5'], ['s6']]);
    expect([first.prev, third.next]).toEqual([null, null]);
    const back = list(third.prev ?? '');
    expect(skus(back)).toEqual(['s3', 's4', 's5']);
    const start = list(back.prev ?? '');
    expect(skus(start)).toEqual(['s0', 's1', 's2']);
    expect(start.prev).toBeNull();
  });

  it('has no neighbours when everything fits', () => {
    expect(list(undefined, 7)).toMatchObject({ next: null, prev: null });
  });

  it.each(['', 'nonsense', 'a.b.c', `${list(undefined).next}x`])('refuses the damaged cursor %j', (cursor) => {
    expect(() => list(cursor)).toThrow(ProblemError);
  });

  it.each(['["next",[1,"s1"]]', '["next",["n1"]]', '["up",["n1","s1"]]', '["next",'])(
    'refuses the cursor %s, although its sum is right',
    (forged) => {
      const content = Buffer.from(forged).toString('base64url');
      const sum = createHash('sha256')
        .update(JSON.stringify([content, 'all']))
        .digest('base64url')
        .slice(0, 11);
      expect(() => list(`${content}.${sum}`)).toThrow(ProblemError);
    },
  );

  it('refuses a cursor of another filter', () => {
    const { next } = list(undefined, 3, { category: 'mugs' });
    expect(() => list(next ?? '', 3, { category: 'cups' })).toThrow(ProblemError);
  });
});

describe('the Link header', () => {
  it('keeps the filter and replaces the cursor', () => {
    const page = { items: [], next: 'N', prev: 'P' };
    expect(linkHeader('/api/v1/mugs?limit=3&cursor=old', page)).toBe(
      '</api/v1/mugs?limit=3&cursor=N>; rel="next", </api/v1/mugs?limit=3&cursor=P>; rel="prev"',
    );
    expect(linkHeader('/api/v1/mugs', { items: [], next: null, prev: null })).toBeUndefined();
  });
});
