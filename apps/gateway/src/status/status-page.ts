import { escaped, frame } from '../operators/frame.js';
import type { Figures } from './figures.js';
import type { Condition, InstanceStatus, LastEnding, ShopStatus } from './shop-status.js';
import { worries } from './worries.js';

const colours: Readonly<Record<Condition, string>> = { ok: 'good', degraded: 'warn', unavailable: 'bad', silent: 'bad' };
const words: Readonly<Record<Condition, string>> = { ok: 'ready', degraded: 'degraded', unavailable: 'not ready', silent: 'silent' };

/** The state of the shop as a page. */
export function statusPage(status: ShopStatus, now = new Date()): string {
  const all = [status.gateway, ...status.instances];
  const hearing = status.instances.filter(({ figures }) => figures.sum('outbox_pending') !== undefined);
  return frame(
    'status',
    `<h1>Status</h1>
<p>As of ${now.toISOString().slice(11, 19)} UTC, asked of every instance. Counts are since each one's start.</p>
${verdict(status)}
<h2>Orders</h2>
${cards(orderFigures(status))}
<h2>Last endings</h2>
${table(['at (UTC)', 'took', 'ending', 'order'], status.endings.slice(0, 10).map(ending), 'None since the order service started.')}
<h2>Services</h2>
${table(['service', 'state', 'up for', 'memory', 'what is missing'], all.map(service))}
<h2>Facts and messages</h2>
${table(['service', 'outbox', 'oldest', 'lag', 'oldest', 'repeats absorbed', 'dead letters', 'parked keys'], hearing.map(spine), 'Nobody answers.')}
<h2>The bank</h2>
${cards(bankFigures(status))}`,
  );
}

function verdict(status: ShopStatus): string {
  const found = worries(status);
  if (found.length === 0) return '<p class="verdict good">All is well.</p>';
  const list = found.map(({ words: what, alert }) => `<li>${escaped(what)} <small>(runbook ${alert})</small></li>`);
  return `<div class="verdict bad">${found.length === 1 ? 'One thing needs' : `${found.length} things need`} a look<ul>${list.join('')}</ul></div>`;
}

const shown = (value: number | undefined): string => (value === undefined ? '?' : Math.round(value).toLocaleString('en'));

/** The services of one name together; undefined while none of them says anything. */
const total = ({ instances }: ShopStatus, ask: (figures: Figures) => number | undefined): number | undefined => {
  const values = instances.map(({ figures }) => ask(figures)).filter((value) => value !== undefined);
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0);
};

/** Several instances count the same rows: the largest is the truth, or the newest. */
const most = ({ instances }: ShopStatus, ask: (figures: Figures) => number | undefined): number | undefined => {
  const values = instances.map(({ figures }) => ask(figures)).filter((value) => value !== undefined);
  return values.length === 0 ? undefined : Math.max(...values);
};

function orderFigures(status: ShopStatus): [string, string][] {
  const ended = (ending: string) => total(status, (figures) => figures.sum('saga_orders_ended_total', { ending }));
  return [
    ['placed', shown(total(status, (figures) => figures.sum('saga_orders_placed_total')))],
    ['pending', shown(most(status, (figures) => figures.sum('saga_orders_in_flight', { status: 'pending' })))],
    ['confirmed', shown(most(status, (figures) => figures.sum('saga_orders_in_flight', { status: 'confirmed' })))],
    ['completed', shown(ended('completed'))],
    ['sold out', shown(ended('stock-rejected'))],
    ['declined', shown(ended('payment-declined'))],
    ['cancelled', shown(ended('cancelled-by-customer'))],
    ['timed out', shown(ended('timed-out'))],
    ['capture failed', shown(ended('capture-failed'))],
  ];
}

function bankFigures(status: ShopStatus): [string, string][] {
  const calls = (outcome?: string) => total(status, (figures) => figures.sum('bank_calls_total', outcome ? { outcome } : {}));
  const oldest = most(status, (figures) => figures.sum('bank_command_oldest_seconds'));
  return [
    ['calls', shown(calls() ?? 0)],
    ['without an answer', shown(calls('unknown') ?? 0)],
    ['oldest open command', oldest === undefined ? '?' : lasting(oldest)],
  ];
}

function service({ service: name, origin, condition, faults, figures }: InstanceStatus): string[] {
  const startedAt = figures.sum('process_start_time_seconds');
  const memory = figures.sum('process_resident_memory_bytes');
  return [
    `${name} <small>${escaped(origin.replace(/^https?:\/\//, ''))}</small>`,
    `<span class="${colours[condition]}">${words[condition]}</span>`,
    startedAt === undefined ? '?' : lasting(Date.now() / 1_000 - startedAt),
    memory === undefined ? '?' : `${Math.round(memory / 2 ** 20)} MB`,
    escaped(Object.entries(faults).map(([check, fault]) => `${check}: ${fault}`).join('; ')), // prettier-ignore
  ];
}

function spine({ service: name, figures }: InstanceStatus): string[] {
  const age = (metric: string): string => lasting(figures.sum(metric) ?? 0);
  const alarming = (metric: string): string => {
    const value = figures.sum(metric) ?? 0;
    return value > 0 ? `<span class="bad">${value}</span>` : '0';
  };
  return [
    name,
    shown(figures.sum('outbox_pending')),
    age('outbox_oldest_seconds'),
    shown(figures.sum('lane_lag_messages') ?? 0),
    age('lane_oldest_seconds'),
    shown(figures.sum('messages_total', { outcome: 'duplicate' }) ?? 0),
    alarming('dead_letters_waiting'),
    alarming('parked_keys'),
  ];
}

const ending = ({ orderId, ending: how, at, tookMs }: LastEnding): string[] => [
  escaped(at.slice(11, 19)),
  tookMs < 1_000 ? `${tookMs} ms` : lasting(tookMs / 1_000),
  `<span class="${how === 'completed' ? 'good' : how === 'timed-out' || how === 'capture-failed' ? 'bad' : 'warn'}">${escaped(how.replaceAll('-', ' '))}</span>`,
  escaped(orderId),
];

function lasting(seconds: number): string {
  if (seconds < 120) return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}

const cards = (figures: readonly (readonly [string, string])[]): string =>
  `<div class="cards">${figures.map(([name, value]) => `<div class="card"><b>${value}</b><span>${name}</span></div>`).join('')}</div>`;

const table = (columns: readonly string[], rows: readonly (readonly string[])[], none = ''): string =>
  rows.length === 0
    ? `<p>${none}</p>`
    : `<div class="scroll"><table><thead><tr>${columns.map((name) => `<th scope="col">${name}</th>`).join('')}</tr></thead><tbody>${rows
        .map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
        .join('')}</tbody></table></div>`;
