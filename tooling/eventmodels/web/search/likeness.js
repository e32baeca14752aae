/* How much what is typed is like a name, and a word like another. It knows nothing of the index. */
(() => {
  "use strict";
  const { em } = window;

  /* In the measure of the weights of kinds, 12 to -6: close steps leave it to the kind which of two is meant, but
     hardly a kind makes up for the step from whole first words to the beginning of a later one. Within a step, at most
     LONGER tells how much of the name has been typed. */
  const FIT = {
    /* Nothing can be meant more surely. */
    all: 100,
    /* A name without the word for its kind in front: hardly less, but what is called just so goes first. */
    withoutKind: 98,
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
  const DIGITS = /^\p{N}+$/u;

  em.isNumber = (word) => DIGITS.test(word);

  /* From 0 to a little over 100. */
  em.likeness = (typed, name) => {
    if (name.text === typed) return FIT.all;
    if (name.skip && name.text.slice(name.skip) === typed) return FIT.withoutKind;
    if (name.head === typed) return FIT.beforeColon;
    const share = (LONGER * typed.length) / (name.text.length - name.skip);
    const begun = beginning(typed, name);
    if (begun) return begun + share;
    if (isShortForm(typed, name)) return FIT.shortened;
    return typed.length >= SHORTEST_INSIDE && name.text.includes(typed) ? FIT.inside + share : 0;
  };

  /* What is typed, where it begins with a word of the name: the first such place counts. */
  function beginning(typed, name) {
    for (let at = name.text.indexOf(typed); at >= 0; at = name.text.indexOf(typed, at + 1)) {
      if (!name.ends.includes(at)) continue;
      const whole = name.ends.includes(at + typed.length);
      if (at === 0 || at === name.skip) return whole ? FIT.firstWords : FIT.firstBeginning;
      return whole ? FIT.laterWords : FIT.laterBeginning;
    }
    return 0;
  }

  function isShortForm(typed, { parts, skip }) {
    if (typed.length < SHORTEST_FORM || parts.length < 2) return false;
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

  /* How close one word is to another: 1 is the same. A beginning and another ending of the same word are about as good;
     a slip of the pen in five letters is a guess, a word that goes on after one of the index a poor one. */
  em.closeness = (term, word) => {
    if (term === word) return 1;
    if (DIGITS.test(term)) return 0;
    if (word.startsWith(term) || stem(term) === stem(word)) return 0.85;
    const slips = Math.floor(term.length / 5);
    if (em.distance(term, word, slips) <= slips) return 0.7;
    return word.length > 3 && term.startsWith(word) ? 0.6 : 0;
  };

  const stem = (word) => (word.length > 4 ? word.replace(/(?:ings?|ed|es|ers?|s|e)$/, "") : word.replace(/s$/, ""));

  /* How many letters differ (Levenshtein), at most `limit` + 1: a row of the table whose least is over the limit ends
     it, since later rows never have less. */
  em.distance = (one, other, limit) => {
    if (Math.abs(one.length - other.length) > limit) return limit + 1;
    let above = Array.from({ length: other.length + 1 }, (_, at) => at);
    for (let row = 1; row <= one.length; row += 1) {
      const line = [row];
      for (let at = 1; at <= other.length; at += 1) {
        const change = above[at - 1] + (one[row - 1] === other[at - 1] ? 0 : 1);
        line.push(Math.min(change, above[at] + 1, line[at - 1] + 1));
      }
      if (Math.min(...line) > limit) return limit + 1;
      above = line;
    }
    return above[other.length];
  };
})();
