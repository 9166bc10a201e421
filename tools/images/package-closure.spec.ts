import { packageClosure, type InstalledPackages } from './package-closure.js';

const installed: InstalledPackages = {
  'node_modules/shop': {
    dependencies: { logger: '^1.0.0' },
    optionalDependencies: { 'native-linux': '1.0.0', 'native-windows': '1.0.0' },
    peerDependencies: { framework: '*', sqlite: '*' },
    peerDependenciesMeta: { sqlite: { optional: true } },
  },
  'node_modules/shop/node_modules/logger': { dependencies: { colours: '^1.0.0' } },
  'node_modules/logger': {},
  'node_modules/colours': {},
  'node_modules/native-linux': {},
  'node_modules/framework': {},
  'node_modules/sqlite': {},
  'node_modules/broken': { dependencies: { missing: '^1.0.0' } },
};

describe('the packages that one needs', () => {
  const folders = packageClosure(installed, ['shop']);

  it('are found as Node finds them, the nearest first', () => {
    expect(folders).toContain('node_modules/shop/node_modules/logger');
    expect(folders).not.toContain('node_modules/logger');
    expect(folders).toContain('node_modules/colours');
  });

  it('hold optional ones as far as this platform has them', () => {
    expect(folders).toContain('node_modules/native-linux');
    expect(folders).not.toContain('node_modules/native-windows');
  });

  it('hold peers, but no optional peer that nobody asked for', () => {
    expect(folders).toContain('node_modules/framework');
    expect(folders).not.toContain('node_modules/sqlite');
    expect(packageClosure(installed, ['shop', 'sqlite'])).toContain('node_modules/sqlite');
  });

  it('are all there, or somebody is told', () => {
    expect(() => packageClosure(installed, ['broken'])).toThrow('missing is needed by node_modules/broken and not installed');
  });
});
