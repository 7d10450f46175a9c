# The realtime worker. Build: docker build -f Dockerfile.ws -t partyquiz-ws .
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev
COPY . .
ARG SOURCE_COMMIT=""
RUN npm run build -- --only worker

FROM node:24-bookworm-slim
ENV NODE_ENV=production \
    WS_HOST=0.0.0.0 \
    DRAIN_SECONDS=3 \
    APP_FOLDER=.
WORKDIR /app
COPY docker/package.json ./
COPY docker/entrypoint.sh docker/
COPY --from=build /app/build-worker/ ./
USER node
EXPOSE 8080
# A standby that waits for the old worker to drain counts as healthy: the deploy must go on for the old one to stop.
HEALTHCHECK --interval=5s --timeout=3s --start-period=10s --retries=24 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.WS_PORT || process.env.PORT || 8080) + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["docker/entrypoint.sh"]
CMD ["worker.js"]
