# By tag and without a digest: a build takes the patch level of the day. Where builds have to repeat, give one:
# --build-arg NODE_IMAGE=docker.io/library/node:24-slim@sha256:…
ARG NODE_IMAGE=docker.io/library/node:24-slim

# The compiler needs its optional platform package, so everything is installed here, and nothing of it is shipped.
FROM ${NODE_IMAGE} AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY tools/boundaries/package.json tools/boundaries/
RUN npm ci --ignore-scripts
COPY nest-cli.json .swcrc tsconfig.json tsconfig.build.json ./
COPY apps apps
COPY libs libs
RUN node node_modules/@nestjs/cli/bin/nest.js build --all && mkdir compiled

# Without the workspace beside it, npm leaves out what the workspace alone depends on.
FROM ${NODE_IMAGE} AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --omit=optional --ignore-scripts --workspaces=false

FROM ${NODE_IMAGE} AS product
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 NODE_COMPILE_CACHE=/app/compiled
WORKDIR /app
COPY --from=dependencies /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY --from=build --chown=node:node /app/compiled compiled
COPY package.json LICENSE ./
COPY docs/problems.json docs/
COPY apps/api/openapi.json apps/api/
USER node
# Loads the product once: what Node has compiled stays in the image, and each start is shorter by about half.
RUN node dist/apps/api/cli/catalogue.js --openapi > /dev/null
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/apps/api/main.js"]
