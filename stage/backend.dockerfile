# backend.dockerfile - the image of the backend: nginx, the executables and
# the supervisor
#
#	docker build -f stage/backend.dockerfile -t civic-tech-jobs-backend:stage .
#
# The base is an argument, so that whoever builds may pin it by digest:
# --build-arg DEBIAN=debian:bookworm-slim@sha256:...

ARG DEBIAN=debian:bookworm-slim

FROM ${DEBIAN} AS build
# hadolint ignore=DL3008
RUN apt-get update && apt-get install -y --no-install-recommends \
	gcc make pkg-config libc6-dev libfcgi-dev libcjson-dev libscrypt-dev \
	libpq-dev libssl-dev jq tzdata postgresql-client-15 && \
	rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY Makefile ./
COPY lib lib
COPY cgi-bin cgi-bin
COPY schema schema
COPY nginx nginx
COPY stage stage
RUN make -j2 install DESTDIR=/image && \
	install -D -t /image/usr/bin /usr/lib/postgresql/15/bin/psql

FROM ${DEBIAN}
# Of Debian's client only psql is wanted, not the Perl it comes with.  Nobody
# needs to become somebody else here, so no file keeps a setuid bit.
# hadolint ignore=DL3008
RUN apt-get update && apt-get install -y --no-install-recommends \
	nginx s6 spawn-fcgi multiwatch libfcgi0ldbl libcjson1 libscrypt0 \
	libpq5 libssl3 libreadline8 gettext-base tzdata && \
	rm -rf /var/lib/apt/lists/* /var/log/* /var/cache/* /etc/nginx/* && \
	groupadd --gid 10001 ctj && \
	useradd --uid 10001 --gid ctj --no-create-home --home-dir /nonexistent \
		--shell /usr/sbin/nologin ctj && \
	find / -xdev -type f -perm /6000 -exec chmod ug-s {} + && \
	install -d -o ctj -g ctj -m 1777 /run/ctj
COPY --from=build /image /

ENV CTJ_RUN=/run/ctj CTJ_TMP=/tmp/nginx LC_ALL=C.UTF-8
# Where it writes.  Said here so that a platform without tmpfs (Fargate)
# gives the folders to the right user; the rest may be read-only.  Open to
# all, since some mount a tmpfs of root's with the mode that is here.
VOLUME ["/run/ctj", "/tmp"]
USER 10001:10001
WORKDIR /opt/ctj
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --retries=3 \
	CMD ["/opt/ctj/stage/healthcheck"]
ENTRYPOINT ["/opt/ctj/stage/entrypoint"]
