import { styleText } from 'node:util';
import type { Order, TimelineEntry } from '@app/client';
import { inWords } from '../shop/answers.js';
import type { Ending } from './ending.js';

const WIDTH = 88;
const colours = { order: 'cyan', catalog: 'yellow', payment: 'magenta', bank: 'blue', user: 'green' } as const;
const hasColour = (service: string): service is keyof typeof colours => service in colours;

/** Colours vanish by themselves where the output is no terminal. */
const paint = (format: Parameters<typeof styleText>[0], text: string): string => styleText(format, text, { stream: process.stdout });

const milliseconds = (ms: number): string => `${Math.round(ms).toLocaleString('en')} ms`;

export function drawHeader({ name, lookAt }: Ending, title: string): void {
  const rule = '─'.repeat(Math.max(2, WIDTH - title.length - name.length - 7));
  console.log(`\n${paint('bold', `── ${title}  ${name} `)}${paint('dim', rule)}`);
  console.log(paint('dim', `   ${lookAt}`));
}

export function drawOrder({ id, lines, total }: Order, email: string): void {
  const what = lines.map(({ quantity, name }) => `${quantity} × ${name}`).join(', ');
  console.log(`   ${email} orders ${what} for ${inWords(total)}`);
  console.log(`${paint('dim', `   order ${id}`)}\n`);
}

/** Draws the facts of one order, measured from its first. */
export class TimelineDrawing {
  readonly #names = new Map<string, string>();
  #begin: number | undefined;

  draw({ at, service, fact, eventId, causationId, data, tookMs }: TimelineEntry): void {
    const time = Date.parse(at);
    this.#begin ??= time;
    this.#names.set(eventId, fact);
    const cause = this.#names.get(causationId);
    const because = cause ? `${milliseconds(tookMs)} after ${cause}` : '';
    const name = service.padEnd(8);
    const line = [
      milliseconds(time - this.#begin).padStart(12),
      hasColour(service) ? paint(colours[service], `● ${name}`) : `● ${name}`,
      paint('bold', fact.padEnd(19)),
      [paint('dim', because.padEnd(36)), remark(data)].filter(Boolean).join(' '),
    ];
    console.log(line.join('  ').trimEnd());
  }
}

/** What is worth reading in the data of a fact. */
function remark({ reason, restocked, lines }: TimelineEntry['data']): string {
  if (typeof reason === 'string') return reason;
  if (restocked === true) return 'restocked';
  const reasons = Array.isArray(lines)
    ? lines.map((line: { sku?: string; reason?: string }) => line.reason && `${line.sku}: ${line.reason}`)
    : [];
  return reasons.filter(Boolean).join(', ');
}

export function drawVerdict({ status, reason }: Order, complaints: readonly string[]): void {
  const words = reason ? `${status}, ${reason}` : status;
  console.log(`\n   ${complaints.length === 0 ? paint('green', `✓ ${words}`) : paint('red', `✗ ${words}: ${complaints.join('; ')}`)}`);
}
