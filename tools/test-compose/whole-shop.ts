import { granted } from '@app/client';
import { topUp } from '../bench/shelves.js';
import { stubbornly } from '../prove-crash/stubbornly.js';
import { hurry } from '../shop/hurry.js';
import type { Report } from '../stack/output/report.js';
import { Buyers, expectCompleted, logIn } from './buyers.js';
import type { ComposeProject } from './docker.js';
import { runScript } from './run-script.js';
import { audited, type Way } from './way.js';

const twoOfEach = ['order=2', 'catalog=2', 'payment=2'].flatMap((scale) => ['--scale', scale]);

/** `docker compose up`, and everything that may happen to it. */
export const wholeShop: Way = { tryOut };

async function tryOut(project: ComposeProject, report: Report): Promise<void> {
  const hurried = project.with({ env: hurry });
  await report.step('up', () => hurried.up());
  report.note(`  ${await project.memory()} MiB of memory in all containers`);
  await report.step('placing an order in a real shop, by its public door', () =>
    runScript('jest', ['--selectProjects', 'e2e', '--silent', 'test/place-order.e2e-spec.ts'], { SHOP_URL: project.url('gateway') }),
  );
  await audited(project, report);
  // With the usual deadline: who was cut off from a broker that went without a word waits for 30 s before asking anew.
  await report.step('two of order, catalog and payment', () => project.up(...twoOfEach));
  report.note(`  ${await project.memory()} MiB of memory in all containers`);
  const orders = await report.step('killed one after the other, under load', () => killAll(project));
  report.note(`  ${orders.length} orders, all completed`);
  await report.step('each of two is asked', () => expectShared(project, 'catalog', '/api/v1/products'));
  await audited(project, report);
  await report.step('all at once, started again', () => project.compose('restart', '--timeout', '10'));
  await report.step('down and up', async () => {
    await project.compose('down');
    await project.up();
  });
  await report.step('every order is still there', async () => {
    const customer = await logIn(project.url('gateway'), 'ada');
    for (const id of orders) await expectCompleted(customer, id);
  });
  await audited(project, report);
}

/** Each container once, while customers buy. @returns their orders */
async function killAll(project: ComposeProject): Promise<readonly string[]> {
  const catalog = await logIn(project.url('gateway'), 'catalog');
  const skus = await stubbornly(() => topUp(catalog));
  const customer = await logIn(project.url('gateway'), 'ada');
  const buyers = new Buyers(customer, skus, 4);
  for (const service of ['order', 'catalog', 'payment', 'user', 'bank', 'kafka', 'postgres', 'gateway']) {
    for (const container of await project.containersOf(service)) {
      await project.killAndStart(container);
      await stubbornly(() => granted(customer.client.GET('/api/v1/orders', { params: { query: { limit: 1 } } })));
    }
  }
  await project.up(...twoOfEach); // waits until all are well
  return buyers.finish();
}

const countRequests = `
  const text = await (await fetch('http://127.0.0.1:' + process.env.PORT + '/metrics')).text();
  const counts = [...text.matchAll(/^http_request_duration_seconds_count\\{[^}]*"\\/api\\/[^}]*\\} (\\d+)/gm)];
  console.log(counts.reduce((sum, [, count]) => sum + Number(count), 0));`;

/** The gateway has found both, and asks each when there is enough to ask: pages of different lengths, for it keeps those that it was asked for. */
async function expectShared(project: ComposeProject, service: string, path: string): Promise<void> {
  const lengths = Array.from({ length: 40 }, (_, index) => index + 1);
  const pages = lengths.map((limit) => new URL(`${path}?limit=${limit}`, project.url('gateway')));
  await Promise.all(pages.map((page) => stubbornly(async () => (await fetch(page)).text())));
  const containers = await project.containersOf(service);
  const counts = await Promise.all(containers.map(async (container) => Number(await project.evaluate(container, countRequests))));
  if (containers.length !== 2 || counts.some((count) => count === 0))
    throw new Error(`${service}: requests per instance: ${counts.join(', ')}`);
}
