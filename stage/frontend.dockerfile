# frontend.dockerfile - the image of the frontend: Next.js, standalone
#
#	docker build -f stage/frontend.dockerfile -t civic-tech-jobs-frontend:stage .
#
# The base is an argument, so that whoever builds may pin it by digest:
# --build-arg NODE=node:24-bookworm-slim@sha256:...

ARG NODE=node:24-bookworm-slim

FROM ${NODE} AS dependencies
WORKDIR /src
COPY frontend/package.json frontend/package-lock.json frontend/.npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund

# The build has a name of its own, made of what it is built from: a page of an
# older one that sends a form is told so.
FROM dependencies AS build
ENV NEXT_TELEMETRY_DISABLED=1
COPY frontend ./
RUN CTJ_BUILD_ID=$(find . -path ./node_modules -prune -o -type f -print | \
		LC_ALL=C sort | xargs cat | cksum | tr ' ' -) \
	node node_modules/next/dist/bin/next build && \
	cp -R .next/static .next/standalone/.next/ && \
	{ [ ! -d public ] || cp -R public .next/standalone/; }

FROM ${NODE}
# Nothing is installed at run time, so npm and what else could install go;
# nobody becomes somebody else, so no file keeps a setuid bit.
RUN rm -rf /usr/local/lib/node_modules /usr/local/bin/npm \
		/usr/local/bin/npx /usr/local/bin/corepack /opt/yarn* && \
	find / -xdev -type f -perm /6000 -exec chmod ug-s {} +
WORKDIR /opt/frontend
COPY --from=build /src/.next/standalone ./
RUN install -d -o node -g node -m 1777 .next/cache

# The keep-alive is longer than the load balancer's 60 s, so that it never
# sends into a connection that is being closed.
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 PORT=3000 \
	KEEP_ALIVE_TIMEOUT=75000 NODE_OPTIONS=--max-old-space-size=256 \
	MALLOC_ARENA_MAX=2
# Where it writes; the rest may be read-only.
VOLUME ["/tmp", "/opt/frontend/.next/cache"]
USER node
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --retries=3 \
	CMD ["node", "-e", "fetch('http://127.0.0.1:3000/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Whoever runs a container may set HOSTNAME to its name, to which Next would
# bind: so it is said where nobody can override it.
CMD ["env", "HOSTNAME=0.0.0.0", "node", "server.js"]
