import { topicNames, topics, topicsReadBy, type ServiceName } from '@app/contracts';
import { arrow, bentArrow, box, cylinder, label, picture, type Paint, type Point } from './svg.js';

const services: readonly ServiceName[] = ['user', 'catalog', 'order', 'payment'];
const column = 190;
const margin = 24;
const serviceWidth = 166;
const width = margin + 5 * column;

const door: Paint = { fill: '#fff3d6', stroke: '#c98a00' };
const service: Paint = { fill: '#e3eefc', stroke: '#2f6fb5' };
const outside: Paint = { fill: '#f6f8fa', stroke: '#8c959f' };
const broker: Paint = { fill: '#e2f4e6', stroke: '#2c8a43' };
const store: Paint = { fill: '#fff', stroke: '#57606a' };

const left = (index: number): number => margin + index * column;
const small = { size: 11 } as const;

/** Who calls whom, who owns which database, who tells and hears on which topic. The topics come from the contracts. */
export function systemPicture(): string {
  const span = 3 * column + serviceWidth;
  const center = margin + span / 2;
  return picture(width, 556, 'The services of Saga Shop, their databases and topics', [
    label(center, 26, 'clients'),
    arrow(center, 38, center, 66),
    label(center + 8, 52, 'HTTP /api/v1', { ...small, anchor: 'start' }),
    box(left(0), 68, span, 44, door),
    label(center, 90, 'gateway: routes, tokens, documents', { bold: true }),
    ...services.flatMap((name, index) => serviceParts(name, left(index))),
    ...bankParts(),
    ...keyParts(),
    box(left(0), 486, span, 46, broker),
    label(center, 509, 'Kafka', { bold: true }),
  ]);
}

function serviceParts(name: ServiceName, x: number): string[] {
  const center = x + serviceWidth / 2;
  const told = topicNames.filter((topic) => topics[topic].owner === name);
  return [
    arrow(center, 112, center, 156),
    box(x, 158, serviceWidth, 128, service),
    label(center, 180, name, { bold: true }),
    cylinder(center - 64, 212, 128, 50, `database ${name}`, store),
    ...traffic(x, told, topicsReadBy(name)),
  ];
}

/** For the keys that tokens are signed with and the sessions that have ended, each service asks user. */
function keyParts(): string[] {
  const [user = 0, ...others] = services.map((_, index) => left(index) + serviceWidth - 22);
  const asking = others.map((x): Point[] => [
    [x, 158],
    [x, 136],
    [user, 136],
    [user, 156],
  ]);
  return [...asking.map(bentArrow), label(user + 8, 128, 'keys of tokens', { ...small, anchor: 'start' })];
}

function traffic(x: number, told: readonly string[], heard: readonly string[]): string[] {
  const center = x + serviceWidth / 2;
  const down = x + 10;
  const up = x + serviceWidth - 10;
  const list = (title: string, names: readonly string[], y: number): string[] =>
    names.length === 0
      ? []
      : [label(center, y, title, { ...small, bold: true }), ...names.map((name, row) => label(center, y + 17 * (row + 1), name, small))];
  return [
    arrow(down, 286, down, 484),
    ...(heard.length > 0 ? [arrow(up, 486, up, 288)] : []),
    ...list('tells ↓', told, 308),
    ...list('hears ↑', heard, 398),
  ];
}

function bankParts(): string[] {
  const x = left(4);
  const payment = left(3) + serviceWidth;
  const center = x + serviceWidth / 2;
  return [
    box(x, 158, serviceWidth, 128, outside),
    label(center, 180, 'bank', { bold: true }),
    label(center, 197, "somebody else's", small),
    cylinder(center - 64, 220, 128, 44, 'database bank', store),
    arrow(payment, 205, x - 2, 205),
    arrow(x, 240, payment + 2, 240),
    label(center, 304, 'commands in, webhooks out', small),
  ];
}
