import type { Crashpoint } from '@app/kernel';
import { databaseNames, type DatabaseName } from '../../stack/names.js';
import type { Attempt } from '../attempt.js';
import type { CrashShop } from '../crash-shop.js';
import type { Row } from '../points.js';
import { deadLetters } from './dead-letters.js';
import { migration } from './migration.js';

type DatabaseRow = Row & { readonly service: DatabaseName };

export interface Scenario {
  readonly row: DatabaseRow;
  /** What happens, for the report. */
  readonly what: string;
  readonly play: (shop: CrashShop, row: DatabaseRow) => Promise<Attempt>;
}

interface Kind extends Omit<Scenario, 'row'> {
  readonly services: readonly DatabaseName[];
}

const storytellers = ['order', 'catalog', 'payment'] as const;

/** For the points that no order passes on its way. */
const kinds: Partial<Record<Crashpoint, Kind>> = {
  'dlq.mid-tx': { services: storytellers, what: 'killed while a message becomes a dead letter; later replayed', play: deadLetters },
  'replay.mid-tx': { services: storytellers, what: 'killed while a dead letter is replayed; replayed again', play: deadLetters },
  'migrate.mid': { services: databaseNames, what: 'killed in its nth migration; run again', play: migration },
};

export const scenariosOf = (points: readonly Crashpoint[], hits: readonly number[]): Scenario[] =>
  points.flatMap((point) => {
    const kind = kinds[point];
    return kind ? kind.services.flatMap((service) => hits.map((hit) => ({ row: { point, service, hit }, ...kind }))) : [];
  });
