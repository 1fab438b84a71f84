/*
 * fcgi - talks to the web server; the only file that knows libfcgi.
 *
 * libfcgi reads and ends requests, on a connection that we choose: ipcFd is
 * set to a readable one, and listen_sock stays -1 so that FCGX_Accept_r()
 * never accepts by itself.  Those members are marked internal in fcgiapp.h; a
 * test (t/0110-workers.t) pins their behaviour.  An answer is written past
 * libfcgi's streams, whole and with the end of the request, by one system call.
 */
#include "fcgi.h"

#include <errno.h>
#include <fcgiapp.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include "arena.h"
#include "log.h"
#include "text.h"

#define LISTEN_FD 0
/* A peer that sends half a request, or does not read, loses its connection. */
#define IO_SECONDS 4
/* Longer than anything may take; SIGALRM then ends the process. */
#define STUCK_SECONDS 9U
/* A worker leaves after so many requests, so that no leak lives for ever. */
#define REQUESTS_MAX 100000UL
/* How long a leaving worker still listens to its kept connections. */
#define LINGER_MS 200

#define FCGI_END_TYPE    3
#define FCGI_STDOUT_TYPE 6
#define RECORD_MAX       65528U /* content of one record, a multiple of 8 */
#define RECORDS_MAX      136    /* ANSWER_MAX and headers, in records */

static struct {
	int epoll, signals;
	bool leaving;
	unsigned long served;
	FCGX_Request request;
} web = { .epoll = -1, .signals = -1 };

static void
watch(int fd, uint32_t events)
{
	struct epoll_event event = { .events = events, .data = { .fd = fd } };

	if (epoll_ctl(web.epoll, EPOLL_CTL_ADD, fd, &event) != 0)
		die("epoll: %s", strerror(errno));
}

/* SIGTERM becomes readable: it is seen between requests, never in one. */
static int
signals_open(void)
{
	sigset_t set;
	int fd;

	(void)sigemptyset(&set);
	(void)sigaddset(&set, SIGTERM);
	(void)sigaddset(&set, SIGUSR1);
	if (sigprocmask(SIG_BLOCK, &set, NULL) != 0)
		die("sigprocmask: %s", strerror(errno));
	fd = signalfd(-1, &set, SFD_CLOEXEC);
	if (fd < 0)
		die("signalfd: %s", strerror(errno));
	return fd;
}

void
fcgi_open(void)
{
	int flags = fcntl(LISTEN_FD, F_GETFL);

	if (FCGX_Init() != 0 || FCGX_InitRequest(&web.request, -1, 0) != 0)
		die("libfcgi cannot start");
	if (flags < 0 || fcntl(LISTEN_FD, F_SETFL, flags | O_NONBLOCK) < 0)
		die("descriptor 0 is no listening socket; is this started by "
		    "spawn-fcgi?");
	web.epoll = epoll_create1(EPOLL_CLOEXEC);
	web.signals = signals_open();
	web.request.ipcFd = -1;
	watch(web.signals, EPOLLIN);
	watch(LISTEN_FD, EPOLLIN | EPOLLEXCLUSIVE);
}

static void
leave(void)
{
	web.leaving = true;
	(void)epoll_ctl(web.epoll, EPOLL_CTL_DEL, LISTEN_FD, NULL);
	(void)epoll_ctl(web.epoll, EPOLL_CTL_DEL, web.signals, NULL);
}

/*
 * Takes the next connection from the queue that all workers share.  Returns it
 * if its request has come along, else -1: it then waits among the others.
 * What was taken is served at once, so that the end of this process costs a
 * write that nginx will not send again nothing but its place in that queue.
 */
static int
accept_connection(void)
{
	struct timeval patience = { .tv_sec = IO_SECONDS };
	int fd = accept4(LISTEN_FD, NULL, NULL, SOCK_CLOEXEC);
	struct pollfd request = { .fd = fd, .events = POLLIN };

	if (fd < 0)
		return -1; /* another worker was faster */
	(void)setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience,
			 sizeof(patience));
	(void)setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &patience,
			 sizeof(patience));
	watch(fd, EPOLLIN);
	return poll(&request, 1, 0) > 0 ? fd : -1;
}

