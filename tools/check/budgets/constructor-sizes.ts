import ts from 'typescript';
import type { SourceFile } from './budget.js';

export interface ConstructorSize {
  readonly line: number;
  readonly parameters: number;
}

/** The constructors of a file, read by the compiler's parser: types in parameters have commas of their own. */
export function constructorSizes({ path, text }: SourceFile): ConstructorSize[] {
  if (!text.includes('constructor(')) return [];
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const found: ConstructorSize[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isConstructorDeclaration(node)) {
      const { line } = tree.getLineAndCharacterOfPosition(node.getStart(tree));
      found.push({ line: line + 1, parameters: node.parameters.length });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}
