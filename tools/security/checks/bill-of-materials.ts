import type { Finding } from '../check.js';
import { nameAt, type LockFile } from './lock-file.js';

export interface Component {
  readonly 'bom-ref'?: string;
  readonly name: string;
  readonly version: string;
  readonly purl?: string;
  readonly licenses?: readonly { readonly expression?: string; readonly license?: { readonly id?: string; readonly name?: string } }[];
}

/** A bill of materials after CycloneDX, as npm writes it. */
export interface BillOfMaterials {
  readonly specVersion: string;
  readonly components: readonly Component[];
  readonly dependencies?: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}

const keyOf = ({ name, version }: Component): string => `${name}@${version}`;

const inProduction = ({ packages }: LockFile): Set<string> =>
  new Set(
    Object.entries(packages)
      .filter(([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional)
      .map(([path, { version }]) => `${nameAt(path)}@${version}`),
  );

/** The part of a bill that runs in production. npm's own `--omit=dev` leaves out what tools for development use as well: pg, for one. */
export function productionPart(bill: BillOfMaterials, installed: LockFile): BillOfMaterials {
  const kept = inProduction(installed);
  const refs = new Set(bill.components.filter((one) => kept.has(keyOf(one))).map((one) => one['bom-ref'] ?? keyOf(one)));
  return {
    ...bill,
    components: bill.components.filter((one) => kept.has(keyOf(one))),
    dependencies: (bill.dependencies ?? [])
      .filter(({ ref }, index) => index === 0 || refs.has(ref))
      .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((other) => refs.has(other)) })),
  };
}

/** It names every package that runs in production, in its version, so that an advisory of tomorrow can be looked up in it. */
export function billIsComplete({ specVersion, components }: BillOfMaterials, installed: LockFile): Finding {
  const named = new Set(components.map(keyOf));
  const missing = [...inProduction(installed)].filter((key) => !named.has(key));
  const nameless = components.filter(({ purl }) => !purl).map(({ name }) => name);
  return {
    faults: [...missing.map((name) => `${name}: is missing`), ...nameless.map((name) => `${name}: has no package URL`)],
    note: `CycloneDX ${specVersion}, ${components.length} packages`,
  };
}
