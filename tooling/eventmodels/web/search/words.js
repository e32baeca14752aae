/* Texts cut into words, and how close one word is to another. The same as `search/words.py`. */
(() => {
  "use strict";
  window.em ??= {};
  const { em } = window;
  /* What the parts of the search know of each other. */
  em.search ??= {};
  /* Japanese puts no spaces: hiragana, katakana and kanji in turn are as near to words as it goes. */
  const SCRIPTS = "\u3041-\u309f\u30a0-\u30ff\u3400-\u9fff\u3005\u3006";
  const other = (letters) => `(?:(?![${SCRIPTS}])${letters})`;
  const [LETTER, UPPER, LOWER] = ["\\p{L}", "\\p{Lu}", "\\p{Ll}"].map(other);
  const PART = new RegExp(
    [
      `${UPPER}+(?!${LOWER})|${UPPER}?${LOWER}+|${LETTER}+`,
      "[\u3041-\u309f]+|[\u30a0-\u30ff]+|[\u3400-\u9fff\u3005\u3006]+|\\p{N}+",
    ].join("|"),
    "gu",
  );
  const HIRAGANA = /^[\u3041-\u309f]+$/u;
  const NUMERIC = /^\p{N}+$/u;
  /* One slip of the pen is allowed in so many letters. */
  const SLIP = 5;
  const [SAME, ENDING, SLIPPED, LONGER] = [1, 0.85, 0.7, 0.5];
  const SHORT = 4;
  const STEM = /(?:ings?|ed|es|ers?|s|e)$/;
  /* What tells nothing of what is meant, in the languages people ask in. */
  const LITTLE = new Set(
    [
      "a al am an and are au auf aus aux avec be bei beim by can ce che com como con da dans das de del dem den",
      "der des di die do does dos du e ein eine einem einen einer el en es est et for from fur gli has have how",
      "i if il im in is ist it its l la las le les lo los mit my na num o of on or os par para per por pour",
      "que qui se sich so sono su sur the their then they to uma un una und une vom von was we wer were what",
      "when where which who why wie will wird with y you zu zum zur",
    ].flatMap((line) => line.split(" ")),
  );
  const stems = new Map();

  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "");
  /* The same pieces come again and again in an index, and cutting is slow. */
  const cut = new Map();

  function parts(token) {
    let found = cut.get(token);
    if (!found) {
      found = (folded(token).match(PART) || []).map((word) => word.toLowerCase());
      cut.set(token, found);
    }
    return found;
  }

  const tokens = (text) => text.match(/[\p{L}\p{N}\p{M}_]+/gu) || [];

  /* In small letters and without accents; a name such as `getName` has two. */
  const words = (text) => tokens(text).flatMap(parts);

  /* Those made of several, as one: `getName` is typed `getname` too. */
  const runs = (text) =>
    tokens(text)
      .map(parts)
      .filter((several) => several.length > 1)
      .map((several) => several.join(""));

  function stem(word) {
    let found = stems.get(word);
    if (found === undefined) {
      found = word.length > SHORT ? word.replace(STEM, "") : word.replace(/s$/, "");
      stems.set(word, found);
    }
    return found;
  }

  /* From 0 to 1. A beginning and another ending of the same word are about as good; a slip of the pen is a guess, a
     word of the index that the typed one goes on after a poor one. A number is itself or another. */
  function closeness(term, word) {
    if (term === word) return SAME;
    if (NUMERIC.test(term)) return 0;
    if ((term.length > 1 && word.startsWith(term)) || stem(term) === stem(word)) return ENDING;
    const slips = Math.floor(term.length / SLIP);
    if (slips && distance(term, word, slips) <= slips) return SLIPPED;
    return word.length >= SHORT && term.startsWith(word) ? LONGER : 0;
  }

  /* How many letters differ (Levenshtein), at most `limit` + 1: a row of the table whose least is over the limit ends
     it, since later rows never have less. */
  function distance(one, another, limit) {
    if (Math.abs(one.length - another.length) > limit || !mayBeAlike(one, another, limit)) return limit + 1;
    let above = Array.from({ length: another.length + 1 }, (_, at) => at);
    let line = new Array(above.length);
    for (let row = 1; row <= one.length; row += 1) {
      /* Away from the diagonal it only costs more: a narrow band of the table will do. */
      const [from, to] = [Math.max(1, row - limit), Math.min(another.length, row + limit)];
      line[from - 1] = from === 1 ? row : limit + 1;
      let least = line[from - 1];
      for (let at = from; at <= to; at += 1) {
        const change = above[at - 1] + (one[row - 1] === another[at - 1] ? 0 : 1);
        const missing = at < row + limit ? above[at] + 1 : limit + 1;
        line[at] = Math.min(change, missing, line[at - 1] + 1);
        least = Math.min(least, line[at]);
      }
      if (least > limit) return limit + 1;
      [above, line] = [line, above];
    }
    return Math.min(above[another.length], limit + 1);
  }

  /* A letter that differs changes at most two bits of the letters that a word has: soon known of nearly all. */
  function mayBeAlike(one, another, limit) {
    let bits = letters(one) ^ letters(another);
    for (let left = 2 * limit; left >= 0; left -= 1) {
      if (!bits) return true;
      bits &= bits - 1;
    }
    return false;
  }

  const lettered = new Map();

  function letters(word) {
    let found = lettered.get(word);
    if (found === undefined) {
      found = 0;
      for (let at = 0; at < word.length; at += 1) found |= 1 << (word.charCodeAt(at) & 31);
      lettered.set(word, found);
    }
    return found;
  }

  Object.assign(em.search, {
    ENDING,
    words,
    runs,
    stem,
    closeness,
    distance,
    squashed: (text) => words(text).join(""),
    /* Whether a word tells nothing: of Japanese what joins the others. */
    isLittle: (word) => LITTLE.has(word) || HIRAGANA.test(word),
    /* A name as programs write it. */
    isCode: (text) => /^(?=.*([a-z][A-Z]|[A-Z]{2}[a-z]|_))[A-Za-z][\p{L}\p{N}_]*$/u.test(text),
    /* What logs print and nobody explains: it has a sign, a digit or nothing but capitals in it. */
    marks: (text) => text.match(/(?=\S*[A-Za-z]|\d{5})(?:\S*[_\d@>][^\s,;)\]]*[^\s.,;:)\]]|[A-Z]{4,})/gu) || [],
  });
})();
