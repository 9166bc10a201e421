import { jest } from '@jest/globals';
import { faultsIn } from '../tools/access-matrix/print.js';
import { prepareProof, type AccessProof } from '../tools/access-matrix/prove-access.js';
import { recipes } from '../tools/access-matrix/recipes.js';
import { tryAll } from '../tools/access-matrix/try-all.js';
import type { DocumentedOperation } from '../tools/doors/documented.js';
import { TemporaryShop } from '../tools/doors/temporary-shop.js';
import { fuzz } from '../tools/fuzz/fuzz.js';
import { neverGranted } from '../tools/fuzz/never-granted.js';
import { findings } from '../tools/fuzz/print.js';
import { TwoFacedGateway } from './support/two-faced-gateway.js';

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

  const isOwned = ({ name }: DocumentedOperation) => typeof recipes[name]?.ownership === 'object';
  const caller = (wanted: string) => proof.callers.filter(({ name }) => name === wanted);
  const tokenOf = (wanted: string) => caller(wanted)[0]?.token ?? '';

  it('would not stand open unnoticed', async () => {
    const operations = proof.operations.filter(isOwned);
    const callers = caller('stranger').map((stranger) => ({ ...stranger, token: tokenOf('owner') }));
    const cells = await tryAll({ ...proof, operations, callers });
    expect(faultsIn(cells)).toHaveLength(operations.length);
    expect(operations.length).toBeGreaterThan(5);
  });

  it('would not let a stranger in by a refusal that takes effect', async () => {
    const gateway = new TwoFacedGateway(shop.url, tokenOf('owner'));
    const url = await gateway.open();
    const doors = proof.operations.filter((door) => isOwned(door) && door.method !== 'GET');
    const cells = await tryAll({ ...proof, operations: doors.map((door) => ({ ...door, url })), callers: caller('stranger') });
    await gateway.close();
    expect(faultsIn(cells)).toEqual([
      'DELETE /api/v1/sessions/{id} as stranger: is refused with 404 and takes effect',
      'POST /api/v1/orders/{id}/cancellation as stranger: is refused with 404 and takes effect',
    ]);
  });

  it('must all have been tried', async () => {
    const operations = [{ url: shop.url, name: 'GET /api/v1/forgotten', method: 'GET', path: '/api/v1/forgotten', policy: 'public', parameters: [], body: undefined, codes: [], fields: {}, statuses: [200] }]; // prettier-ignore
    await expect(tryAll({ ...proof, operations })).rejects.toThrow('GET /api/v1/forgotten has no recipe');
  });

  it('answer hostile requests as they answer anybody', async () => {
    const run = await fuzz(shop, { requests: 2_000, seed: Number(process.env['FUZZ_SEED'] ?? 1) });
    expect(findings(run.findings)).toEqual([]);
    expect(neverGranted(run)).toEqual([]);
    expect(run.requests).toBeGreaterThanOrEqual(2_000);
    expect([...run.operations.keys()]).toEqual(proof.operations.map(({ name }) => name));
  });
});
