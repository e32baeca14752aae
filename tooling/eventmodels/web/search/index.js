/* The index made ready: every word with the entries that say it, and where. The same as `search/index.py`. */
(() => {
  "use strict";
  const { em } = window;
  const { words, runs, stem, closeness, squashed, ENDING } = em.search;
  /* What a word is worth by where an entry says it. */
  const [NAME, SAID, AROUND, SUMMARY, TEXT] = [1, 0.95, 0.35, 0.35, 0.25];
  /* Between two that fit equally well, the one people mean more often. */
  const WEIGHTS = {
    event: 12,
    request: 11.5,
    attribute: 10,
    model: 9,
    phase: 8.5,
    key: 8.2,
    participant: 8,
    reserved: 6,
    "state machine": 6,
    enumeration: 5,
    list: 5,
    page: 4,
    state: 1,
    value: 0,
    term: 0,
    section: -2,
    source: -6,
  };
  /* What a protocol loses to the one before it: where several have a name, the first is meant. */
  const LATER = 0.8;
  /* What stands between the values of a column that has many. */
  const BETWEEN = { names: "|", carries: "|", values: "|", said: "|", words: " ", marks: " " };

  /* The first row names the columns, so whoever writes the index may move them; rows end where nothing follows. */
  function* records([columns, ...rows]) {
    for (const row of rows) {
      const record = {};
      for (let at = 0; at < columns.length; at += 1) record[columns[at]] = row[at] ?? "";
      for (const name in BETWEEN) record[name] = record[name] ? record[name].split(BETWEEN[name]) : [];
      yield record;
    }
  }

  function known(record, order) {
    const { title, kind, names, said, place } = record;
    const { spelling } = em.search;
    /* The glossary says what others are called: they go before it. */
    const own = [title, ...names].map((name) => spelling(name, kind, kind === "term"));
    record.order = order;
    record.spellings = [...own, ...said.map((phrase) => spelling(phrase, kind, true))];
    record.weight = (WEIGHTS[kind] || 0) - LATER * place;
    return record;
  }

  /* Each word of an entry with what it is worth there, where it is worth most first. */
  function* says({ spellings, kind, about, summary, words: told }) {
    for (const said of [false, true]) {
      for (const name of spellings) {
        if (name.said !== said) continue;
        for (const part of name.parts) yield [part, said ? SAID : NAME];
        yield [name.text, said ? SAID : NAME];
      }
    }
    for (const [text, worth] of [
      [`${kind} ${about}`, AROUND],
      [summary, SUMMARY],
    ]) {
      for (const word of words(text)) yield [word, worth];
      for (const word of runs(text)) yield [word, worth];
    }
    for (const word of told) yield [word, TEXT];
  }

  const listed = (map, key) => map.get(key) || map.set(key, []).get(key);

  class Index {
    constructor() {
      this.entries = [];
      this.called = new Map();
      this.terms = new Map();
      this.weights = new Map();
      this.stems = new Map();
      this.ids = new Map();
    }

    /* Make it ready, with a pause offered every now and then: it takes longer than a reader waits for a key. */
    *make(rows) {
      for (const record of records(rows)) {
        const entry = known(record, this.entries.length);
        this.entries.push(entry);
        this.call(entry);
        yield;
      }
      yield* this.collect();
      for (const word of this.ids.keys()) listed(this.stems, stem(word)).push(word);
    }

    call(entry) {
      for (const name of entry.spellings) {
        const same = name.text && !name.said ? listed(this.called, name.text) : null;
        if (same && same.at(-1) !== entry) same.push(entry);
      }
    }

    /* Of every word the entries that say it, and what it is worth there: one long row for all words, in the order of
       `ids`, each from `starts` on. A map for each word would take ten times as long to make. */
    *collect() {
      const [ids, orders, worths, last] = [[], [], [], []];
      for (const entry of this.entries) {
        for (const [word, worth] of says(entry)) {
          let id = this.ids.get(word);
          if (id === undefined) {
            id = this.ids.size;
            this.ids.set(word, id);
          }
          if (last[id] === entry.order) continue;
          last[id] = entry.order;
          ids.push(id);
          orders.push(entry.order);
          worths.push(worth);
        }
        yield;
      }
      this.starts = new Int32Array(this.ids.size + 1);
      for (const id of ids) this.starts[id + 1] += 1;
      for (let id = 0; id < this.ids.size; id += 1) this.starts[id + 1] += this.starts[id];
      const next = this.starts.slice();
      this.orders = new Int32Array(ids.length);
      this.worths = new Float64Array(ids.length);
      for (let at = 0; at < ids.length; at += 1) {
        const place = next[ids[at]]++;
        this.orders[place] = orders[at];
        this.worths[place] = worths[at];
      }
    }

    /* How many entries say a word. */
    times(word) {
      const id = this.ids.get(word);
      return id === undefined ? 0 : this.starts[id + 1] - this.starts[id];
    }

    /* What is called so, run together. */
    named(name) {
      return this.called.get(name) || [];
    }

    /* Whether something is called so, or has it in its name. */
    names(text) {
      const word = squashed(text);
      const id = this.ids.get(word);
      const worths = id === undefined ? [] : this.worths.subarray(this.starts[id], this.starts[id + 1]);
      return this.called.has(word) || worths.some((worth) => worth >= SAID);
    }

    /* The words close to a term -> how close; one that is known is no slip of another. */
    near(term) {
      let found = this.terms.get(term);
      if (!found) {
        found = new Map();
        for (const word of this.among(term)) {
          const close = closeness(term, word);
          if (close) found.set(word, close);
        }
        this.terms.set(term, found);
      }
      return found;
    }

    among(term) {
      const alike = this.stems.get(stem(term)) || [];
      if (!alike.length && !this.ids.has(term)) return this.ids.keys();
      const begun = Array.from(term, (_, size) => term.slice(0, size)).filter((word) => this.ids.has(word));
      return new Set([...alike, ...begun, ...this.beginning(term)]);
    }

    *beginning(term) {
      this.sorted ??= [...this.ids.keys()].sort();
      let [low, high] = [0, this.sorted.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (this.sorted[middle] < term) low = middle + 1;
        else high = middle;
      }
      for (; this.sorted[low]?.startsWith(term); low += 1) yield this.sorted[low];
    }

    /* What each entry earns for saying a term, or a word close to it. */
    gains(term) {
      const found = new Float64Array(this.entries.length);
      for (const [word, close] of this.near(term)) {
        const id = this.ids.get(word);
        for (let at = this.starts[id]; at < this.starts[id + 1]; at += 1) {
          const gain = close * this.worths[at];
          if (gain > found[this.orders[at]]) found[this.orders[at]] = gain;
        }
      }
      return found;
    }

    /* How much a term tells: the fewer entries say it, the more; slips count where nothing else does. */
    weight(term) {
      let found = this.weights.get(term);
      if (found === undefined) {
        const near = this.near(term);
        const surely = [...near.keys()].filter((word) => near.get(word) >= ENDING);
        let entries = 0;
        for (const word of surely.length ? surely : near.keys()) entries += this.times(word);
        found = Math.log(1 + this.entries.length / Math.max(1, entries));
        this.weights.set(term, found);
      }
      return found;
    }
  }

  /* Milliseconds after which whatever else the page has to do goes first. */
  const TURN = 8;
  let index = null;
  let making = null;

  function begin() {
    index ??= new Index();
    making ??= index.make(em.index);
  }

  /* Made ready at once, as far as it is not. */
  em.search.index = () => {
    begin();
    while (!making.next().done);
    return index;
  };

  /* Made ready in turns with the page. */
  em.search.ready = async () => {
    begin();
    for (let done = false; ; ) {
      const until = performance.now() + TURN;
      while (!done && performance.now() < until) done = making.next().done;
      if (done) return;
      await new Promise((go) => setTimeout(go));
    }
  };
})();