/* The next connection with something to read, or -1 when it is time to
 * leave. */
static int
readable(void)
{
	for (;;) {
		struct epoll_event event;
		int count = epoll_wait(web.epoll, &event, 1,
				       web.leaving ? LINGER_MS : -1);
		int fd;

		if (count < 0 && errno != EINTR)
			die("epoll: %s", strerror(errno));
		if (count == 0)
			return -1;
		if (count < 0)
			continue;
		if (event.data.fd == web.signals)
			leave();
		else if (event.data.fd != LISTEN_FD)
			return event.data.fd;
		else if ((fd = accept_connection()) >= 0)
			return fd;
	}
}

static const char *
param(const char *name)
{
	const char *value = FCGX_GetParam(name, web.request.envp);

	return value == NULL ? "" : arena_strdup(value);
}

static void
copy_params(struct req *req)
{
	req->method = param("REQUEST_METHOD");
	req->path = param("DOCUMENT_URI");
	req->query = param("QUERY_STRING");
	req->content_type = param("CONTENT_TYPE");
	req->scheme = param("CTJ_SCHEME");
	req->host = param("HTTP_HOST");
	req->address = param("REMOTE_ADDR");
	req->request_id = param("REQUEST_ID");
	req->cookie = param("HTTP_COOKIE");
	req->origin = param("HTTP_ORIGIN");
	req->referer = param("HTTP_REFERER");
	req->csrf_token = param("HTTP_X_CSRFTOKEN");
	req->accept = param("HTTP_ACCEPT");
	req->fetch_site = param("HTTP_SEC_FETCH_SITE");
	req->if_match = param("HTTP_IF_MATCH");
	req->if_none_match = param("HTTP_IF_NONE_MATCH");
}

/* Exactly what was announced, whether the request needs it or not: bytes left
 * behind would be taken for the next request on this connection. */
static void
copy_body(struct req *req)
{
	const char *text = param("CONTENT_LENGTH");
	long length = 0;
	char *bytes;

	req->bytes = "";
	if (*text == '\0')
		return;
	if (!text_integer(text, 0, (long)FORM_MAX, &length)) {
		req->cut = true;
		return;
	}
	bytes = arena_alloc((size_t)length + 1);
	req->length = (size_t)FCGX_GetStr(bytes, (int)length, web.request.in);
	req->bytes = bytes;
	req->cut = req->length != (size_t)length;
}

bool
fcgi_accept(struct req *req)
{
	int fd;

	while ((fd = readable()) >= 0) {
		web.request.ipcFd = fd;
		web.request.keepConnection = 1;
		/* Reading counts too: a peer may send drop by drop. */
		(void)alarm(STUCK_SECONDS);
		if (FCGX_Accept_r(&web.request) < 0) {
			(void)alarm(0);
			continue; /* it was closed, or sent nonsense */
		}
		*req = (struct req){ .method = "" };
		copy_params(req);
		copy_body(req);
		return true;
	}
	return false;
}

/* Records (FastCGI 1.0, section 3.3), each a head and its content. */
struct stream {
	struct iovec pieces[2 * RECORDS_MAX];
	unsigned char heads[RECORDS_MAX][8];
	size_t records;
};

static void
record_add(struct stream *stream, unsigned char type, const char *content,
	   size_t length)
{
	unsigned id = (unsigned)web.request.requestId;
	unsigned char *head;
	struct iovec *piece;

	if (stream->records == RECORDS_MAX)
		die("an answer has too many records");
	head = stream->heads[stream->records];
	piece = &stream->pieces[2 * stream->records];
	head[0] = 1; /* version */
	head[1] = type;
	head[2] = (unsigned char)(id >> 8);
	head[3] = (unsigned char)id;
	head[4] = (unsigned char)(length >> 8);
	head[5] = (unsigned char)length;
	head[6] = head[7] = 0; /* no padding */
	piece[0].iov_base = head;
	piece[0].iov_len = sizeof(stream->heads[0]);
	/* writev() only reads; its struct has no const. */
	memcpy(&piece[1].iov_base, &content, sizeof(content));
	piece[1].iov_len = length;
	stream->records++;
}

