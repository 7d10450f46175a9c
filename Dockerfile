# The web app. Build: docker build -t partyquiz-web .
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# A hosting panel may set NODE_ENV=production for the build: the tools are needed all the same.
RUN npm ci --include=dev
COPY . .
ARG SOURCE_COMMIT=""
RUN npm run build \
  && node docker/collect-addons.js /addons \
  && find build -name "*.map" -delete \
  && rm -rf build/start build/index.js

FROM node:24-bookworm-slim
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    BODY_SIZE_LIMIT=6M \
    DRAIN_SECONDS=5 \
    SHUTDOWN_TIMEOUT=3 \
    KEEP_ALIVE_TIMEOUT=95 \
    HEADERS_TIMEOUT=100 \
    APP_FOLDER=build
WORKDIR /app
COPY docker/package.json ./
COPY docker/entrypoint.sh docker/
COPY --from=build /addons node_modules/
COPY --from=build /app/build build/
USER node
EXPOSE 3000
# Migrations and boot must fit into start-period + (retries - 1) x interval: Coolify deploys by this check.
HEALTHCHECK --interval=5s --timeout=3s --start-period=10s --retries=24 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3000) + '/api/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["docker/entrypoint.sh"]
CMD ["build/server.js"]
