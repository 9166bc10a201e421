import type { Violation } from '../../audit/invariants/invariant.js';
import { sayWorld } from '../checks/safety.js';
import type { Party } from '../world/step.js';
import { changeAt } from './changes.js';
import type { Move } from './replay.js';

const names = ['outside', 'order', 'catalog', 'payment', 'bank'] as const;

/** As far apart as the longest word between two of them asks for. */
const places: Readonly<Record<(typeof names)[number], number>> = { outside: 9, order: 28, catalog: 51, payment: 70, bank: 92 };

const placeOf = (party: Party): number => (party in places ? places[party as keyof typeof places] : places.outside);

/** A line of signs that can be written over. */
class Line {
  readonly #signs: string[] = [];

  write(at: number, text: string): this {
    for (const [index, sign] of [...text].entries()) this.#signs[Math.max(0, at) + index] = sign;
    return this;
  }

  centre(at: number, text: string): this {
    return this.write(at - Math.floor(text.length / 2), text);
  }

  toString(): string {
    return Array.from(this.#signs, (sign) => sign ?? ' ').join('').trimEnd(); // prettier-ignore
  }
}

const lifelines = (): Line => Object.values(places).reduce((line, place) => line.write(place, '│'), new Line());

/** The steps from top to bottom: an arrow for what is told, and below what it changed there. Orders are A, B, C. */
export function drawTrace(moves: readonly Move[], { invariant, what }: Violation): string {
  const orders = new Set(moves.map(({ order }) => order)).size;
  const head = names.reduce((line, name) => line.centre(places[name], name), new Line());
  const ends = moves.filter(({ order }, index) => !moves.slice(index + 1).some((later) => later.order === order));
  return [
    head,
    ...moves.flatMap((move, index) => drawMove(move, `${String(index + 1).padStart(2)} ${orders > 1 ? letter(move.order) : ''}`)),
    ...ends.toSorted((left, right) => left.order - right.order).map(({ order, after }) => `   ${orders > 1 ? `${letter(order)}: ` : ''}${sayWorld(after)}`),
    `   ✗ broken: ${invariant} (${what})`,
  ].join('\n'); // prettier-ignore
}

const letter = (order: number): string => 'ABCDEFGH'.charAt(order);

function drawMove({ deed: { from, to, what, how }, before, after }: Move, label: string): Line[] {
  const [start, end] = [placeOf(from), placeOf(to)];
  const [left, right] = [Math.min(start, end), Math.max(start, end)];
  const shaft = '─'.repeat(right - left - 1);
  const arrow = start < end ? `├${shaft.slice(1)}▶` : `◀${shaft.slice(1)}┤`;
  const change = [changeAt(to, before, after), ...(how ? [`(${how})`] : [])].join(' ');
  return [
    lifelines().write(0, label).write(left + (start < end ? 0 : 1), arrow).centre(Math.floor((left + right) / 2), ` ${what} `),
    lifelines().centre(end, ` ${change} `),
  ]; // prettier-ignore
}
