import type { Crashpoint } from '@app/kernel';
import type { ServiceName } from '../stack/names.js';
import { endingNames, type EndingName } from './endings.js';

/** One service to be killed at one point, at its first or its second passing. */
export interface Row {
  readonly point: Crashpoint;
  readonly service: ServiceName;
  readonly hit: number;
}

const storytellers: readonly ServiceName[] = ['order', 'catalog', 'payment'];
const bank = 'the bank is never asked';

/** Why no order with this ending can pass a point in this service. */
type Unreached = (service: ServiceName) => Partial<Record<EndingName, string>>;

interface Place {
  readonly services: readonly ServiceName[];
  readonly unreached?: Unreached;
}

const unlessAsked: Partial<Record<EndingName, string>> = { 'sold out': bank, delisted: bank };
const nothingToSay = 'payment has nothing to say';

const http: Place = { services: ['order'] };
/** Carried out and not answered: what payment dreads most. */
const silentBank: Place = { services: ['order', 'bank'], unreached: (service) => (service === 'bank' ? unlessAsked : {}) };
const relay: Place = {
  services: storytellers,
  unreached: (service) => (service === 'payment' ? { 'sold out': nothingToSay, delisted: nothingToSay } : {}),
};
const lane: Place = { services: storytellers };
const psp: Place = { services: ['payment'], unreached: () => unlessAsked };

const onlyOverdue = Object.fromEntries(
  endingNames.filter((name) => name !== 'timed out').map((name) => [name, 'no such order is overdue']),
);
const onlyRepeated: Partial<Record<EndingName, string>> = {
  ...unlessAsked,
  ...Object.fromEntries((['bought', 'declined', 'capture failed'] as const).map((name) => [name, 'the bank answers the first call'])),
};

/** The points that orders pass on the way to their endings. The others have scenarios of their own. */
export const places: Partial<Record<Crashpoint, Place>> = {
  'http.before-commit': http,
  'http.after-commit': silentBank,
  'http.before-response': http,
  'relay.after-read': relay,
  'relay.after-send-before-mark': relay,
  'relay.after-mark': relay,
  'lane.before-tx': lane,
  'lane.after-inbox': lane,
  'lane.after-effect': lane,
  'lane.before-commit': lane,
  'lane.after-commit-before-offset': lane,
  'lane.after-offset': lane,
  'psp.before-call': psp,
  'psp.after-call-before-record': psp,
  'psp.after-record': psp,
  'sweeper.mid-batch': { services: storytellers, unreached: (service) => (service === 'payment' ? onlyRepeated : onlyOverdue) },
};

export const unreachedIn = ({ point, service }: Row): Partial<Record<EndingName, string>> => places[point]?.unreached?.(service) ?? {};

export const rowsOf = (points: readonly Crashpoint[], hits: readonly number[]): Row[] =>
  hits.flatMap((hit) => points.flatMap((point) => (places[point]?.services ?? []).map((service) => ({ point, service, hit }))));
