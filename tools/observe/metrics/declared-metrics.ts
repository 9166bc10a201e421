import ts from 'typescript';
import type { SourceFile } from '../../check/budgets/budget.js';
import type { Metric } from './metric.js';

type Declared = Pick<Metric, 'name' | 'type' | 'help' | 'labels'>;
const classes: Readonly<Record<string, Metric['type']>> = { Counter: 'counter', Gauge: 'gauge', Histogram: 'histogram' };
const together = 'gaugesReadTogether';

/**
 * The metrics that a file declares, read by the compiler's parser: `new Counter({ name: '…', help: '…' })` and its like, and
 * `gaugesReadTogether(registry, { name: 'help' }, …)`.
 * @throws where a name or a help is not written down as it is
 */
export function declaredMetrics({ path, text }: SourceFile): Declared[] {
  if (!text.includes('prom-client') && !text.includes(together)) return [];
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const found: Declared[] = [];
  const visit = (node: ts.Node): void => {
    const [options] = ts.isNewExpression(node) ? (node.arguments ?? []) : [];
    const type = ts.isNewExpression(node) ? classes[node.expression.getText(tree)] : undefined;
    if (type && options && ts.isObjectLiteralExpression(options)) found.push(declaration(type, options, tree));
    if (ts.isCallExpression(node) && node.expression.getText(tree) === together) found.push(...gauges(node, tree));
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function declaration(type: Metric['type'], options: ts.ObjectLiteralExpression, tree: ts.SourceFile): Declared {
  const values = valuesOf(options, tree);
  const labels = values.get('labelNames');
  const list = labels && ts.isAsExpression(labels) ? labels.expression : labels;
  return {
    name: words(values.get('name'), options, tree),
    type,
    help: words(values.get('help'), options, tree),
    labels: list && ts.isArrayLiteralExpression(list) ? list.elements.map((element) => words(element, options, tree)) : [],
  };
}

function gauges({ arguments: [, helps] }: ts.CallExpression, tree: ts.SourceFile): Declared[] {
  if (!helps || !ts.isObjectLiteralExpression(helps)) return []; // the function's own declaration passes its parameter on
  return [...valuesOf(helps, tree)].map(([name, help]) => ({ name, type: 'gauge', help: words(help, helps, tree), labels: [] }));
}

const valuesOf = (object: ts.ObjectLiteralExpression, tree: ts.SourceFile): Map<string, ts.Expression> =>
  new Map(
    object.properties.flatMap((property) =>
      ts.isPropertyAssignment(property) ? [[property.name.getText(tree), property.initializer] as const] : [],
    ),
  );

function words(value: ts.Expression | undefined, near: ts.Node, tree: ts.SourceFile): string {
  if (value && ts.isStringLiteralLike(value)) return value.text;
  const { line } = tree.getLineAndCharacterOfPosition(near.getStart(tree));
  throw new Error(
    `${tree.fileName}:${line + 1}: name, help and labels of a metric are written down as they are, or no table can show them`,
  );
}
