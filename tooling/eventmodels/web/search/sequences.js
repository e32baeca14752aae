/* Models by the messages they send, in the order that somebody saw: those closest together first. The same as
   `search/sequences.py` on the command line; `tests/search/sequences.tsv` holds both together. */
(() => {
  "use strict";
  const { em } = window;
  const TWO = 2;
  let models = null;

  /* What `courses.py` writes: id, participants as readers call them and as steps do, messages, ways through them. */
  em.sending = () => {
    models ??= em.courses.map(([id, participants, keys, sent, ways]) => ({
      id,
      participants,
      keys,
      sent: sent.map(([message, from, to, number, step = "", branches = [], loose = []]) => ({
        message,
        from,
        to,
        number,
        id: step,
        branches,
        loose,
      })),
      ways,
    }));
    return models;
  };

  const range = (start, end) => Array.from({ length: end - start }, (_, at) => start + at);
  const takesPart = (column, each) => column === each.from || column === each.to;

  /* Who may be asked for: all but the one who talks with most, to whom everything is the same party. Of two who only
     talk with each other, either may be meant. */
  function parties({ participants, sent }) {
    const columns = range(0, participants.length);
    const partner = (column, { from, to }) => (column === from ? to : from);
    const own = (column) => sent.filter((each) => takesPart(column, each));
    const partners = columns.map((column) => new Set(own(column).map((each) => partner(column, each))).size);
    const hub = partners.indexOf(Math.max(...partners));
    return columns.filter((column) => columns.length <= TWO || column !== hub);
  }

  /* The messages along each way: those of each participant alone, as its log would show them, and all. */
  function* views(model, party) {
    const columns = parties(model);
    for (const [before, start, end] of model.ways) {
      const along = [...range(0, before), ...range(start, end)].map((place) => model.sent[place]);
      for (const column of columns) yield [model.participants[column], along.filter((each) => takesPart(column, each))];
      if (!party) yield ["", along];
    }
  }

  const outer = (place) => place.slice(0, place.lastIndexOf("."));

  /* Whether two messages never come in one course, being in different branches or behind a last one (`!`). */
  function parted(earlier, later) {
    const chosen = new Map(later.branches.map((branch) => [outer(branch), branch]));
    return earlier.branches.some((branch) => {
      const other = chosen.get(outer(branch));
      return other === undefined ? branch.endsWith("!") : other !== branch;
    });
  }

  /* Whether two messages may come in either order. */
  function swaps(one, other) {
    const own = new Map(other.loose.map((item) => [outer(item), item]));
    return one.loose.some((item) => (own.get(outer(item)) ?? item) !== item);
  }

  /* Whether a message may come after others: those later in the model, unless their order is free. */
  const mayCome = (sent, places, at) =>
    !places.includes(at) &&
    places.every(
      (one) => !parted(sent[Math.min(one, at)], sent[Math.max(one, at)]) && (one < at || swaps(sent[one], sent[at])),
    );

  const span = (places) => Math.max(...places) - Math.min(...places) + 1;

  /* Where the messages come, each as near as may be to those before; nothing where one does not come. */
  function follow(sent, start, names) {
    const places = [start];
    for (const name of names.slice(1)) {
      let nearest = -1;
      sent.forEach((each, at) => {
        if (each.message !== name || !mayCome(sent, places, at)) return;
        if (nearest < 0 || span([...places, at]) < span([...places, nearest])) nearest = at;
      });
      if (nearest < 0) return [];
      places.push(nearest);
    }
    return places;
  }

  function* matches(model, names, party) {
    for (const [who, way] of views(model, party)) {
      for (let start = 0; start < way.length; start += 1) {
        const places = way[start].message === names[0] ? follow(way, start, names) : [];
        if (!places.length) continue;
        const between = span(places) - names.length;
        yield { model: model.id, sent: places.map((place) => way[place]), between, party: who };
      }
    }
  }

  const rank = (one, other) => one.between - other.between || (one.party ? 0 : 1) - (other.party ? 0 : 1);

  function closest(model, names, { directly = false, party = false }) {
    let best = null;
    for (const match of matches(model, names, party)) {
      if (!(directly && match.between) && (!best || rank(match, best) < 0)) best = match;
    }
    return best;
  }

  /* The models in which messages come in this order, each with its closest place, best first. Others may come between
     them, unless `directly`; with `party` one participant hears or sends them all. */
  em.sequences = (names, wanted = {}) =>
    em
      .sending()
      .map((model) => closest(model, names, wanted))
      .filter(Boolean)
      .sort(rank);
})();
