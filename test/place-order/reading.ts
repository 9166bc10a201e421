import type { Browser } from 'playwright-core';
import { browserPath, openBrowser } from '../../apps/gateway/test/browser.js';
import type { Tokens } from '@app/client';
import type { ShopDoor } from '../support/shop-door.js';

/** Somebody who has nothing but the address of the shop and a browser. */
export const reading = (shop: () => ShopDoor): void =>
  (browserPath ? describe : describe.skip)('reading how to do it', () => {
    let browser: Browser;

    beforeAll(async () => {
      browser = await openBrowser();
    });
    afterAll(() => browser?.close());

    it('lets one log in, take the token along and ask for one’s own account, all on the page of documents', async () => {
      const page = await browser.newPage();
      await page.goto(`${shop().url}/docs`);
      const tryOut = async (operation: string, body?: object): Promise<string> => {
        const block = page.locator(`[id="operations-${operation}"]`);
        await block.getByRole('button').first().click();
        await block.getByRole('button', { name: 'Try it out' }).click();
        if (body) await block.locator('textarea').fill(JSON.stringify(body));
        const answer = page.waitForResponse((response) => response.url().includes('/api/v1/'));
        await block.getByRole('button', { name: 'Execute' }).click();
        const text = await (await answer).text();
        await block
          .locator('.live-responses-table .response-col_status')
          .getByText(/^20[01]/)
          .waitFor();
        return text;
      };

      const { accessToken } = JSON.parse(await tryOut('user-logIn', { email: 'ada@example.com', password: 'saga-shop-demo' })) as Tokens;
      await page.getByRole('button', { name: 'Authorize' }).click();
      await page.getByLabel('auth-bearer-value').fill(accessToken);
      await page.getByRole('button', { name: 'Apply credentials' }).click();
      await page.getByRole('button', { name: 'Close', exact: true }).click();
      expect(JSON.parse(await tryOut('user-getMe'))).toMatchObject({ email: 'ada@example.com' });
    });
  });
