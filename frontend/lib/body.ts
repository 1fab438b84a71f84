/*
 * body - how much a form may send
 *
 * The longest one is that of a posting: three texts of 20,000 characters with
 * up to four bytes each.  Without JavaScript a form that comes back carries what
 * was typed twice, and after a clash also what is there now.  nginx has the same
 * limit (nginx/frontend.conf), but the load balancer asks Next directly.
 */
export const BODY_MOST = 2 * 1024 * 1024;
