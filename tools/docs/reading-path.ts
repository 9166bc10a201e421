/** The ten minutes that the front page recommends. */
export interface Stop {
  readonly minutes: string;
  readonly files: readonly string[];
  readonly learn: string;
}

export const readingPath: readonly Stop[] = [
  { minutes: '0–1', files: ['libs/contracts/src/place-order/README.md'], learn: 'the story, its endings and its races' },
  { minutes: '1–2', files: ['libs/contracts/src/place-order/story.ts'], learn: 'who hears what, who undoes what' },
  {
    minutes: '2–4',
    files: ['order', 'catalog', 'payment'].map((name) => `apps/${name}/src/saga/${name}.saga.ts`),
    learn: 'what each service does when it hears a fact',
  },
  { minutes: '4–6', files: ['apps/order/src/domain/order.ts'], learn: 'the rules: what each fact means in each status' },
  {
    minutes: '6–9',
    files: ['outbox/outbox', 'outbox/relay', 'consumer/inbox'].map((name) => `libs/messaging/src/${name}.ts`),
    learn: 'why nothing is lost and nothing happens twice',
  },
  { minutes: '9–10', files: ['test/place-order/endings.ts'], learn: 'proof: every ending, in a real shop' },
];

/** An order from the request to its end. */
export const placeAnOrder: readonly string[] = [
  'apps/order/src/api/orders.controller.ts',
  'apps/order/src/application/place-order.ts',
  'apps/order/src/persistence/new-orders.ts',
  'apps/catalog/src/saga/catalog.saga.ts',
  'apps/payment/src/saga/payment.saga.ts',
  'apps/order/src/saga/order.saga.ts',
  'apps/order/src/domain/order.ts',
  'apps/order/src/persistence/orders.ts',
];

type LinesOf = (path: string) => number;

const short = (path: string): string => path.split('/').slice(-1).join('/');

const totalOf = (files: readonly string[], linesOf: LinesOf): string =>
  `${files.length} files, ${files.reduce((sum, path) => sum + linesOf(path), 0)} lines`;

const linkTo = (path: string, linesOf: LinesOf): string => `[\`${path.endsWith('.md') ? path : short(path)}\`](${path}) (${linesOf(path)})`;

/** @param linesOf how long a file is, in lines */
export const readingTable = (stops: readonly Stop[], linesOf: LinesOf): string =>
  [
    '| minute | open (lines) | you learn |',
    '|---|---|---|',
    ...stops.map(({ minutes, files, learn }) => `| ${minutes} | ${files.map((path) => linkTo(path, linesOf)).join(', ')} | ${learn} |`),
    '',
    `${totalOf(
      stops.flatMap(({ files }) => files),
      linesOf,
    )}.`,
  ].join('\n');

export const readingList = (files: readonly string[], linesOf: LinesOf): string =>
  `${files.map((path) => linkTo(path, linesOf)).join(' → ')}: ${totalOf(files, linesOf)}.`;
