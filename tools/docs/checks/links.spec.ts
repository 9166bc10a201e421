import { anchorOf, deadLinks, unknownScripts, type Repository } from './links.js';

const repository = (files: Readonly<Record<string, string>>): Repository => ({
  exists: (path) => path in files,
  read: (path) => files[path] ?? '',
  scripts: new Set(['check', 'test', 'test:int']),
});

describe('links', () => {
  it('are looked up from the folder of their document', () => {
    const files = { 'docs/a.md': '[up](../b.md) [beside](c.md) [gone](../c.md)', 'b.md': '', 'docs/c.md': '' };
    expect(deadLinks('docs/a.md', repository(files))).toEqual(['docs/a.md: ../c.md does not exist']);
  });

  it('must name a heading that is there', () => {
    const files = { 'a.md': '[good](b.md#what-it-does) [bad](b.md#what-not) [own](#top)\n# Top', 'b.md': '## What it does' };
    expect(deadLinks('a.md', repository(files))).toEqual(['a.md: b.md has no heading #what-not']);
  });

  it('are not followed to other hosts, nor looked for in examples', () => {
    const files = { 'a.md': '[out](https://example.com/x)\n```ts\nrows[0](missing)\n```\n' };
    expect(deadLinks('a.md', repository(files))).toEqual([]);
  });

  it('name headings as GitHub does', () => {
    expect(anchorOf('At-least-once, and why: `On(Fact)`')).toBe('at-least-once-and-why-onfact');
  });
});

describe('npm scripts', () => {
  it('must exist where a document names them', () => {
    const files = { 'a.md': '`npm run check`, `npm test`, `npm run test:int -- apps`, `npm run chek`, `npm strat`' };
    expect(unknownScripts('a.md', repository(files))).toEqual([
      'a.md: `npm run chek` is no script of package.json',
      'a.md: `npm strat` is no script of package.json',
    ]);
  });
});
