/*
 * export - the rows of a list as a file, for spreadsheets or programs.
 *
 * Rows go out as they come from the database, so a file may be longer than
 * memory.
 */
#ifndef CTJ_ADMIN_EXPORT_H
#define CTJ_ADMIN_EXPORT_H

#include "bulk.h"
#include "req.h"

/* /admin/<app>/<model>/export.csv and export.json: what the filters leave. */
enum error export_csv_run(struct req *req);
enum error export_json_run(struct req *req);

/* export_chosen - the rows that were ticked; kind is "csv" or "json". */
enum error export_chosen(struct req *req, const struct bulk *bulk,
			 const char *kind);

/* export_csv.c: the columns of the file, as SQL over r. */
void export_csv_columns(struct buf *out, const struct model *model);
/* Its first line; one line of the current row of the database. */
void export_csv_head(struct buf *out, const struct model *model);
void export_csv_row(struct buf *out, const struct model *model);

#endif
