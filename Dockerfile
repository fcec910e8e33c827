# One image for the three processes and the tools that work on an installation. What runs is said by the command:
#   docker run … orderline dist/apps/query-api/src/main.js          (or command-api, projector)
#   docker run … orderline dist/tools/migrate/migrate-main.js --check
ARG BASE=node:24-slim

# hadolint ignore=DL3006
FROM ${BASE} AS build
# For a builder behind a proxy with an authority of its own: mount its file and name it here.
ARG NODE_EXTRA_CA_CERTS
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
# Neither the PostgreSQL nor the Node that a checkout brings along; install scripts only serve these.
RUN npm ci --ignore-scripts --omit=optional --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY libs libs
COPY apps apps
COPY tools tools
RUN node node_modules/typescript/bin/tsc -p tsconfig.build.json --incremental false --sourceMap false --noEmitOnError
# What stays is what runs: no types, no maps, no sources, and not the compiler that the documentation of routes brings for its builds.
RUN npm prune --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund \
  && rm -rf node_modules/typescript node_modules/.bin node_modules/.package-lock.json \
  && find node_modules -type f \( -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' -o -name '*.map' -o -name '*.md' -o -name '*.tsbuildinfo' \) -delete

# hadolint ignore=DL3006
FROM ${BASE}
LABEL org.opencontainers.image.title="Orderline" \
  org.opencontainers.image.description="Event-sourced order management" \
  org.opencontainers.image.licenses="MIT"
WORKDIR /app
COPY --from=build /build/node_modules node_modules
COPY --from=build /build/dist dist
COPY apps/console/built apps/console/built
COPY package.json LICENSE ./
COPY docs/configuration.md docs/
ENV NODE_ENV=production \
  HOST=0.0.0.0
# Nobody's files: whoever runs may change none of them, and needs no place to write.
USER 1000:1000
EXPOSE 3000 3001 3002 9464 9465 9466
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=5s --timeout=4s --start-period=60s --retries=3 CMD ["node", "dist/tools/health-main.js"]
# The processes take signals themselves, as the first one too. Young objects get room: events and rows die young.
ENTRYPOINT ["node", "--max-semi-space-size=64"]
CMD ["dist/apps/command-api/src/main.js"]
