# stand-in-node.dockerfile - in place of node:24-bookworm-slim, for tests only
ARG DEBIAN
FROM ${DEBIAN}
RUN groupadd --gid 1000 node && \
	useradd --uid 1000 --gid node --shell /bin/bash --create-home node && \
	apt-get update && \
	apt-get install -y --no-install-recommends libstdc++6 && \
	rm -rf /var/lib/apt/lists/*
COPY node /usr/local/bin/node
COPY node_modules/npm /usr/local/lib/node_modules/npm
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm && \
	ln -s ../lib/node_modules/npm/bin/npx-cli.js /usr/local/bin/npx
# npm in a build behind a proxy that opens TLS.
ENV NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt
CMD ["node"]
