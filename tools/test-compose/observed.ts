import { randomUUID } from 'node:crypto';
import { PrometheusClient } from '../observe/live/prometheus-client.js';
import { stubbornly } from '../prove-crash/stubbornly.js';
import type { Report } from '../stack/output/report.js';
import { waitUntil } from '../stack/process/wait-until.js';
import { serviceNames } from '../stack/names.js';
import { buy, logIn, somethingInPlenty } from './buyers.js';
import type { ComposeProject } from './docker.js';
import type { Way } from './way.js';

/** With all that watches the shop. */
export const observed: Way = {
  options: () => ({ env: { COMPOSE_PROFILES: 'observe', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' } }),
  tryOut,
};

const orders = 20;

async function tryOut(project: ComposeProject, report: Report): Promise<void> {
  await report.step('up', () => project.up());
  report.note(`  ${await project.memory()} MiB of memory in all containers`);
  await report.step(`${orders} orders`, () => buy(project.url('gateway'), orders));
  await report.step('Prometheus reaches every service and has counted them', async () => {
    await expectSoon('not every service is reached', async () => (await healthyServices(project)) === serviceNames.length);
    await expectSoon('not every order is counted', async () => (await completedOrders(project)) >= orders);
  });
  await report.step('Grafana answers', async () => void (await askedOf(project.url('grafana'), '/api/health')));
  const seen = await report.step('Jaeger has the trace of a declined order', () => spansOfDeclined(project));
  report.note(seen === undefined ? '  What answers there is not Jaeger: whether spans arrive was not seen.' : `  ${seen} spans`);
}

async function healthyServices(project: ComposeProject): Promise<number> {
  const { data } = await askedOf<{ data: { activeTargets: { health: string }[] } }>(
    project.url('prometheus'),
    '/api/v1/targets?state=active',
  );
  return data.activeTargets.filter(({ health }) => health === 'up').length;
}

async function completedOrders(project: ComposeProject): Promise<number> {
  const [sum] = await new PrometheusClient(project.url('prometheus')).ask('sum(saga_orders_ended_total{ending="completed"})');
  return sum?.value ?? 0;
}

/** Traces of failed orders are kept, whatever part of all is chosen. @returns undefined when nobody says how many spans there are */
async function spansOfDeclined(project: ComposeProject): Promise<number | undefined> {
  const customer = await logIn(project.url('gateway'), 'ada');
  const lines = [{ sku: await somethingInPlenty(customer), quantity: 1 }];
  const key = randomUUID();
  const { id } = await stubbornly(() => customer.place({ lines, paymentToken: 'tok_declined' }, key));
  const { traceId } = await stubbornly(() => customer.order(id, 30));
  let spans: number | undefined;
  await expectSoon(`there is no trace ${traceId}`, async () => {
    const answer = await fetch(new URL(`/api/traces/${traceId}`, project.url('jaeger')));
    if (!answer.ok) return false;
    const { data } = (await answer.json()) as { data?: readonly { spans: readonly unknown[] }[] };
    spans = data?.[0]?.spans.length;
    return true;
  });
  return spans;
}

async function askedOf<Answer>(url: string, path: string): Promise<Answer> {
  const answer = await fetch(new URL(path, url), { signal: AbortSignal.timeout(10_000) });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return (await answer.json()) as Answer;
}

async function expectSoon(otherwise: string, condition: () => Promise<boolean>): Promise<void> {
  if (!(await waitUntil(condition, 60_000, 500))) throw new Error(otherwise);
}
