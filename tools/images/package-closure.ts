/** What npm has written down of one installed package. */
export interface LockedPackage {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

/** By folder: `node_modules/pg`, `node_modules/a/node_modules/b`. */
export type InstalledPackages = Readonly<Record<string, LockedPackage>>;

/**
 * The folders of these packages and of all that they need to run.
 * @param installed what is in `node_modules`, as `node_modules/.package-lock.json` has it
 * @throws when a package that is needed is not installed
 */
export function packageClosure(installed: InstalledPackages, names: Iterable<string>): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const name of names) folders.add(needed(installed, '', name));
  for (const folder of folders) for (const name of needsOf(installed, folder)) folders.add(name);
  return folders;
}

function needsOf(installed: InstalledPackages, folder: string): string[] {
  const { dependencies = {}, optionalDependencies = {}, peerDependencies = {}, peerDependenciesMeta = {} } = installed[folder] ?? {};
  const isPeer = (name: string): boolean => name in peerDependencies && !(name in dependencies);
  // What an optional package or peer is for, nobody here asks for; whoever does imports it, and so it is named already.
  const must = [...Object.keys(dependencies), ...Object.keys(peerDependencies)].filter(
    (name) => !(name in optionalDependencies) && !(isPeer(name) && peerDependenciesMeta[name]?.optional),
  );
  const may = Object.keys(optionalDependencies).flatMap((name) => folderOf(installed, folder, name) ?? []);
  return [...must.map((name) => needed(installed, folder, name)), ...may];
}

function needed(installed: InstalledPackages, from: string, name: string): string {
  const folder = folderOf(installed, from, name);
  if (folder === undefined) throw new Error(`${name} is needed${from && ` by ${from}`} and not installed`);
  return folder;
}

/** As Node looks for it: in the folder of who asks, then in each one above. */
function folderOf(installed: InstalledPackages, from: string, name: string): string | undefined {
  const candidate = `${from ? `${from}/` : ''}node_modules/${name}`;
  if (candidate in installed) return candidate;
  if (from === '') return undefined;
  return folderOf(installed, from.slice(0, Math.max(from.lastIndexOf('/node_modules/'), 0)), name);
}
