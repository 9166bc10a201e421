import { Module } from '@nestjs/common';
import { CachedReads } from './caching/cached-reads.js';
import { MyOrdersController } from './composing/my-orders.controller.js';
import { MyOrders } from './composing/my-orders.js';
import { DocumentsController } from './documents/documents.controller.js';
import { ServiceDocuments } from './documents/service-documents.js';
import { Forwarder } from './forwarding/forwarder.js';
import { RateLimits } from './limits/rate-limits.js';
import { Destinations } from './moving/destinations.js';
import { ExchangeKeptTraces } from './upstreams/exchange-kept-traces.js';
import { AskShop } from './status/shop-status.js';
import { UpstreamHealth } from './upstreams/upstream-health.js';
import { Upstreams } from './upstreams/upstreams.js';
import { Usage } from './usage/usage.js';

@Module({
  controllers: [DocumentsController, MyOrdersController],
  providers: [
    Upstreams,
    UpstreamHealth,
    Destinations,
    RateLimits,
    Forwarder,
    CachedReads,
    MyOrders,
    ServiceDocuments,
    Usage,
    AskShop,
    ExchangeKeptTraces,
  ],
})
export class GatewayModule {}
