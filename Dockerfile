# One image per service and one for the tools: docker build --target order -t saga-shop/order .
# What lies in them, and why in these layers: docs/adr/0040-images-are-cut-by-imports.md

FROM node:24-bookworm-slim AS build
WORKDIR /src
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --loglevel=error
COPY .swcrc ./
COPY libs libs
COPY apps apps
COPY tools tools
RUN node node_modules/@swc/cli/bin/swc.js apps libs tools -d dist --quiet && node dist/tools/images/main.js /cut

FROM node:24-bookworm-slim AS image
LABEL org.opencontainers.image.vendor="Saga Shop" org.opencontainers.image.licenses="MIT"
ENV NODE_ENV=production
COPY --from=build /cut/every-image /
# After the files: a folder that WORKDIR makes would bear the time of the build.
WORKDIR /app
USER 10001:10001
# Node itself, not the shell script of the base image. Why these flags: tools/stack/services/node-flags.ts
ENTRYPOINT ["node", "--enable-source-maps", "--max-semi-space-size=8"]

FROM image AS service
ENV HOST=0.0.0.0
HEALTHCHECK --interval=10s --timeout=30s --start-period=300s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
COPY --from=build /cut/every-service /

FROM service AS user
LABEL org.opencontainers.image.title="saga-shop/user" org.opencontainers.image.description="Accounts, sessions and signing keys"
ENV PORT=3001
EXPOSE 3001
CMD ["dist/apps/user/src/main.js"]
COPY --from=build /cut/user /

FROM service AS catalog
LABEL org.opencontainers.image.title="saga-shop/catalog" org.opencontainers.image.description="Products and their stock"
ENV PORT=3002
EXPOSE 3002
CMD ["dist/apps/catalog/src/main.js"]
COPY --from=build /cut/catalog /

FROM service AS order
LABEL org.opencontainers.image.title="saga-shop/order" org.opencontainers.image.description="Orders, and the decision about each"
ENV PORT=3003
EXPOSE 3003
CMD ["dist/apps/order/src/main.js"]
COPY --from=build /cut/order /

FROM service AS payment
LABEL org.opencontainers.image.title="saga-shop/payment" org.opencontainers.image.description="Payments and refunds"
ENV PORT=3004
EXPOSE 3004
CMD ["dist/apps/payment/src/main.js"]
COPY --from=build /cut/payment /

FROM service AS bank
LABEL org.opencontainers.image.title="saga-shop/bank" org.opencontainers.image.description="A stand-in for a card processor"
ENV PORT=3005
EXPOSE 3005
CMD ["dist/apps/bank/src/main.js"]
COPY --from=build /cut/bank /

FROM service AS gateway
LABEL org.opencontainers.image.title="saga-shop/gateway" org.opencontainers.image.description="The one public door"
ENV PORT=3000
EXPOSE 3000
ENTRYPOINT ["node", "--enable-source-maps", "--max-semi-space-size=16", "--no-allocation-site-pretenuring"]
CMD ["dist/apps/gateway/src/main.js"]
COPY --from=build /cut/gateway /

FROM image AS tools
LABEL org.opencontainers.image.title="saga-shop/tools" org.opencontainers.image.description="Prepares a shop and audits it"
CMD ["dist/tools/audit/main.js", "--help"]
COPY --from=build /cut/tools /
