import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { explain, openDataFolder, resetDataFolder } from './data-folder.js';

describe('the data folder', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'saga-shop-folder-'));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is made where there is none, and found again', () => {
    const inside = join(folder, 'new', 'data');
    openDataFolder(inside);
    openDataFolder(inside);
    expect(readFileSync(join(inside, 'version'), 'utf8')).toBe('2');
  });

  it('is refused when another version wrote it, with the way out', () => {
    writeFileSync(join(folder, 'version'), '0');
    expect(() => openDataFolder(folder)).toThrow(/version 0 .* this is version 2.*--reset/);
  });

  it('is left alone when it is not ours, even by a reset', () => {
    writeFileSync(join(folder, 'thesis.tex'), '');
    expect(() => openDataFolder(folder)).toThrow('holds something else');
    expect(() => resetDataFolder(folder)).toThrow('left alone');
    expect(existsSync(join(folder, 'thesis.tex'))).toBe(true);
  });

  it('is emptied by a reset', () => {
    openDataFolder(folder);
    resetDataFolder(folder);
    expect(existsSync(folder)).toBe(false);
  });

  it('names the cure when its disk is full', () => {
    expect(explain(new Error('write: ENOSPC'), '/data')).toMatch(/disk of \/data is full.*DATA_DIR/);
    expect(explain(new Error('other'), '/data')).toBe('other');
  });
});
