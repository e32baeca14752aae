/* How much what is typed is like a name. The same as `search/likeness.py`; it knows nothing of the index. */
(() => {
  "use strict";
  const { em } = window;
  const { words, isLittle, distance } = em.search;

  /* In the measure of the weights of kinds, 12 to -6: close steps leave it to the kind which of two is meant, but
     hardly a kind makes up for the step from whole first words to the beginning of a later one. Within a step, at most
     LONGER tells how much of the name has been typed. */
  const FIT = {
    /* Nothing can be meant more surely. */
    all: 100,
    /* A name without the word for its kind in front: hardly less, but what is called just so goes first. */
    withoutKind: 98,
    /* What people call it, and the catalogue does not. */
    said: 92,
    /* Titles such as `Conference: two steps` are known by what stands before the colon, often by several at once. */
    beforeColon: 94,
    /* Whole words; those at the beginning are how people start to type a name. */
    firstWords: 88,
    /* `evtring`: a short form cannot come about by chance, but whole words are plainer. */
    shortened: 87,
    laterWords: 86,
    /* Still typing: the last word is not finished; from the beginning of the name that is the rule, later a guess. */
    firstBeginning: 80,
    laterBeginning: 70,
    /* Anywhere in a word it is rather chance: saying all the words typed may be worth more. */
    inside: 40,
  };
  const LONGER = 8;
  /* Fewer letters would be a short form, or a part, of nearly everything. */
  const SHORTEST_FORM = 3;
  const SHORTEST_INSIDE = 4;

  /* A name as it is compared; `said` where people say it and the catalogue does not. */
  function spelling(name, kind, said) {
    const parts = words(name);
    const ends = [0];
    for (const part of parts) ends.push(ends.at(-1) + part.length);
    const clear = parts.filter((part) => !isLittle(part));
    /* Little words and the kind do not tell a name from others. */
    const telling = clear.filter((part) => part !== kind);
    return {
      name,
      text: parts.join(""),
      parts,
      telling: telling.length ? telling : parts,
      plain: clear.join(""),
      ends: new Set(ends),
      /* The kind that many names begin with is seldom typed. */
      skip: parts.length > 1 && parts[0] === kind ? parts[0].length : 0,
      /* What stands before a colon is a name too. */
      head: name.includes(":") ? words(name.split(":")[0]).join("") : "",
      said,
      spaced: ` ${parts.join(" ")} `,
    };
  }

  /* From 0 to a little over 100; `plain` is what is typed without little words. */
  function likeness(typed, plain, name) {
    if (name.text === typed || (plain && name.plain === plain)) return name.said ? FIT.said : FIT.all;
    /* Soon known, of nearly all. */
    if (!name.text.includes(typed)) return !name.said && isShortForm(typed, name) ? FIT.shortened : 0;
    if (name.skip && name.text.slice(name.skip) === typed) return FIT.withoutKind;
    if (name.head && name.head === typed) return FIT.beforeColon;
    /* What people say is a phrase: a part of it tells little, and its words count as words. */
    if (name.said) return typed.length >= SHORTEST_INSIDE && name.text.startsWith(typed) ? FIT.firstBeginning : 0;
    const share = (LONGER * typed.length) / Math.max(1, name.text.length - name.skip);
    const begun = beginning(typed, name);
    if (begun) return begun + share;
    if (isShortForm(typed, name)) return FIT.shortened;
    return typed.length >= SHORTEST_INSIDE ? FIT.inside + share : 0;
  }

  /* What is typed, where it begins with a word of the name: the first such place counts. */
  function beginning(typed, name) {
    for (let at = name.text.indexOf(typed); at >= 0; at = name.text.indexOf(typed, at + 1)) {
      if (!name.ends.has(at)) continue;
      const whole = name.ends.has(at + typed.length);
      if (at === 0 || at === name.skip) return whole ? FIT.firstWords : FIT.firstBeginning;
      return whole ? FIT.laterWords : FIT.laterBeginning;
    }
    return 0;
  }

  /* One word has no short form, and none is longer than the name; it begins as that does, or as its second word. */
  function isShortForm(typed, { text, parts, skip }) {
    if (parts.length < 2 || typed.length < SHORTEST_FORM || typed.length >= text.length) return false;
    if (typed[0] !== text[0] && typed[0] !== parts[1][0]) return false;
    return shortens(typed, skip ? parts.slice(1) : parts, 0) || (skip > 0 && shortens(typed, parts, 0));
  }

  /* Whether `typed` is made of a beginning of each part in turn, as people shorten names. The longest beginning is
     tried first; where the rest does not work out with it, a shorter one may. */
  function shortens(typed, parts, at) {
    if (at === parts.length) return typed === "";
    const part = parts[at];
    for (let size = Math.min(part.length, typed.length); size > 0; size -= 1) {
      if (typed.startsWith(part.slice(0, size)) && shortens(typed.slice(size), parts, at + 1)) return true;
    }
    return false;
  }

  /* How many letters differ, with the kind in front of the name or without. */
  function slips(typed, name, limit) {
    const least = distance(typed, name.text, limit);
    return name.skip ? Math.min(least, distance(typed, name.text.slice(name.skip), limit)) : least;
  }

  Object.assign(em.search, { spelling, likeness, slips, SAID: FIT.said });
})();
