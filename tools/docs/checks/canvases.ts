import { allEvents, consumedBy, publishedBy, topics, type ServiceName } from '@app/contracts';

/** The rows of a service's canvas, in this order; others may stand between them. */
const rows = ['owns', 'API', 'hears', 'tells', 'variables', 'runs alone', 'fork'];
const storytellers: readonly string[] = ['order', 'catalog', 'payment'] satisfies ServiceName[];

const titleOf = (line: string): string => /^\| \**([\w, ]+?)\** +\|/.exec(line)?.[1] ?? '';
const namesIn = (line: string): string[] => [...line.matchAll(/`([A-Z]\w+)`/g)].map(([, name = '']) => name).toSorted();

/** What the canvas of a service (`apps/<service>/README.md`) leaves out or gets wrong. */
export function canvasFaults(service: string, text: string): string[] {
  const lines = new Map(text.split('\n').map((line) => [titleOf(line), line]));
  const titles = [...lines.keys()].filter((title) => rows.includes(title));
  if (titles.join() !== rows.join())
    return [`apps/${service}/README.md: the canvas has the rows ${titles.join(', ')} instead of ${rows.join(', ')}`];
  if (!storytellers.includes(service)) return [];
  return [
    ...difference(service, 'hears', heardBy(service as ServiceName), namesIn(lines.get('hears') ?? '')),
    ...difference(service, 'tells', toldBy(service as ServiceName), namesIn(lines.get('tells') ?? '')),
  ];
}

const compacted = 'catalog.products.v1';
const products = allEvents.filter(({ topic }) => topic === compacted);
const readsProducts = (service: ServiceName): boolean => (topics[compacted].readBy as readonly string[]).includes(service);
const heardBy = (service: ServiceName) => [...consumedBy(service), ...(readsProducts(service) ? products : [])];
const toldBy = (service: ServiceName) => [...publishedBy(service), ...(topics[compacted].owner === service ? products : [])];

function difference(service: string, row: string, facts: readonly { readonly type: string }[], named: readonly string[]): string[] {
  const wanted = facts.map(({ type }) => type).toSorted();
  return wanted.join() === named.join() ? [] : [`apps/${service}/README.md: the row "${row}" should name ${wanted.join(', ')}`];
}