static void
stream_add(struct stream *stream, const char *bytes, size_t length)
{
	while (length > 0) {
		size_t part = length < RECORD_MAX ? length : RECORD_MAX;

		record_add(stream, FCGI_STDOUT_TYPE, bytes, part);
		bytes += part;
		length -= part;
	}
}

/* The end of the output and of the request, which libfcgi then need not write:
 * it is told that its streams are closed. */
static void
stream_end(struct stream *stream)
{
	static const char complete[8]; /* status 0, FCGI_REQUEST_COMPLETE */

	record_add(stream, FCGI_STDOUT_TYPE, complete, 0);
	record_add(stream, FCGI_END_TYPE, complete, sizeof(complete));
	web.request.out->wasFCloseCalled = 1;
	web.request.err->wasFCloseCalled = 1;
}

/* SO_SNDTIMEO counts anew whenever the peer takes a little: this does not. */
static bool
is_late(const struct timespec *start)
{
	struct timespec now;

	(void)clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec - start->tv_sec > IO_SECONDS;
}

static bool
stream_write(struct stream *stream)
{
	struct iovec *piece = stream->pieces;
	int left = 2 * (int)stream->records;
	struct timespec start;

	(void)clock_gettime(CLOCK_MONOTONIC, &start);
	while (left > 0) {
		ssize_t written = writev(web.request.ipcFd, piece, left);

		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0 || is_late(&start))
			return false;
		while (left > 0 && (size_t)written >= piece->iov_len) {
			written -= (ssize_t)piece->iov_len;
			piece++;
			left--;
		}
		if (left > 0) {
			piece->iov_base = (char *)piece->iov_base + written;
			piece->iov_len -= (size_t)written;
		}
	}
	return true;
}

/* One at a time; what its pieces point to lives until it was written. */
static struct stream stream;

static void
hang_up(void)
{
	/* Nobody reads it: ending the request must not wait either. */
	(void)shutdown(web.request.ipcFd, SHUT_RDWR);
	web.request.keepConnection = 0;
}

static void
add_head(int status, const char *headers, size_t length)
{
	const char *head =
		arena_printf("Status: %d %s\r\n%.*s\r\n", status,
			     status_reason(status), (int)length, headers);

	stream.records = 0;
	stream_add(&stream, head, strlen(head));
}

void
fcgi_send(const struct req *req, int status, const char *headers,
	  size_t headers_length, const char *body, size_t length)
{
	add_head(status, headers, headers_length);
	if (!req_is(req, "HEAD"))
		stream_add(&stream, body, length);
	stream_end(&stream);
	if (!stream_write(&stream))
		hang_up();
}

bool
fcgi_begin(int status, const char *headers, size_t length)
{
	add_head(status, headers, length);
	return stream_write(&stream);
}

bool
fcgi_more(const struct req *req, const char *bytes, size_t length)
{
	stream.records = 0;
	if (!req_is(req, "HEAD"))
		stream_add(&stream, bytes, length);
	return stream_write(&stream);
}

void
fcgi_end(bool all)
{
	stream.records = 0;
	stream_end(&stream);
	if (!all || !stream_write(&stream))
		hang_up();
}

void
fcgi_finish(void)
{
	/* What is not kept is closed, and so leaves epoll by itself. */
	if (web.leaving)
		web.request.keepConnection = 0;
	FCGX_Finish_r(&web.request);
	(void)alarm(0);
	web.request.ipcFd = -1;
	if (++web.served == REQUESTS_MAX)
		leave();
}
