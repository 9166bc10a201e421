import { granted } from '@app/client';
import { topUp } from '../bench/shelves.js';
import { stubbornly } from '../prove-crash/stubbornly.js';
import { Shop } from '../shop/shop.js';
import type { Report } from '../stack/output/report.js';
import { Buyers, expectCompleted } from './buyers.js';
import { runScript, type ComposeProject } from './docker.js';

const twoOfEach = ['order=2', 'catalog=2', 'payment=2'].flatMap((scale) => ['--scale', scale]);
const up = ['up', '--detach', '--wait', '--no-build'];

/** Each step throws when the shop is not as it should be. */
export async function tryOut(project: ComposeProject, url: string, report: Report): Promise<void> {
  await report.step('images', () => project.compose('build', '--quiet'));
  await report.step('up', () => project.compose(...up));
  report.note(`  ${await project.memory()} MiB of memory in all containers`);
  await report.step('placing an order in a real shop, by its public door', () =>
    runScript('jest', ['--selectProjects', 'e2e', '--silent', 'test/place-order.e2e-spec.ts'], { SHOP_URL: url }),
  );
  await audited(project, report);
  await report.step('two of order, catalog and payment', () => project.compose(...up, ...twoOfEach));
  const orders = await report.step('killed one after the other, under load', () => killAll(project, url));
  report.note(`  ${orders.length} orders, all completed`);
  for (const service of ['order', 'catalog']) await expectShared(project, service);
  await audited(project, report);
  await report.step('all at once, started again', () => project.compose('restart', '--timeout', '10'));
  await report.step('down and up', async () => {
    await project.compose('down');
    await project.compose(...up);
  });
  await report.step('every order is still there', async () => {
    const customer = await new Shop(url).logIn('ada');
    for (const id of orders) await expectCompleted(customer, id);
  });
  await audited(project, report);
}

const audited = (project: ComposeProject, report: Report): Promise<string> =>
  report.step('the books agree', () => project.compose('run', '--rm', '--no-TTY', 'audit'));

/** Each container once, while customers buy. @returns their orders */
async function killAll(project: ComposeProject, url: string): Promise<readonly string[]> {
  const shop = new Shop(url);
  const skus = await topUp(await shop.logIn('catalog'));
  const customer = await shop.logIn('ada');
  const buyers = new Buyers(customer, skus, 4);
  for (const service of ['order', 'catalog', 'payment', 'user', 'bank', 'kafka', 'postgres', 'gateway']) {
    for (const container of await project.containersOf(service)) {
      await project.killAndStart(container);
      await stubbornly(() => granted(customer.client.GET('/api/v1/orders', { params: { query: { limit: 1 } } })));
    }
  }
  await project.compose(...up, ...twoOfEach); // waits until all are well
  return buyers.finish();
}

const countRequests = `
  const text = await (await fetch('http://127.0.0.1:' + process.env.PORT + '/metrics')).text();
  const counts = [...text.matchAll(/^http_request_duration_seconds_count\\{[^}]*"\\/api\\/[^}]*\\} (\\d+)/gm)];
  console.log(counts.reduce((sum, [, count]) => sum + Number(count), 0));`;

/** The gateway has found all of them and asks each. */
async function expectShared(project: ComposeProject, service: string): Promise<void> {
  const containers = await project.containersOf(service);
  const counts = await Promise.all(containers.map(async (container) => Number(await project.evaluate(container, countRequests))));
  if (containers.length !== 2 || counts.some((count) => count === 0))
    throw new Error(`${service}: requests per instance: ${counts.join(', ')}`);
}
