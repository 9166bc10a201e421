import { noGraveAdvisories } from './advisories.js';
import { billIsComplete, productionPart, type Component } from './bill-of-materials.js';
import { licencesArePermissive } from './licences.js';
import { everyPackageIsPinned } from './lock-file.js';

const component = (name: string, licence: string): Component => ({
  name,
  version: '1.0.0',
  purl: `pkg:npm/${name}@1.0.0`,
  licenses: licence.includes(' ') ? [{ expression: licence }] : [{ license: { id: licence } }],
});
const bill = (...components: Component[]) => ({ specVersion: '1.5', components });

it('a package whose content is not pinned, or that comes from elsewhere, is a fault', () => {
  const packages = {
    '': {},
    'node_modules/good': { version: '1.0.0', integrity: 'sha512-abc' },
    'node_modules/loose': { version: '1.0.0' },
    'node_modules/for-another-platform': { version: '1.0.0', dev: true, optional: true },
    'node_modules/good/node_modules/foreign': { version: '1.0.0', integrity: 'sha512-abc', resolved: 'git+ssh://elsewhere.example/it.git' },
  };
  expect(everyPackageIsPinned({ packages }).faults).toEqual([
    'loose: its content is not pinned',
    'foreign: comes from git+ssh://elsewhere.example/it.git',
  ]);
});

it('a bill of materials that leaves out what runs in production is a fault; tools for development do not belong there', () => {
  const packages = { '': {}, 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0' }, 'node_modules/c': { version: '1.0.0', dev: true } }; // prettier-ignore
  expect(billIsComplete(bill(component('a', 'MIT')), { packages }).faults).toEqual(['b@2.0.0: is missing']);
  expect(productionPart(bill(component('a', 'MIT'), component('c', 'MIT')), { packages }).components).toEqual([component('a', 'MIT')]);
});

it.each([
  ['MIT', []],
  ['(GPL-3.0 OR MIT)', []],
  ['(MIT AND GPL-3.0)', ['x@1.0.0: (MIT AND GPL-3.0)']],
  ['AGPL-3.0-only', ['x@1.0.0: AGPL-3.0-only']],
])('of the licence %s it says %j', (licence, faults) => {
  expect(licencesArePermissive(bill(component('x', licence))).faults).toEqual(faults);
});

it('a package without a licence is a fault', () => {
  expect(licencesArePermissive(bill({ name: 'x', version: '1.0.0' })).faults).toEqual(['x@1.0.0: no licence']);
});

describe('advisories', () => {
  const known = (severity: string) => ({ vulnerabilities: { x: { severity, range: '<2', fixAvailable: true } } });

  it('are a fault when they are grave', () => {
    expect(noGraveAdvisories(known('moderate'), false).faults).toEqual([]);
    expect(noGraveAdvisories(known('critical'), false).faults).toEqual(['x <2: critical, mended in a newer version']);
  });

  it('that cannot be had are said to be unchecked, and are a fault where that is asked for', () => {
    const answer = { message: '405 Method Not Allowed' };
    expect(noGraveAdvisories(answer, false)).toMatchObject({ faults: [], note: expect.stringContaining('NOT CHECKED') });
    expect(noGraveAdvisories(answer, true).faults).toHaveLength(1);
  });
});
