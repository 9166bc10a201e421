import { serviceNames } from '../../stack/names.js';
import { factsOf } from '../facts.js';
import { allOf } from './manifests.js';

/** `order → broker:9092` */
export type Arrow = string;

const ports = { database: 5432, broker: 9092 } as const;
const arrow = (from: string, to: string, port: number): Arrow => `${from} → ${to}:${port}`;

/** What the code needs. */
export const arrowsNeeded = (): Arrow[] =>
  serviceNames
    .flatMap((from) => {
      const { calls, hasDatabase, usesBroker } = factsOf(from);
      return [
        ...calls.map((to) => arrow(from, to, factsOf(to).port)),
        ...(hasDatabase ? [arrow(from, 'database', ports.database)] : []),
        ...(usesBroker ? [arrow(from, 'broker', ports.broker)] : []),
      ];
    })
    .toSorted();

interface Selected {
  readonly podSelector?: { readonly matchLabels?: Readonly<Record<string, string>> };
}

/** A service by its name; whatever else by what it is. */
const nameOf = ({ podSelector: { matchLabels: labels = {} } = {} }: Selected): string => {
  const component = labels['app.kubernetes.io/component'] ?? 'anything';
  return component === 'service' ? (labels['app.kubernetes.io/name'] ?? 'any service') : component;
};

const policiesOfServices = () =>
  allOf('NetworkPolicy').filter(({ metadata }) => (serviceNames as readonly string[]).includes(metadata.name));

/** What the services may send, by the policies. */
export const arrowsOut = (): Arrow[] =>
  policiesOfServices()
    .flatMap(({ spec }) =>
      (spec.egress ?? []).flatMap((rule) => rule.to.flatMap((to) => rule.ports.map(({ port }) => arrow(nameOf(spec), nameOf(to), port)))),
    )
    .toSorted();

/** What they may receive, from one another. */
export const arrowsIn = (): Arrow[] =>
  policiesOfServices()
    .flatMap(({ metadata, spec }) =>
      (spec.ingress ?? []).flatMap(({ from }) =>
        from
          .filter((peer) => peer.podSelector)
          .map((peer) => arrow(nameOf(peer), nameOf(spec), factsOf(metadata.name as (typeof serviceNames)[number]).port)),
      ),
    )
    .toSorted();
