/* Kinds of question that are more than words: messages in order, a message at a party, a number of something, parts.
   The same as `search/questions.py`. */
(() => {
  "use strict";
  const { em } = window;
  const { words, squashed, isLittle, isCode, read, ranked, numberOf } = em.search;

  const PIECE = /[^\s,;>→=:|+"'()[\]]+/gu;
  const MESSAGES = ["event", "request"];
  const JOINING = new Set("and after by followed next then und dann".split(" "));
  const PRESENCE = ["mandatory", "required"];
  /* What asks for something of a thing that is named besides. */
  const ASKING = new Set(
    [
      ...PRESENCE,
      ..."answer answers answered attribute attributes come comes get gets mean means optional receive receives".split(
        " ",
      ),
      ..."reply response send sender sends sent value values".split(" "),
    ].map(String),
  );
  /* What people call the kind of a thing whose number they have. */
  const KINDS = {
    message: MESSAGES,
    event: ["event"],
    request: ["request"],
    attribute: ["attribute"],
    error: ["value"],
  };
  const NEAREST_STEPS = 3;

  const isModel = ({ kind }) => kind === "model" || kind === "phase";
  const isMessage = ({ kind }) => MESSAGES.includes(kind);

  em.search.answer = (
    entry,
    { address = entry.address, title = entry.title, why = "", sent = [], near = false } = {},
  ) => ({
    entry,
    address,
    title,
    why,
    sent,
    near,
  });
  const { answer } = em.search;

  /* What was typed, piece by piece, each with what is called so. */
  class Asked {
    constructor(index, typed) {
      this.index = index;
      const found = (typed.match(PIECE) || []).flatMap((piece) => this.parts(piece.replace(/^[.!?-]+|[.!?-]+$/g, "")));
      this.pieces = found.filter((piece) => piece && !JOINING.has(piece.toLowerCase()));
      this.called = this.pieces.map((piece) => this.named(piece));
    }

    /* `Message.Attribute` is two pieces, unless something is called so. */
    parts(piece) {
      return piece.includes(".") && !this.index.named(squashed(piece)).length ? piece.split(".") : [piece];
    }

    /* Logs put the kind before the name of an attribute. */
    named(piece) {
      const whole = this.index.named(squashed(piece));
      const [kind, ...rest] = words(piece);
      const alike = whole.length ? whole : this.index.named(rest.join("")).filter((entry) => entry.kind === kind);
      /* A name that has a number in it stands for all of its like. */
      return alike.length || !isCode(piece) ? alike : this.index.named(squashed(piece.replace(/\d+/g, "1")));
    }

    /* The messages that a piece names by a name of more than one word. */
    messages(at) {
      const piece = this.pieces[at];
      const begun = MESSAGES.some((kind) => piece.toLowerCase().startsWith(kind));
      return words(piece).length === 1 && !begun ? [] : this.called[at].filter(isMessage);
    }
  }

  const at = (entry, anchor) => (anchor ? `${entry.address}#${anchor}` : entry.address);

  /* The models in which messages come in the order given, then the messages. */
  function* inOrder({ index, pieces, asked }) {
    const found = pieces.map((_, place) => asked.messages(place));
    if (found.length < 2 || !found.every((messages) => messages.length)) return;
    const names = found.map(([message]) => message.title);
    const models = new Map(index.entries.filter(isModel).map((entry) => [entry.names[0], entry]));
    for (const match of em.sequences(names)) {
      const entry = models.get(match.model);
      const steps = match.sent.map(({ number }) => number).join(" → ");
      const why = `steps ${steps}${match.party ? `, all at ${match.party}` : ""}`;
      yield answer(entry, { address: at(entry, match.sent[0].id), why, sent: match.sent });
    }
    for (const [message] of found) yield answer(message);
  }

  /* The steps at which one message goes to, or comes from, a party of the models that the other words mean. */
  function* atParty({ index, pieces, asked }) {
    const first = pieces.findIndex((_, place) => asked.messages(place).length);
    const others = pieces.filter((_, place) => place !== first);
    if (first < 0 || others.length < 2) return;
    const models = new Map(em.sending().map((model) => [model.id, model]));
    const parties = new Set([...models.values()].flatMap(({ keys }) => keys));
    const party = others.find((piece) => parties.has(piece));
    if (!party) return;
    others.splice(others.indexOf(party), 1);
    const name = asked.messages(first)[0].title;
    let found = 0;
    for (const [, entry] of ranked(index, read(others.join(" "), index))) {
      const model = isModel(entry) ? models.get(entry.names[0]) : undefined;
      const column = model ? model.keys.indexOf(party) : -1;
      for (const each of column < 0 ? [] : model.sent) {
        if (each.message !== name || (each.to !== column && each.from !== column)) continue;
        yield answer(entry, { address: at(entry, each.id), why: `step ${each.number}`, sent: [each] });
        found += 1;
      }
      if (found >= NEAREST_STEPS) return;
    }
  }

  /* The places where messages carry attributes that are named besides. */
  function* carried({ index, pieces, asked }) {
    for (const place of pieces.keys()) {
      for (const message of asked.messages(place)) {
        const carries = new Map(message.carries.map((name) => [name.replace(/!$/, ""), name]));
        const others = asked.called.flatMap((called, other) => (other === place ? [] : called));
        for (const entry of others) {
          const name = entry.title;
          if (entry.kind !== "attribute" || !carries.has(name) || !isOwn(index, message, entry)) continue;
          const why = carries.get(name).endsWith("!") ? "mandatory" : "";
          yield answer(entry, { address: `${message.address}#${name}`, title: `${message.title}.${name}`, why });
        }
      }
    }
  }

  /* Whether an attribute is the one of its name that the message's own protocol has, where that has one. */
  function isOwn(index, message, entry) {
    const same = index.named(squashed(entry.title)).filter(({ kind }) => kind === "attribute");
    const own = same.filter(({ place }) => place === message.place).map(({ weight }) => weight);
    const least = own.length ? Math.max(...own) : Math.min(...same.map(({ weight }) => weight));
    return entry.weight + 1e-9 >= least;
  }

  /* What has a number: of the values that a named thing takes, or of a kind of things. */
  function* numbered({ index, pieces, asked }) {
    const numbers = pieces.map(numberOf).filter(Boolean);
    if (numbers.length !== 1 || pieces.length < 2) return;
    const homes = new Set(asked.called.flat().flatMap(({ address, values }) => [address, ...values]));
    const all = index.entries.filter(({ number }) => number === numbers[0]);
    const own = [...homes].flatMap((home) => all.filter(({ values }) => values.includes(home)));
    yield* own.map((entry) => answer(entry));
    for (const piece of pieces) {
      const kinds = KINDS[piece.toLowerCase()] || [];
      yield* all.filter((entry) => kinds.includes(entry.kind) && !own.includes(entry)).map((entry) => answer(entry));
    }
  }

  /* The one thing that is named by its whole name, where all else asks for something of it. */
  function* about({ pieces, asked }) {
    const named = [...pieces.keys()].filter((place) => asked.called[place].length && words(pieces[place]).length > 1);
    const others = pieces.filter((_, place) => !named.includes(place)).map((piece) => piece.toLowerCase());
    if (named.length !== 1 || !others.length || !others.every((piece) => ASKING.has(piece) || isLittle(piece))) return;
    const [entry] = asked.called[named[0]];
    const mandatory = entry.carries.filter((name) => name.endsWith("!")).map((name) => name.slice(0, -1));
    const asks = PRESENCE.some((word) => others.includes(word));
    yield answer(entry, { why: asks && mandatory.length ? `mandatory: ${mandatory.join(", ")}` : "" });
  }

  function look(index, typed) {
    const asked = new Asked(index, typed);
    return { index, pieces: asked.pieces, asked };
  }

  /* What answers a question of one of the kinds, best first; nothing where it is of none of them. */
  em.search.answers = (index, typed) => {
    const question = look(index, typed);
    return [inOrder, atParty, carried, numbered, about].flatMap((kind) => [...kind(question)]);
  };

  /* What the names of a program mean that stand among other words. */
  em.search.called = (index, typed) => {
    const { pieces, asked } = look(index, typed);
    if (pieces.length < 2) return [];
    return pieces.flatMap((piece, place) =>
      isCode(piece) ? asked.called[place].slice(0, 1).map((e) => answer(e)) : [],
    );
  };
})();
