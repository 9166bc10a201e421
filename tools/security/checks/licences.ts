import type { Finding } from '../check.js';
import type { BillOfMaterials, Component } from './bill-of-materials.js';

/** All let a fork of this shop be anything, also closed. */
const permissive = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Python-2.0',
  'Unlicense',
]);

export function licencesArePermissive({ components }: BillOfMaterials): Finding {
  const faults = components.filter((one) => !isPermissive(one)).map((one) => `${one.name}@${one.version}: ${textOf(one) || 'no licence'}`);
  return { faults, note: [...new Set(components.map(textOf))].toSorted().join(', ') };
}

const textOf = ({ licenses = [] }: Component): string =>
  licenses.map(({ expression, license }) => expression ?? license?.id ?? license?.name ?? '').join(' AND ');

/** `(A OR B)` is as good as its better half, `A AND B` as its worse. */
const isPermissive = (one: Component): boolean =>
  textOf(one)
    .split(' AND ')
    .every((part) => part.replace(/[()]/g, '').split(' OR ').some((name) => permissive.has(name))); // prettier-ignore
