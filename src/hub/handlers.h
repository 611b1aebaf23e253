/* handlers: what is done for each row of the table of routes; see request.h for how they answer. */
#ifndef HUB_HANDLERS_H
#define HUB_HANDLERS_H

#include "request.h"

/* documents.c */
void handle_get_stored(struct request *request);
void check_put_stored(struct request *request);
void handle_put_document(struct request *request);
void handle_put_media(struct request *request);

/* history.c */
void handle_list_history(struct request *request);
void handle_get_old_version(struct request *request);

/* screen_reports.c */
void handle_list_screens(struct request *request);
void handle_put_screen(struct request *request);
void handle_put_screen_picture(struct request *request);
void handle_get_screen_picture(struct request *request);

/* visitors.c */
void handle_events(struct request *request);
void handle_desk(struct request *request);
void handle_who_am_i(struct request *request);
void handle_log_in(struct request *request);
void handle_log_out(struct request *request);

#endif
