import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { browserPath, openBrowser } from './browser.js';
import { Shop } from './shop.js';

const figures = `saga_orders_placed_total 1234567
saga_orders_in_flight{status="pending"} 3
saga_orders_ended_total{ending="completed"} 1200000
outbox_pending 0
process_start_time_seconds 1700000000
process_resident_memory_bytes 98765432
`;
const endings = {
  items: [{ orderId: '01a1fde3-cb5d-725a-81c0-e87e4f07c7dd', ending: 'completed', at: '2026-01-02T03:04:05.000Z', tookMs: 191 }],
};

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const desk = { viewport: { width: 1280, height: 900 } };
/** A folder for pictures, for whoever wants to look. */
const pictures = process.env['PICTURES'];

(browserPath ? describe : describe.skip)('the page of status in a browser', () => {
  const shop = new Shop();
  const { user, order, catalog } = shop.upstreams;
  let browser: Browser;
  const complaints: string[] = [];

  beforeAll(async () => {
    await shop.start();
    browser = await openBrowser();
    const accessToken = (await shop.bearer('admin')).replace('Bearer ', '');
    user.script = ({ url }, response) =>
      void response
        .writeHead(url.endsWith('/sessions') ? 201 : 200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ accessToken, status: 'ok' }));
  });
  afterAll(async () => {
    await browser?.close();
    await shop.stop();
  });
  beforeEach(() => {
    complaints.length = 0;
    catalog.reset();
    catalog.script = (_request, response) => void response.end('{"status":"ok"}');
    order.script = ({ url }, response) =>
      void response.end(url === '/metrics' ? figures : JSON.stringify(url === '/internal/last-endings' ? endings : { status: 'ok' }));
    shop.upstreams.payment.script = (_request, response) => void response.end('{"status":"ok"}');
  });

  async function signIn(options: BrowserContextOptions): Promise<Page> {
    const page = await (await browser.newContext(options)).newPage();
    page.on('console', (message) => message.type() === 'error' && !message.text().includes('401') && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => request.url().startsWith(shop.gateway.url) || complaints.push(`asked for ${request.url()}`));
    await page.goto(`${shop.gateway.url}/status`);
    await page.getByLabel('E-mail').fill('admin@example.com');
    await page.getByLabel('Password').fill('saga-shop-demo');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Last endings' }).waitFor();
    return page;
  }

  it.each([
    ['a phone by day', { ...phone, colorScheme: 'light' }],
    ['a phone by night', { ...phone, colorScheme: 'dark' }],
    ['a desk by day', { ...desk, colorScheme: 'light' }],
    ['a desk by night', { ...desk, colorScheme: 'dark' }],
  ] as const)('fits %s', async (name, options) => {
    const page = await signIn(options);
    expect(await page.getByText('All is well.').isVisible()).toBe(true);
    expect(await page.getByText('1,234,567').isVisible()).toBe(true);
    const width = await page.evaluate('document.documentElement.scrollWidth');
    expect(width).toBeLessThanOrEqual(options.viewport.width);
    if (pictures) await page.screenshot({ path: `${pictures}/${name.replaceAll(' ', '-')}.png`, fullPage: true });
    expect(await page.evaluate("getComputedStyle(document.querySelector('.cards')).display")).toBe('grid'); // the policy lets the style in
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('shows what happens, and stays signed in on the other page', async () => {
    const page = await signIn(desk);
    catalog.script = (_request, response) => void response.writeHead(503).end('{"status":"unavailable","checks":{"database":"away"}}');
    await page.getByText('catalog is not ready').waitFor();
    if (pictures) await page.screenshot({ path: `${pictures}/trouble.png`, fullPage: true });
    await page.getByRole('link', { name: 'Usage' }).click();
    await page.getByRole('heading', { name: 'Usage' }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('says when nobody answers any more', async () => {
    const page = await signIn(phone);
    await page.context().setOffline(true);
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').textContent()).toContain('No answer from the gateway');
    await page.context().close();
  });
});
