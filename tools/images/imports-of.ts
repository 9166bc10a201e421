import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import ts from 'typescript';

/**
 * A reader of imports in compiled files, also of `import()` and `require()` with a written name. What it has read it remembers.
 * @returns a function that throws when a file is not there
 */
export function importReader(root: string): (file: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (file) => {
    const imports = known.get(file) ?? readImports(readFileSync(join(root, file), 'utf8'));
    known.set(file, imports);
    return imports;
  };
}

const readImports = (text: string): string[] =>
  ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName }) => fileName)
    .filter((specifier) => !isBuiltin(specifier));
