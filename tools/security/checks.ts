import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { repositoryRoot } from '../stack/repository.js';
import type { Check } from './check.js';
import { noGraveAdvisories, type AuditAnswer } from './checks/advisories.js';
import { billIsComplete, productionPart, type BillOfMaterials } from './checks/bill-of-materials.js';
import { licencesArePermissive } from './checks/licences.js';
import { everyPackageIsPinned, type LockFile } from './checks/lock-file.js';
import { noSecrets } from './checks/secrets.js';
import { askNpm } from './npm.js';

export interface SecurityOptions {
  /** A registry that does not answer is a fault. */
  readonly requireAdvisories: boolean;
}

export const billFile = 'dist/sbom.cdx.json';

/** In the order in which they are told. */
export function securityChecks({ requireAdvisories }: SecurityOptions): readonly Check[] {
  let bill: Promise<BillOfMaterials> | undefined;
  const theBill = () => (bill ??= writeBill());
  return [
    { name: 'no secret in a file', run: () => noSecrets() },
    { name: 'every package is pinned', run: async () => everyPackageIsPinned(lockFile('package-lock.json')) },
    {
      name: `bill of materials, ${billFile}`,
      run: async () => billIsComplete(await theBill(), installed()),
    },
    { name: 'licences', run: async () => licencesArePermissive(await theBill()) },
    {
      name: 'advisories',
      needsNetwork: true,
      run: async () => noGraveAdvisories((await askNpm('audit', '--omit=dev', '--json')) as AuditAnswer, requireAdvisories),
    },
  ];
}

const lockFile = (path: string): LockFile => JSON.parse(readFileSync(join(repositoryRoot, path), 'utf8')) as LockFile;

/** What npm has noted of what lies here: packages for other platforms do not. */
const installed = (): LockFile => lockFile('node_modules/.package-lock.json');

async function writeBill(): Promise<BillOfMaterials> {
  const all = (await askNpm('sbom', '--sbom-format=cyclonedx', '--sbom-type=application')) as BillOfMaterials;
  const bill = productionPart(all, installed());
  const file = join(repositoryRoot, billFile);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(bill, null, 2)}\n`);
  return bill;
}
