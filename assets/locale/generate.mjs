// Writes src/deck/locale_data.h: names of months and days, and the order of a date, in the languages of the screen.
//
// The facts come from the Unicode CLDR, fetched by npm as a package of one pinned version. The header is
// committed, so that a build needs neither npm nor a network; tests/locale/ regenerates and compares.
//
//   node assets/locale/generate.mjs [FILE]
//
// exit 0  FILE is written (src/deck/locale_data.h when none is named)
// exit 1  the package is not what we expect
// exit 2  the package could not be fetched
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const PACKAGE = "cldr-dates-full@48.2.0";
const ARCHIVE = "cldr-dates-full-48.2.0.tgz";
const ARCHIVE_SHA256 = "0256f1cefeca14f7d515be4872dda48fcdd7e75381430f25aafd0143eae5b430";
const FETCH_TIMEOUT_MS = 30_000;

// Which CLDR locale speaks for which of our languages, and where we depart from it.
const LANGUAGES = [
  // The press writes the year before the day and in full; CLDR has only the short «2025 ж. 20 қараша».
  { language: "kk", locale: "kk", dateYear: "%y жылғы %d %M" },
  // CLDR writes the sign of softness as hamza, most texts as U+0674, and so do we. The year is written as
  // the press writes it in Cyrillic, with the hyphen that CLDR sets behind a day. At the blank behind that
  // hyphen no line ends.
  { language: "kk-Arab", locale: "kk-Arab", letters: [/(?<!\p{L})\u0621/gu, "\u0674"],
    dateYear: "%y-\u00A0جىلعى %d-\u00A0%M", patterns: ["- ", "-\u00A0"] },
  // «года» in full, as a newspaper has it; CLDR shortens it to «г.».
  { language: "ru", locale: "ru", dateYear: "%d %M %y года" },
  // English for the world: day before month, and a clock of 24 hours elsewhere in the deck.
  { language: "en", locale: "en-001" },
];
const WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

function main() {
  const here = dirname(fileURLToPath(import.meta.url));
  const output = process.argv[2] ?? join(here, "../../src/deck/locale_data.h");
  const folder = mkdtempSync(join(tmpdir(), "taqta-locale-"));
  try {
    fetchPackage(folder);
    const entries = LANGUAGES.map((wanted) => entryOf(wanted, readGregorian(folder, wanted.locale)));
    writeFileSync(output, headerOf(entries));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function fetchPackage(folder) {
  const fetched = spawnSync(
    "npm",
    ["pack", PACKAGE, "--loglevel=error", "--fetch-retries=0", "--cache", join(folder, "cache"),
     "--pack-destination", folder],
    { cwd: folder, encoding: "utf8", timeout: FETCH_TIMEOUT_MS },
  );
  if (fetched.status !== 0)
    fail(2, `npm could not fetch ${PACKAGE}: ${fetched.error?.message ?? fetched.stderr.trim()}`);

  const digest = createHash("sha256").update(readFileSync(join(folder, ARCHIVE))).digest("hex");
  if (digest !== ARCHIVE_SHA256)
    fail(1, `${ARCHIVE} has SHA-256 ${digest}, expected ${ARCHIVE_SHA256}`);

  const unpacked = spawnSync("tar", ["-xzf", ARCHIVE], { cwd: folder, encoding: "utf8" });
  if (unpacked.status !== 0)
    fail(1, `tar could not unpack ${ARCHIVE}: ${unpacked.error?.message ?? unpacked.stderr.trim()}`);
}

function readGregorian(folder, locale) {
  const file = join(folder, "package/main", locale, "ca-gregorian.json");
  return JSON.parse(readFileSync(file, "utf8")).main[locale].dates.calendars.gregorian;
}

function entryOf({ language, letters, dateYear, patterns }, gregorian) {
  const formats = gregorian.dateTimeFormats.availableFormats;
  const pattern = (text) => (patterns ? placeholders(text).replaceAll(...patterns) : placeholders(text));
  const spell = (text) => narrowSpaces(letters ? text.replace(...letters) : text);
  const months = (names) => Array.from({ length: 12 }, (_, month) => spell(names[month + 1]));
  const week = (names) => WEEK.map((day) => spell(names[day]));
  return {
    language,
    months: months(gregorian.months.format.wide),
    months_alone: months(gregorian.months["stand-alone"].wide),
    weekdays: week(gregorian.days.format.wide),
    weekdays_short: week(gregorian.days.format.abbreviated),
    date: pattern(formats.MMMMd),
    // No language has "day, month and weekday in full" of its own: the short form, its fields widened,
    // is what CLDR prescribes for that.
    date_weekday: pattern(formats.MMMEd),
    date_year: dateYear ?? pattern(gregorian.dateFormats.long),
  };
}

// "d MMMM, EEEE" -> "%d %M, %E". Months and weekdays become wide whatever width the pattern asks for.
function placeholders(pattern) {
  const parts = pattern.match(/'[^']*'|([a-zA-Z])\1*|[^a-zA-Z']+/g);
  return narrowSpaces(parts.map(placeholder).join(""));
}

