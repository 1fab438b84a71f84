# stand-in-postgres.dockerfile - in place of postgres:18, for tests only
#
# The same paths, user and variables.  No pg_dump: Debian's is 15, which
# refuses a server of 18.
ARG DEBIAN
FROM ${DEBIAN}
RUN groupadd --gid 999 postgres && \
	useradd --uid 999 --gid postgres --home-dir /var/lib/postgresql \
		--shell /bin/bash postgres && \
	apt-get update && \
	apt-get install -y --no-install-recommends libstdc++6 \
		postgresql-client-15 && \
	rm -rf /var/lib/apt/lists/*
COPY native /usr/lib/postgresql/18
COPY stand-in-entrypoint /usr/local/bin/docker-entrypoint.sh
ENV PATH=/usr/lib/postgresql/18/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
	PGDATA=/var/lib/postgresql/18/docker
RUN chmod 0755 /usr/local/bin/docker-entrypoint.sh && \
	chmod -R a+rX /usr/lib/postgresql/18 && \
	install -d -o postgres -g postgres -m 1777 /var/lib/postgresql && \
	install -d -o postgres -g postgres -m 3777 /var/run/postgresql
VOLUME ["/var/lib/postgresql"]
EXPOSE 5432
STOPSIGNAL SIGINT
ENTRYPOINT ["docker-entrypoint.sh"]
CMD ["postgres"]
