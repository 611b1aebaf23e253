// Shows the programme as taqta does: the same pages for the same time, a cross-fade between two, a clock that moves
// once a minute, a look at the documents every 15 s and at the news every 60 s.
//
//   index.html?screen=ID&now=MOMENT
"use strict";

const FADE_MS = 450, PROGRAMME_EVERY_MS = 15000, NEWS_EVERY_MS = 60000;
const parameters = new URLSearchParams(location.search);
const ahead = parameters.has("now") ? Date.parse(parameters.get("now")) - Date.now() : 0;
const seen = new Map();
let programme = null, news = [], pages = [], up = -1;

function now() {
  return new Date(Date.now() + ahead);
}

function element(name, className, ...content) {
  const made = document.createElement(name);
  made.className = className;
  made.append(...content);
  return made;
}

// Asks with the ETag of the last answer; null when nothing is new.
async function fetchNews(address) {
  const answer = await fetch(address, { cache: "no-cache" });
  const text = await answer.text();
  if (!answer.ok || seen.get(address) === text)
    return null;
  seen.set(address, text);
  return text;
}

async function lookAtProgramme() {
  const text = await fetchNews("programme.json").catch(() => null);
  if (text) {
    programme = JSON.parse(text);
    plan();
  }
}

async function lookAtNews() {
  const text = await fetchNews("news.xml").catch(() => null);
  if (text) {
    const items = new DOMParser().parseFromString(text, "text/xml").querySelectorAll("item");
    news = [...items].map(item => Object.fromEntries(["title", "pubDate", "description"].map(
      name => [name, item.querySelector(name).textContent])));
    plan();
  }
}

function byId(records, id) {
  return records.find(record => record.id === id);
}

// A page is a function that builds it and the time it stays.
function plan() {
  if (!programme)
    return;
  const screen = byId(programme.screens, parameters.get("screen")) || programme.screens[0];
  const makers = {
    agenda: () => [agenda],
    speaker: () => programme.speakers.map(speaker => () => speakerCard(speaker)),
    quote: () => programme.quotes.map(quote => () => quotePage(quote)),
    news: () => news.map(item => () => newsPage(item)),
  };
  pages = byId(programme.playlists, screen.playlist).slides.flatMap(
    slide => makers[slide.show]().map(build => ({ build, ms: slide.seconds * 1000 })));
  document.getElementById("event").textContent = programme.event.title.kk;
  if (up < 0)
    show(0);
}

function clockTime(moment) {
  return moment.toLocaleTimeString("kk", { timeZone: programme.event.timezone, hour: "2-digit", minute: "2-digit" });
}

function agenda() {
  return element("div", "agenda", ...programme.sessions.map(session => {
    const start = new Date(session.start + ":00+05:00"), end = new Date(+start + session.minutes * 60000);
    const state = end <= now() ? "is-past" : start <= now() ? "is-now" : "";
    const title = element("div", "title", session.title.kk, ...(session.speakers ? [element("div", "who",
      session.speakers.map(id => byId(programme.speakers, id).name.kk).join(", "))] : []));
    const room = session.room ? byId(programme.rooms, session.room).name.kk : "";
    return element("div", "row " + state, element("span", "time", clockTime(start)), title,
      element("span", "room", room));
  }));
}

function speakerCard(speaker) {
  const portrait = element("img", "");
  portrait.src = speaker.photo;
  return element("div", "speaker", portrait, element("div", "", element("h1", "", speaker.name.kk),
    element("h2", "", speaker.role.kk), element("p", "", speaker.bio.kk)));
}

function quotePage(quote) {
  const speaker = byId(programme.speakers, quote.speaker);
  return element("div", "quote", element("p", "", quote.text.kk), element("h2", "", speaker.name.kk));
}

function newsPage(item) {
  return element("div", "news", element("div", "label", "Жаңалықтар"), element("h1", "", item.title),
    element("h2", "", item.pubDate), element("p", "", item.description));
}

// The next page is whole before the fade begins, and the old one gone after it.
async function show(index) {
  const [front, back] = document.querySelector("main.is-up") === document.querySelectorAll("main")[0] ?
    document.querySelectorAll("main") : [...document.querySelectorAll("main")].reverse();
  const began = performance.now(), ms = pages[index].ms;
  back.replaceChildren(pages[index].build());
  await Promise.all([...back.querySelectorAll("img")].map(image => image.decode().catch(() => null)));
  front.style.zIndex = 1;
  back.style.zIndex = 2;
  back.classList.add("is-up");
  setTimeout(() => {
    front.style.transition = "none";
    front.classList.remove("is-up");
    front.replaceChildren();
    front.getBoundingClientRect(); // before it may fade again
    front.style.transition = "";
  }, FADE_MS + 100);
  up = index;
  if (pages.length > 1)
    setTimeout(() => show((up + 1) % pages.length), ms - (performance.now() - began));
}

// Once a minute; the page that is up is told anew if the time is on it.
function tick() {
  if (programme) {
    document.getElementById("clock").textContent = clockTime(now());
    const shown = document.querySelector("main.is-up .agenda");
    if (shown)
      shown.replaceWith(agenda());
  }
  setTimeout(tick, programme ? 60000 - now() % 60000 : 200);
}

lookAtNews();
lookAtProgramme();
tick();
setInterval(lookAtProgramme, PROGRAMME_EVERY_MS);
setInterval(lookAtNews, NEWS_EVERY_MS);