function placeholder(part) {
  if (part.startsWith("'")) return part.slice(1, -1);
  if (!/[a-zA-Z]/.test(part)) return part;
  if (/^y+$/.test(part)) return "%y";
  if (part === "d") return "%d";
  if (/^M{3,4}$/.test(part)) return "%M";
  if (/^[Ec]+$/.test(part)) return "%E";
  return fail(1, `the field "${part}" of a date pattern is not known here`);
}

// Fonts without U+202F are common (Vollkorn is one); the wider no-break space says the same.
function narrowSpaces(text) {
  return text.replaceAll("\u202F", "\u00A0");
}

function headerOf(entries) {
  return `/* locale_data: names of months and days and the order of a date, in the languages of the screen.
 *
 * Generated by assets/locale/generate.mjs from Unicode CLDR (npm ${PACKAGE}).
 * Regenerate with: node assets/locale/generate.mjs
 * Data: Copyright 2004-2026 Unicode, Inc., https://www.unicode.org/license.txt
 * SPDX-License-Identifier: Unicode-3.0
 * Our own: how kk, kk-Arab and ru write a year, and U+0674 for the softness sign of kk-Arab.
 */
#ifndef DECK_LOCALE_DATA_H
#define DECK_LOCALE_DATA_H

/* clang-format off */

/* In the patterns %d is the day of the month, %M the month, %E the weekday, %y the year. */
struct locale_data {
    const char *language;
    const char *months[12];        /* as in a date: 20 қараша, 20 ноября */
    const char *months_alone[12];  /* with no day beside them: Қараша, ноябрь */
    const char *weekdays[7];       /* from Monday */
    const char *weekdays_short[7];
    const char *date;
    const char *date_weekday;
    const char *date_year;         /* as the press writes it */
};

static const struct locale_data locale_data[] = {
${entries.map(initialiserOf).join("\n")}
};

/* clang-format on */

#endif
`;
}

function initialiserOf(entry) {
  const fields = Object.entries(entry).map(([name, value]) =>
    Array.isArray(value) ? `        .${name} = {\n${linesOf(value)}\n        },` : `        .${name} = ${quoted(value)},`);
  return `    {\n${fields.join("\n")}\n    },`;
}

function linesOf(names) {
  const perLine = names.length === 12 ? 6 : 7;
  const lines = [];
  for (let i = 0; i < names.length; i += perLine)
    lines.push("            " + names.slice(i, i + perLine).map((name) => quoted(name) + ",").join(" "));
  return lines.join("\n");
}

function quoted(text) {
  if (/["\\\n]/.test(text)) fail(1, `unexpected character in "${text}"`);
  return `"${text}"`;
}

class Failure extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

function fail(status, message) {
  throw new Failure(status, message);
}

try {
  main();
} catch (failure) {
  if (!(failure instanceof Failure)) throw failure;
  console.error(`generate.mjs: ${failure.message}`);
  process.exitCode = failure.status;
}
