import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readClientLog } from './client-log.js';

const folder = mkdtempSync(join(tmpdir(), 'saga-shop-history-'));
const file = join(folder, 'history.jsonl');
const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();
const placing = { customer: 'ada', kind: 'place', key: 'key-1' };

afterAll(() => rmSync(folder, { recursive: true }));

describe('the history of a run', () => {
  it('joins each request with its outcome; one that nobody saw is unknown', async () => {
    const lines = [
      { at: at(1), request: 1, what: 'invoke', ...placing },
      { at: at(2), request: 2, what: 'invoke', ...placing },
      { at: at(4), request: 1, what: 'ok', ...placing, status: 201, orderId: 'o', orderStatus: 'pending', body: 'abc' },
    ];
    writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    const [answered, silent] = await readClientLog(file);
    expect(answered).toEqual({
      ...placing,
      at: Date.parse(at(1)),
      endedAt: Date.parse(at(4)),
      outcome: 'ok',
      status: 201,
      orderId: 'o',
      orderStatus: 'pending',
      bodyHash: 'abc',
    });
    expect(silent).toMatchObject({ ...placing, outcome: 'unknown', at: Date.parse(at(2)), endedAt: Date.parse(at(2)) });
  });
});
