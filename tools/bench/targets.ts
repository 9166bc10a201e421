import { ratioToFloor, type BenchResult } from './result.js';

const FLOOR_RATIO_AT_64 = 0.6;
const PER_SECOND_AT_16 = 100;
const P50_AT_1 = 30;
const MEMORY_GROWTH = 0.1;

/** What this architecture promises on two cores with everything on them; what was not measured is not mentioned. */
export function verdicts(result: BenchResult): string[] {
  const at = (customers: number) => result.levels.find((level) => level.customers === customers);
  const [one, sixteen, sixtyFour] = [at(1), at(16), at(64)];
  const ratio = sixtyFour && ratioToFloor(sixtyFour, result.floor);
  const say = (holds: boolean, words: string): string => `${holds ? '✓' : '✗'} ${words}`;
  return [
    ...(ratio === undefined
      ? []
      : [say(ratio >= FLOOR_RATIO_AT_64, `64 customers: ${ratio.toFixed(2)} of the floor, ${FLOOR_RATIO_AT_64} wanted`)]),
    ...(sixteen
      ? [say(sixteen.perSecond >= PER_SECOND_AT_16, `16 customers: ${sixteen.perSecond} orders/s, ${PER_SECOND_AT_16} wanted`)]
      : []),
    ...(one ? [say(one.p50 <= P50_AT_1, `1 customer: ${one.p50} ms, at most ${P50_AT_1} wanted`)] : []),
  ];
}

/** @returns a verdict on the services' memory between the first and the last part of a long run */
export function memoryVerdict({ levels }: BenchResult): string {
  const sum = (memory: Readonly<Record<string, number>> = {}): number =>
    Object.entries(memory).reduce((all, [name, mb]) => all + (name === 'postgres' ? 0 : mb), 0);
  const [first, last] = [sum(levels[0]?.memory), sum(levels.at(-1)?.memory)];
  const growth = first === 0 ? 0 : (last - first) / first;
  const words = `memory without Postgres from ${first} to ${last} MB (${(growth * 100).toFixed(1)} %, at most ${MEMORY_GROWTH * 100} % wanted)`;
  return `${growth <= MEMORY_GROWTH ? '✓' : '✗'} ${words}`;
}
