import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { repositoryRoot } from '../../stack/repository.js';

const folder = join(repositoryRoot, 'k8s');

type Labels = Readonly<Record<string, string>>;

export interface Container {
  readonly name: string;
  readonly image: string;
  readonly args?: readonly string[];
  readonly ports?: readonly { readonly name: string; readonly containerPort: number }[];
  readonly env?: readonly { readonly name: string; readonly value: string }[];
  readonly volumeMounts?: readonly { readonly name: string; readonly mountPath: string }[];
}

interface PodSpec {
  readonly serviceAccountName: string;
  readonly initContainers?: readonly Container[];
  readonly containers: readonly Container[];
  readonly volumes?: readonly { readonly name: string; readonly secret: { readonly secretName: string } }[];
}

interface Peer {
  readonly podSelector?: { readonly matchLabels: Labels };
  readonly namespaceSelector?: { readonly matchLabels: Labels };
}

interface Kinds {
  readonly Deployment: { readonly template: { readonly spec: PodSpec } };
  readonly Job: { readonly template: { readonly spec: PodSpec } };
  readonly Service: { readonly ports: readonly { readonly port: number; readonly targetPort: string }[] };
  readonly Ingress: {
    readonly rules: readonly {
      readonly http: { readonly paths: readonly { readonly path: string; readonly pathType: 'Exact' | 'Prefix' }[] };
    }[];
  };
  readonly NetworkPolicy: {
    readonly podSelector: { readonly matchLabels?: Labels };
    readonly ingress?: readonly { readonly from: readonly Peer[] }[];
    readonly egress?: readonly { readonly to: readonly Peer[]; readonly ports: readonly { readonly port: number }[] }[];
  };
}

interface Manifest<Kind extends keyof Kinds = keyof Kinds> {
  readonly kind: Kind;
  readonly metadata: { readonly name: string };
  readonly spec: Kinds[Kind];
}

const textOf = (file: string): string => readFileSync(join(folder, file), 'utf8');

/** One document, below `k8s/`. */
export const documentOf = <Content>(file: string): Content => parse(textOf(file)) as Content;

const manifestsOf = (file: string): Manifest[] => parseAllDocuments(textOf(file)).map((document) => document.toJS() as Manifest);

const base = readdirSync(join(folder, 'base'))
  .filter((file) => file.endsWith('.yaml') && file !== 'kustomization.yaml')
  .flatMap((file) => manifestsOf(`base/${file}`));

export const allOf = <Kind extends keyof Kinds>(kind: Kind): Manifest<Kind>[] =>
  base.filter((manifest): manifest is Manifest<Kind> => manifest.kind === kind);

/** @returns the specification, when the base has one of that kind and name */
export const find = <Kind extends keyof Kinds>(kind: Kind, name: string): Kinds[Kind] | undefined =>
  allOf(kind).find(({ metadata }) => metadata.name === name)?.spec;

export const jobsOf = (file: string): Manifest<'Job'>[] =>
  manifestsOf(file).filter((manifest): manifest is Manifest<'Job'> => manifest.kind === 'Job');

/** A file of `NAME=value` lines, below `k8s/`. */
export const settingsOf = (file: string): Record<string, string> =>
  Object.fromEntries(
    textOf(file)
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
