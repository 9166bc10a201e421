import type { EventDefinition, ServiceName, Step } from '@app/contracts';
import { arrow, box, label, line, picture, type Paint } from './svg.js';

const laneX: Readonly<Partial<Record<ServiceName, number>>> = { catalog: 150, order: 480, payment: 810 };
const width = 960;
const top = 100;
const boxWidth = 190;
const factHeight = 22;
const gap = 14;

const paints: Readonly<Record<Step['kind'], Paint>> = {
  compensatable: { fill: '#e3eefc', stroke: '#2f6fb5' },
  pivot: { fill: '#fbe0e4', stroke: '#b3243e', strokeWidth: 3 },
  retriable: { fill: '#e2f4e6', stroke: '#2c8a43' },
};

const kinds: Readonly<Record<Step['kind'], string>> = {
  compensatable: 'can be undone',
  pivot: 'the point of no return',
  retriable: 'repeated until it succeeds',
};

const laneOf = (service: ServiceName): number => laneX[service] ?? width / 2;
const heightOf = ({ hears }: Step): number => Math.max(42, hears.length * factHeight + 8);

/**
 * The story as a score: a lane per service, time goes down. Each box is a step; the arrows that end at it are the facts it hears,
 * from the lane of who tells them. Steps that only take notes are left out.
 */
export function sagaPicture(story: readonly Step[]): string {
  const steps = story.filter(({ tells }) => tells.length > 0);
  const heard = new Set(steps.flatMap(({ hears }) => hears));
  const rows: string[] = [];
  let y = top;
  for (const step of steps) {
    rows.push(...rowOf(step, y, story, heard));
    y += heightOf(step) + gap;
  }
  return picture(width, y + 8, 'The place-order saga', [...legend(), ...lanes(y), ...rows]);
}

function rowOf(step: Step, y: number, story: readonly Step[], heard: ReadonlySet<EventDefinition>): string[] {
  const { service, does, kind, undoes, hears, tells } = step;
  const x = laneOf(service);
  const height = heightOf(step);
  const middle = y + height / 2;
  const endings = tells.filter((fact) => !heard.has(fact)).map(({ type }) => type);
  const small = undoes ? `undoes: ${undoes}` : endings.length > 0 ? `tells ${endings.join(', ')}` : undefined;
  const first = middle - ((hears.length - 1) * factHeight) / 2;
  return [
    ...hears.flatMap((fact, index) => factArrow(fact, x, first + index * factHeight, story)),
    box(x - boxWidth / 2, y, boxWidth, height, paints[kind]),
    label(x, small ? middle - 8 : middle, does, { bold: true }),
    ...(small ? [label(x, middle + 9, small, { size: 11 })] : []),
  ];
}

function factArrow(fact: EventDefinition, to: number, y: number, story: readonly Step[]): string[] {
  const teller = story.find(({ tells }) => tells.includes(fact));
  if (!teller) return [];
  const from = laneOf(teller.service);
  const end = to > from ? to - boxWidth / 2 : to + boxWidth / 2;
  const beside = from + Math.sign(to - from) * 128; // beside the teller's lane, so that a long arrow does not name a stranger
  return [arrow(from, y, end, y), label(beside, y, fact.type, { size: 12 })];
}

const legend = (): string[] =>
  (Object.keys(kinds) as Step['kind'][]).flatMap((kind, index) => {
    const x = 66 + index * 300;
    return [box(x, 18, 22, 16, paints[kind]), label(x + 32, 26, `${kind}: ${kinds[kind]}`, { anchor: 'start', size: 12 })];
  });

const lanes = (bottom: number): string[] =>
  Object.entries(laneX).flatMap(([service, x]) => [label(x, 66, service, { bold: true, size: 15 }), line(x, 82, x, bottom)]);
