import type { INestApplicationContext } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { servePage } from '../operators/serve-page.js';
import { AskShop } from './shop-status.js';
import { statusPage } from './status-page.js';

/** Shows administrators the live state of the shop at `GET /status`. */
export function serveStatus(fastify: FastifyInstance, app: INestApplicationContext): void {
  const shop = app.get(AskShop);
  servePage(fastify, app, 'status', async ({ headers }) => statusPage(await shop.ask(headers.authorization ?? '')));
}
