import { table } from '../../terminal/table.js';
import type { TracingCost, Turn } from './measure-tracing.js';

const wantedPercent = 5;

const fixed = (figure: number): string => figure.toFixed(2);

/** Turn by turn, and all together. */
export function tracingTable({ off, on, ratio, customers }: TracingCost): string {
  const rows = off.map((turn, index) => [index + 1, ...figures(turn, on[index] as Turn)]);
  const head = ['turn', 'orders/s off', 'on', 'CPU ms/order off', 'on'];
  return `${customers} customers, ${ratio * 100} % chosen\n\n${table(head, [...rows, ['all', ...figures(together(off), together(on))]])}`;
}

export function tracingVerdict({ off, on, sentBytesPerOrder }: TracingCost): string {
  const [without, withIt] = [together(off), together(on)];
  const cpu = (cpuPerOrder(withIt) / cpuPerOrder(without) - 1) * 100;
  const speed = (1 - perSecond(withIt) / perSecond(without)) * 100;
  const words = `tracing costs ${fixed(cpu)} % of CPU per order, ${fixed(speed)} % of orders/s; at most ${wantedPercent} % wanted`;
  return `${cpu <= wantedPercent ? '✓' : '✗'} ${words}\n  ${Math.round(sentBytesPerOrder)} bytes per order were sent`;
}

const perSecond = ({ orders, seconds }: Turn): number => orders / seconds;
const cpuPerOrder = ({ cpuMs, orders }: Turn): number => cpuMs / Math.max(1, orders);

const figures = (off: Turn, on: Turn) => [perSecond(off), perSecond(on), cpuPerOrder(off), cpuPerOrder(on)].map(fixed);

/** Sums, not a mean of means: a turn in which the machine was busy elsewhere has few orders, and little to say. */
const together = (turns: readonly Turn[]): Turn => ({
  seconds: sum(turns.map(({ seconds }) => seconds)),
  orders: sum(turns.map(({ orders }) => orders)),
  cpuMs: sum(turns.map(({ cpuMs }) => cpuMs)),
});

const sum = (figures: readonly number[]): number => figures.reduce((total, figure) => total + figure, 0);
