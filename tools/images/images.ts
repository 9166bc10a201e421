import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { serviceNames, type ServiceName } from '../stack/names.js';

/** One per service, and one for the programs that prepare a shop, look after it and judge it. */
export const imageNames = [...serviceNames, 'tools'] as const;
export type ImageName = (typeof imageNames)[number];

/** What somebody may start in a container of a service; not every service has all of them. */
const programsOfService = ['main', 'migrate', 'seed', 'keys'];

const toolPrograms = [
  'compose/write-secrets',
  'compose/databases',
  'compose/auditors',
  'deployment/make-databases',
  'stack/kafka/prepare-broker',
  'audit/main',
];

/** @returns the compiled programs of an image, below the root */
export function programsOf(root: string, image: ImageName): string[] {
  if (image === 'tools') return toolPrograms.map((name) => `dist/tools/${name}.js`);
  return programsOfService.map((name) => programOf(image, name)).filter((file) => existsSync(join(root, file)));
}

export const programOf = (service: ServiceName, name: string): string => `dist/apps/${service}/src/${name}.js`;
