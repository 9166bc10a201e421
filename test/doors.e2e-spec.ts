import { jest } from '@jest/globals';
import { faultsIn } from '../tools/access-matrix/print.js';
import { prepareProof, type AccessProof } from '../tools/access-matrix/prove-access.js';
import { recipes } from '../tools/access-matrix/recipes.js';
import { tryAll } from '../tools/access-matrix/try-all.js';
import { TemporaryShop } from '../tools/doors/temporary-shop.js';
import { fuzz } from '../tools/fuzz/fuzz.js';
import { findings } from '../tools/fuzz/print.js';

jest.setTimeout(240_000);

describe('the doors of a real shop', () => {
  let shop: TemporaryShop;
  let proof: AccessProof;

  beforeAll(async () => {
    shop = await TemporaryShop.open();
    proof = await prepareProof(shop);
  });
  afterAll(() => shop?.close());

  it('let everybody in to what is theirs, and nobody else', async () => {
    const cells = await tryAll(proof);
    expect(faultsIn(cells)).toEqual([]);
    expect(cells).toHaveLength(proof.operations.length * proof.callers.length);
  });

  it('would not stand open unnoticed', async () => {
    const owned = proof.operations.filter(({ name }) => recipes[name]?.ownership);
    const owner = proof.callers.find(({ name }) => name === 'owner');
    const stranger = proof.callers.find(({ name }) => name === 'stranger');
    const callers = [{ ...stranger, name: 'stranger', token: owner?.token ?? '' }];
    const cells = await tryAll({ ...proof, operations: owned, callers });
    expect(faultsIn(cells)).toHaveLength(owned.length);
    expect(owned.length).toBeGreaterThan(5);
  });

  it('must all have been tried', async () => {
    const operations = [{ name: 'GET /api/v1/forgotten', method: 'GET', path: '/api/v1/forgotten', policy: 'public', parameters: [], body: undefined, statuses: [200] }]; // prettier-ignore
    await expect(tryAll({ ...proof, operations })).rejects.toThrow('GET /api/v1/forgotten has no recipe');
  });

  it('answer hostile requests as they answer anybody', async () => {
    const run = await fuzz(shop, { requests: 1_000, seed: Number(process.env['FUZZ_SEED'] ?? 1) });
    expect(findings(run.findings)).toEqual([]);
    expect(run.requests).toBeGreaterThanOrEqual(1_000);
  });
});
