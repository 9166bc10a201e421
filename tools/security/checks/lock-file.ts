import type { Finding } from '../check.js';

export interface LockedPackage {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly optional?: boolean;
}

/** `package-lock.json`, or what npm notes in `node_modules` of what it has installed. */
export interface LockFile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

export const nameAt = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** Every package is the one that was looked at: its bytes are known, and it comes from the registry and from nowhere else. */
export function everyPackageIsPinned({ packages }: LockFile): Finding {
  const all = Object.entries(packages).filter(([path, { link }]) => path !== '' && !link);
  const unpinned = all.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'));
  // npm leaves them out of what it writes down when it has not installed them.
  const foreign = unpinned.filter(([, { dev, optional }]) => dev && optional);
  const faults = [
    ...unpinned.filter((one) => !foreign.includes(one)).map(([path]) => `${nameAt(path)}: its content is not pinned`),
    ...all.flatMap(([path, { resolved }]) => (resolved ? [`${nameAt(path)}: comes from ${resolved}`] : [])),
  ];
  const butFor = foreign.length > 0 ? `, but for ${foreign.length} tools of other platforms` : '';
  return { faults, note: `${all.length} packages${butFor}` };
}
