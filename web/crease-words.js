// The language of a lab: which one, its table (lang/*.json, loaded only when it is asked for), and what English text reads in it.
// The program has the same table and does the same with what it says: src/lab/words.h.

const LANGUAGES = ['en', 'de'];
const PLACE = /\{\d\}/;
const WORD = /[A-Za-z]{2}/; // what has none reads the same in every language
const DEEPEST = 8; // sentences within sentences
const MOST_ATTEMPTS = 2000; // per text

const known = (tag) => LANGUAGES.find((language) => tag.toLowerCase().split('-')[0] === language);

/** The option decides, else the language that the page declares around `element`, else the first of the browser's that there is. */
export function chooseLanguage(option, element) {
  const declared = option || element?.closest('[lang]')?.lang;
  const wishes = declared ? [declared] : navigator.languages ?? [navigator.language ?? 'en'];
  return wishes.map(known).find((language) => language) ?? 'en';
}

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** { pattern, places, quoted, own } of each key with places; those that say most come first. */
function templatesOf(texts) {
  return Object.entries(texts).filter(([english]) => PLACE.test(english)).map(([english, own]) => {
    const between = english.split(/\{\d\}/);
    return { own, length: between.join('').length, places: english.match(/\{\d\}/g), quoted: between.map((text) => text.endsWith('"')),
      pattern: new RegExp(`^${between.map(escaped).join('([^]*?)')}$`) };
  }).sort((a, b) => b.length - a.length);
}

/** The function from English text to that of a table; without a table every text stays as it is. */
export function wordsOf(table) {
  if (!table) return (english) => english;
  const { texts } = table;
  let attempts = 0;
  let templates; // made when a text is looked for that is not there as it is
  const partOf = (text, isQuoted, depth) => {
    const isForAll = isQuoted || !WORD.test(text);
    return (isForAll ? undefined : find(text, depth)) ?? { text, untranslated: isForAll ? 0 : text.length };
  };
  const filled = ({ own, places, quoted, pattern }, english, depth) => {
    const found = pattern.exec(english);
    if (found) --attempts;
    const parts = found?.slice(1).map((part, i) => partOf(part, quoted[i], depth));
    return parts && { text: own.replace(/\{\d\}/g, (place) => parts[places.indexOf(place)].text),
      untranslated: parts.reduce((sum, part) => sum + part.untranslated, 0) };
  };
  const find = (english, depth) => {
    if (Object.hasOwn(texts, english)) return { text: texts[english], untranslated: 0 };
    if (depth === DEEPEST) return undefined;
    templates ??= templatesOf(texts);
    let best;
    for (const template of templates) {
      if (attempts <= 0) break;
      const finding = filled(template, english, depth + 1);
      if (finding && !(best?.untranslated <= finding.untranslated)) best = finding;
      if (best?.untranslated === 0) break;
    }
    if (best || !english.endsWith('.')) return best;
    const clause = find(english.slice(0, -1), depth + 1);
    return clause && { ...clause, text: `${clause.text}.` };
  };
  return (english) => {
    attempts = MOST_ATTEMPTS;
    return find(english, 0)?.text ?? english;
  };
}

const ENGLISH = { language: 'en', table: '', words: wordsOf() };

const fetched = new Map(); // labs on one page share the text of a table
function fetchTable(url) {
  if (!fetched.has(url)) fetched.set(url, fetch(url, { credentials: 'same-origin' }).then((response) => (response.ok ? response.text() : '')));
  fetched.get(url).catch(() => fetched.delete(url));
  return fetched.get(url);
}

/** { language, table (text for the program, or ""), words }; English where the table cannot be loaded. `options`: base, tables. */
export async function loadLanguage(language, options = {}) {
  const base = new URL(options.base ?? '.', options.base ? document.baseURI : import.meta.url);
  const table = language === 'en' ? '' : options.tables?.[language] ?? await fetchTable(new URL(`lang/${language}.json`, base).href).catch(() => '');
  try {
    return table ? { language, table, words: wordsOf(JSON.parse(table)) } : ENGLISH;
  } catch {
    return ENGLISH; // a server that answers anything with a page of its own
  }
}
