/* Ranks entries by what was typed. The same as `search/rank.py`; docs/architecture.md has the reasons. */
(() => {
  "use strict";
  const { em } = window;
  const { words, squashed, isLittle, isCode, marks, likeness, slips, SAID } = em.search;

  const NUMBERED = 95;
  const BY_CHANCE = 60;
  const BY_NAME = 0.7;
  const [ALL_SAID, SAYING, NAME_SAID] = [30, 46, 12];
  const [CONTAINED, CONTAINING] = [45, 47];
  const MARKED = 115;
  const SAID_TOO = 3;
  const PHRASE = 5;
  const PHRASES = new Set(["model", "phase"]);
  const PLURAL = 8;
  const MANY = new Set(["enumeration", "list", "state machine"]);
  const AS_WRITTEN = 15;
  const SLIP = 4;
  const TOKEN = /[\p{L}\p{N}_]+/gu;

  const round = (value) => Math.round(value * 1e6) / 1e6;
  const sum = (values) => values.reduce((total, value) => total + value, 0);

  /* The number that is typed, of base ten or sixteen, as the index writes it. */
  function numberOf(text) {
    const found = /^#?(?:(-?\d{1,18})|(0x[0-9A-Fa-f]{1,16}))$/.exec(text);
    return found ? String(BigInt(found[1] ?? found[2])) : "";
  }

  function read(typed, index) {
    const asked = typed.trim();
    const every = words(asked);
    const parts = (asked.match(TOKEN) || []).flatMap((token) => {
      const run = squashed(token);
      return isCode(token) && index.named(run).length ? [run] : words(token);
    });
    const telling = parts.filter((word) => !isLittle(word));
    return {
      typed: asked,
      text: every.join(""),
      plain: every.filter((word) => !isLittle(word)).join(""),
      terms: [...new Set(telling.length ? telling : every)],
      number: numberOf(asked),
      spaced: /\S\s+\S/.test(asked),
      plural: /[^s]s$/i.test(asked),
      words: ` ${every.join(" ")} `,
      several: every.length > 1,
      marks: new Set(asked.split(/\s+/).filter((piece) => marks(piece)[0] === piece && !index.names(piece))),
    };
  }

  /* What the words that were typed are worth, and which entries say them. */
  class Terms {
    constructor(query, index) {
      this.gains = query.terms.map((term) => index.gains(term));
      /* Entry -> how many of the words it says: most say none. */
      this.times = new Uint8Array(index.entries.length);
      this.weights = query.terms.map((term) => index.weight(term));
      for (const gains of this.gains) this.count(gains);
      this.total = sum(this.weights);
      this.near = new Set(query.terms.flatMap((term) => [...index.near(term).keys()]));
    }

    count(gains) {
      for (let order = 0; order < gains.length; order += 1) if (gains[order]) this.times[order] += 1;
    }

    /* The places of the words that an entry says, where they are worth more than so much. */
    said(entry, least = 0) {
      return [...this.gains.keys()].filter((at) => this.gains[at][entry.order] > least);
    }

    part(places) {
      return sum(places.map((at) => this.weights[at])) / this.total;
    }
  }

  function ranked(index, query) {
    if (!query.text) return [];
    const terms = new Terms(query, index);
    const names = index.entries.map((entry) => named(query, entry));
    let found = [];
    for (const entry of index.entries) {
      const name = names[entry.order];
      if (!name && !terms.times[entry.order] && !query.marks.size) continue;
      const value = worth(index, query, terms, entry, name);
      if (value) found.push([value, entry]);
    }
    if (!found.length) {
      const some = index.entries.filter((entry) => terms.said(entry, BY_NAME).length);
      found = some.map((entry) => [mention(index, terms, entry)[0], entry]);
    }
    const near = names.some(Boolean) || (query.spaced && found.length) ? [] : nearest(index, query);
    const first = new Set(near.map(([, entry]) => entry));
    found = found.filter(([, entry]) => !first.has(entry)).sort(order);
    return [...near, ...found];
  }

  const order = ([value, entry], [other, another]) =>
    other - value || entry.title.length - another.title.length || entry.order - another.order;

  /* What an entry is worth whose name is worth `value`: that, or what else of it was typed. */
  function worth(index, query, terms, entry, named) {
    let [value, share] = [named, 1];
    const better = (other, part) => {
      if (other > value || (other === value && part > share)) [value, share] = [other, part];
    };
    if (value < BY_CHANCE) {
      if (2 * terms.times[entry.order] >= query.terms.length) better(...mention(index, terms, entry));
      const inside = query.several || query.marks.size ? contained(query, entry) : "";
      if (inside) {
        const places = [...query.terms.keys()].filter((at) => inside.includes(query.terms[at]));
        better(CONTAINED + CONTAINING * terms.part(places), 1);
      }
    }
    /* What is hardly named is as likely meant whatever kind it is. */
    return value ? round(value + share * bonus(query, entry)) : 0;
  }

  /* What an entry is worth for the words that it says, and how far it is named by them. Here and below nothing is made
     anew for each entry: that would take longer than all the rest. */
  function mention(index, terms, entry) {
    let part = 0;
    let worth = 0;
    for (let at = 0; at < terms.weights.length; at += 1) {
      const gain = terms.gains[at][entry.order];
      if (gain > 0) part += terms.weights[at];
      worth += terms.weights[at] * gain;
    }
    part /= terms.total;
    const own = ownSaid(index, terms.near, entry);
    return [ALL_SAID * part ** 3 + SAYING * (worth / terms.total) + NAME_SAID * own, own * part];
  }

  /* The longest name of several words, or mark, that stands as a whole in what was typed, run together. */
  function contained(query, entry) {
    let longest = "";
    for (const name of entry.spellings) {
      if (name.telling.length > 1 && name.text.length > longest.length && query.words.includes(name.spaced))
        longest = name.text;
    }
    for (const mark of query.marks) {
      if (entry.marks.includes(mark) && squashed(mark).length > longest.length) longest = squashed(mark);
    }
    return longest;
  }

  function named(query, entry) {
    let most = query.number && query.number === entry.number ? NUMBERED : 0;
    if (query.marks.has(query.typed) && entry.marks.includes(query.typed)) most = MARKED;
    for (const name of entry.spellings) most = Math.max(most, likeness(query.text, query.plain, name));
    /* Of several that people call so, those come first whose own names say it too. */
    return most === SAID ? most + SAID_TOO * agreed(query, entry) : most;
  }

  function agreed(query, entry) {
    const own = entry.spellings.filter((name) => !name.said);
    const met = query.terms.filter((term) => own.some(({ parts }) => parts.includes(term)));
    return met.length / query.terms.length;
  }

  function bonus(query, entry) {
    const phrase = query.spaced && PHRASES.has(entry.kind) ? PHRASE : 0;
    const many = query.plural && MANY.has(entry.kind) ? PLURAL : 0;
    const asWritten = query.typed === entry.title && entry.kind !== "term" ? AS_WRITTEN : 0;
    return entry.weight + phrase + many + asWritten;
  }

  /* How much of one of its own names has been said, by the weight of the words. */
  function ownSaid(index, near, entry) {
    let best = 0;
    for (const { telling } of entry.spellings) {
      let said = 0;
      let all = 0;
      for (const word of telling) {
        if (near.has(word)) said += index.weight(word);
      }
      if (!said) continue;
      for (const word of telling) all += index.weight(word);
      best = Math.max(best, said / all);
    }
    return best;
  }

  /* What has a name a slip of the pen away: one letter in four. */
  function nearest(index, query) {
    const limit = Math.floor(query.text.length / SLIP);
    const found = [];
    for (const entry of limit ? index.entries : []) {
      let least = limit + 1;
      for (const name of entry.spellings) least = Math.min(least, slips(query.text, name, limit));
      if (least <= limit) found.push([least, entry]);
    }
    found.sort((a, b) => a[0] - b[0] || b[1].weight - a[1].weight || a[1].order - b[1].order);
    return found.map(([least, entry]) => [100 - least, entry]);
  }

  Object.assign(em.search, { read, ranked, numberOf });
})();
