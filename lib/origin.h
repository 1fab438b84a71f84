/*
 * origin - web origins (RFC 6454) and lists of trusted ones.
 */
#ifndef CTJ_ORIGIN_H
#define CTJ_ORIGIN_H

#include <stdbool.h>

/* origin_of - the scheme://host[:port] of an absolute http or https URL, in the
 * arena; NULL if it is none. */
const char *origin_of(const char *url);

/*
 * origin_listed - is the origin in a list with spaces between its items?
 * An item is an origin, or has "*." before its host, which stands for every
 * subdomain, not the domain itself.  What is no origin is in no list.
 */
bool origin_listed(const char *origin, const char *list);

/* host_listed - is the host (with or without port) in a list of names?
 * ".example.org" stands for the domain and its subdomains, "*" for all. */
bool host_listed(const char *host, const char *list);

#endif
