import { Module } from '@nestjs/common';
import { DocumentsController } from './documents/documents.controller.js';
import { ServiceDocuments } from './documents/service-documents.js';
import { Forwarder } from './forwarding/forwarder.js';
import { UpstreamHealth } from './upstreams/upstream-health.js';
import { Upstreams } from './upstreams/upstreams.js';

@Module({
  controllers: [DocumentsController],
  providers: [Upstreams, UpstreamHealth, Forwarder, ServiceDocuments],
})
export class GatewayModule {}
