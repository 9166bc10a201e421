import { reachOf } from './reach.js';

const imports: Readonly<Record<string, readonly string[]>> = {
  'dist/apps/order/src/main.js': ['../../../libs/platform/src/index.js', './service.js'],
  'dist/apps/order/src/service.js': ['@nestjs/common', './main.js'],
  'dist/libs/platform/src/index.js': ['@nestjs/core/router', 'pg/lib/client', 'zod'],
  'dist/apps/bank/src/main.js': ['undici'],
};

describe('the reach of a program', () => {
  const { files, packages } = reachOf(['dist/apps/order/src/main.js'], (file) => imports[file] ?? []);

  it('holds every file of ours that it imports, directly or not, also in circles', () => {
    expect([...files].toSorted()).toEqual([
      'dist/apps/order/src/main.js',
      'dist/apps/order/src/service.js',
      'dist/libs/platform/src/index.js',
    ]);
  });

  it('holds the packages that these name, and no other', () => {
    expect([...packages].toSorted()).toEqual(['@nestjs/common', '@nestjs/core', 'pg', 'zod']);
  });
});
