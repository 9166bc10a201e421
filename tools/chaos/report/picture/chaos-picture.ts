import type { ChaosRun } from '../chaos-run.js';
import { summaryOf } from '../summary.js';
import { headline } from '../text.js';
import { endings } from './buckets.js';
import { faultLanes, faultVeil, laneHeight, lanesOf } from './fault-lanes.js';
import type { Frame } from './frame.js';
import { ordersChart } from './orders-chart.js';
import { scale, ticks } from './scale.js';
import { style } from './style.js';
import { line, rect, svg, text } from './svg.js';

const width = 1_120;
const left = 150;
const right = width - 60;
const chartTop = 108;
const chartHeight = 210;
const lanesTop = chartTop + chartHeight + 34;
const axisHeight = 40;
const mostTicks = 12;

/** Orders over time, and under them everything that was done to the shop, on the same clock. */
export function chaosPicture(run: ChaosRun): string {
  const durationMs = Math.max(1, run.phases.at(-1)?.toMs ?? 0);
  const frame: Frame = { left, right, durationMs, x: scale(0, durationMs, left, right) };
  const bottom = lanesTop + lanesOf(run.faults).size * laneHeight;
  const summary = summaryOf(run);
  const title = headline(summary);
  return svg(width, bottom + axisHeight, title, style, [
    rect(0, 0, width, bottom + axisHeight, 'page'),
    text(24, 26, title, 'title'),
    text(24, 50, `${run.command} · commit ${run.surroundings.commit} · ${run.surroundings.machine}`, 'soft'),
    ...legend(74),
    ...faultVeil(run.faults, frame, chartTop, chartHeight),
    ...ordersChart(run, frame, chartTop, chartHeight),
    ...phases(run, frame, bottom),
    ...faultLanes(run.faults, frame, lanesTop),
    ...timeAxis(frame, bottom),
  ]);
}

function legend(y: number): string[] {
  const entries = [...endings.map((ending) => [ending, `${ending} per second`] as const), ['fault', 'faults'] as const];
  return [
    line(24, y, 44, y, 'placed'),
    text(50, y, 'placed per second'),
    ...entries.flatMap(([kind, words], index) => {
      const x = 180 + index * 170;
      return [rect(x, y - 5, 14, 10, kind), text(x + 20, y, words)];
    }),
  ];
}

/** Named above the orders, with a line down to the end where one begins. */
const phases = (run: ChaosRun, { x }: Frame, bottom: number): string[] =>
  run.phases.flatMap(({ name, fromMs, toMs }) => [
    ...(fromMs > 0 ? [line(x(fromMs), chartTop - 6, x(fromMs), bottom, 'phase')] : []),
    ...(x(toMs) - x(fromMs) > name.length * 7 ? [text((x(fromMs) + x(toMs)) / 2, chartTop - 14, name, 'soft middle')] : []),
  ]);

const timeAxis = ({ durationMs, x }: Frame, bottom: number): string[] =>
  ticks(durationMs / 1_000, mostTicks).flatMap((second) => [
    line(x(second * 1_000), bottom, x(second * 1_000), bottom + 5, 'phase'),
    text(x(second * 1_000), bottom + 17, clock(second), 'soft middle'),
  ]);

const clock = (second: number): string => `${Math.floor(second / 60)}:${String(Math.floor(second % 60)).padStart(2, '0')}`;
