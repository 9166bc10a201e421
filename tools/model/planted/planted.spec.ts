import { plantedFaults, provePlanted } from './planted.js';

describe('a planted design fault is found', () => {
  it.each(plantedFaults.map((fault) => [fault.name, fault.says, fault] as const))(
    '%s: %s',
    (_name, _says, fault) => {
      const broken = provePlanted(fault).broken.map(({ invariant }) => invariant);
      expect(broken).toContain(fault.caughtBy);
    },
    120_000,
  );
});
