/*
 * health - handlers that say how the program is, and where to start.
 */
#include "health.h"

#include "arena.h"
#include "text.h"

#define READY_MS 500

static double started;

static double
monotonic_hours(void)
{
	struct timespec now;

	(void)clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec / 3600.0;
}

void
health_init(void)
{
	started = monotonic_hours();
}

enum error
health_alive(struct req *req)
{
	const char *host = text_clean(req->host);

	buf_addf(&req->out,
		 "{\"message\":\"healthcheck\",\"uptime\":\"%.2f hours\","
		 "\"version\":\"" CTJ_VERSION "\",\"hostname\":",
		 monotonic_hours() - started);
	buf_json(&req->out, host, strlen(host));
	buf_char(&req->out, '}');
	return OK;
}

enum error
health_ready(struct req *req)
{
	if (!db_ready(READY_MS))
		return fail(req, E_UNAVAILABLE, NULL);
	buf_str(&req->out, "{\"status\":\"ready\"}");
	return OK;
}

enum error
health_index(struct req *req)
{
	const char *url = arena_printf("%s://%s/api/opportunities/",
				       req->scheme, text_clean(req->host));

	buf_str(&req->out, "{\"opportunities\":");
	buf_json(&req->out, url, strlen(url));
	buf_char(&req->out, '}');
	return OK;
}
