/* break_decisions: the rules as functions, each described by its row in break_rules.c. */
#ifndef TYPE_BREAK_DECISIONS_H
#define TYPE_BREAK_DECISIONS_H

#include "break_place.h"
#include "break_rules.h"

enum { NO_OPINION = -2 };

/* break_marks.c: signs, and places without a blank */
int dash_never_begins_a_line(const struct place *place);
int dash_inside_ends_a_line(const struct place *place);
int opening_dash_clings(const struct place *place);
int lone_mark_clings(const struct place *place);
int ellipsis_clings(const struct place *place);
int address_breaks_after_slash(const struct place *place);
int ending_stays(const struct place *place);
int hyphen_parts_long_words(const struct place *place);
int slash_parts_long_words(const struct place *place);

/* break_numbers.c: numbers and their measures */
bool word_is_unit(struct word word);
bool word_is_amount(struct word word); /* мың, млн */
int range_stays_whole(const struct place *place);
int spaced_range_stays_whole(const struct place *place);
int telephone_stays_whole(const struct place *place);
int signs_stay_together(const struct place *place);
int sign_keeps_its_number(const struct place *place);
int digits_stay_in_groups(const struct place *place);
int number_keeps_its_unit(const struct place *place);
int amount_keeps_its_currency(const struct place *place);

/* break_order.c: numbers that order, name or count */
int order_number_keeps_its_noun(const struct place *place);
int noun_keeps_its_number(const struct place *place);
int month_keeps_its_day(const struct place *place);
int roman_number_keeps_its_noun(const struct place *place);
int number_counts_its_noun(const struct place *place);

/* break_names.c */
int initials_keep_the_name(const struct place *place);
int title_keeps_its_name(const struct place *place);
int abbreviations_stay_together(const struct place *place);
int abbreviation_leans_back(const struct place *place);

/* break_particles.c */
int enclitic_leans_back(const struct place *place);
int short_word_goes_down(const struct place *place);

#endif
