# The sidecar in one small container, its own PostgreSQL included; docs/roles/administrator.md says how to run it.
FROM node:24.21.0-bookworm-slim

WORKDIR /app
# The manifests of all workspaces, because the lockfile is for all of them; only the sidecar's dependencies are installed.
COPY package.json package-lock.json .npmrc ./
COPY sidecar/package.json sidecar/
COPY test/sandbox/package.json test/sandbox/
RUN npm ci --omit=dev --workspace sidecar && npm cache clean --force
COPY sidecar/src sidecar/src

# The folder of its own PostgreSQL belongs to the account that runs it, and outlives the container.
RUN mkdir /data && chown node:node /data
VOLUME /data
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 DATA_DIRECTORY=/data
USER node
EXPOSE 8080
HEALTHCHECK CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=16", "--max-old-space-size=112", "sidecar/src/main.ts"]
