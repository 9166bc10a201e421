import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { documented } from '../src/documents/service-documents.js';
import { upstreamNames } from '../src/routes.js';
import { browserPath, openBrowser } from './browser.js';
import { Shop } from './shop.js';

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const desk = { viewport: { width: 1280, height: 900 } };
/** A folder for pictures, for whoever wants to look. */
const pictures = process.env['PICTURES'];

const documentOf = (service: string): string => readFileSync(join('docs/generated/openapi', `${service}.json`), 'utf8');

(browserPath ? describe : describe.skip)('the pages of documents in a browser', () => {
  const shop = new Shop();
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    await shop.start();
    for (const name of upstreamNames) {
      const document = documentOf(name);
      shop.upstreams[name].script = ({ url }, response) =>
        void response
          .setHeader('content-type', 'application/json')
          .end(url === '/openapi.json' ? document : JSON.stringify({ asked: url }));
    }
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await shop.stop();
  });
  afterEach(() => page.context().close());

  /** With an eye on all that a strict browser would complain of. */
  async function open(path: string, options: BrowserContextOptions): Promise<void> {
    complaints.length = 0;
    page = await (await browser.newContext(options)).newPage();
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('requestfailed', (request) => complaints.push(`no answer from ${request.url()}`));
    page.on('request', (request) => /^(data|blob):/.test(request.url()) || request.url().startsWith(shop.gateway.url) || complaints.push(`asked for ${request.url()}`)); // prettier-ignore
    await page.goto(shop.gateway.url + path);
  }

  const picture = async (name: string): Promise<void> => {
    if (pictures) await page.screenshot({ path: `${pictures}/${name}.png` });
  };
  const width = (): Promise<number> => page.evaluate('document.documentElement.scrollWidth');
  const operation = (id: string) => page.locator(`[id="operations-${id}"]`);

  it('offer all services, and each of them by itself', async () => {
    await open('/docs', desk);
    await operation('order-placeOrder').waitFor();
    const list = page.locator('#select');
    expect(await list.locator('option').allTextContents()).toEqual(['all services', ...documented]);
    await picture('docs-desk');
    for (const name of documented) {
      await list.selectOption({ label: name });
      await page.getByRole('heading', { name: `Saga Shop: ${name}` }).waitFor();
    }
    expect(complaints).toEqual([]);
  });

  it('try an operation out, with a token', async () => {
    await open('/docs', desk);
    await page.getByRole('button', { name: 'Authorize' }).click();
    await page.getByLabel('auth-bearer-value').fill((await shop.bearer('customer')).replace('Bearer ', ''));
    await page.getByRole('button', { name: 'Apply credentials' }).click();
    await page.getByRole('button', { name: 'Close', exact: true }).click();
    const getMe = operation('user-getMe');
    await getMe.getByRole('button').first().click();
    await getMe.getByRole('button', { name: 'Try it out' }).click();
    await getMe.getByRole('button', { name: 'Execute' }).click();
    await getMe.locator('.live-responses-table .response-col_status').getByText('200').waitFor();
    expect(shop.upstreams.user.received.at(-1)).toMatchObject({
      url: '/api/v1/users/me',
      headers: { authorization: expect.stringMatching(/^Bearer ey/) },
    });
    await getMe.scrollIntoViewIfNeeded();
    await picture('docs-tried');
    expect(complaints).toEqual([]);
  });

  it('strike out what goes away, and an address leads there', async () => {
    await open('/docs#/order/getHistory', desk);
    await operation('order-getHistory').getByText('Warning: Deprecated').waitFor();
    await picture('docs-deprecated');
    expect(complaints).toEqual([]);
  });

  it.each([
    ['phone by day', { ...phone, colorScheme: 'light' }],
    ['phone by night', { ...phone, colorScheme: 'dark' }],
    ['desk by day', { ...desk, colorScheme: 'light' }],
  ] as const)('fit a %s', async (name, options) => {
    await open('/docs/events', options);
    expect(await width()).toBeLessThanOrEqual(options.viewport.width);
    await picture(`events-${name.replaceAll(' ', '-')}`);
    await page.locator('#OrderPlaced').scrollIntoViewIfNeeded();
    await picture(`event-${name.replaceAll(' ', '-')}`);
    await page.goto(`${shop.gateway.url}/docs`);
    await operation('order-placeOrder').waitFor();
    expect(await width()).toBeLessThanOrEqual(options.viewport.width);
    await picture(`docs-${name.replaceAll(' ', '-')}`);
    expect(complaints).toEqual([]);
  });
});
