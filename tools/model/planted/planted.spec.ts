import { isCaught, plantedFaults, provePlanted } from './planted.js';

describe('a planted design fault', () => {
  it.each(plantedFaults.map((fault) => [fault.name, fault.says, fault] as const))('%s: %s', (_name, _says, fault) => {
    const proof = provePlanted(fault);
    expect(proof.broken.map(({ invariant }) => invariant)).toContain(fault.caughtBy);
    expect(isCaught(fault, proof)).toBe(true);
  });
});
