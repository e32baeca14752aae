/* The matrix of messages and attributes, and which of both are chosen. */
(() => {
  "use strict";
  const { em } = window;
  const PRESENCE = { m: "mandatory", o: "optional", u: "unknown", n: "never" };
  const ORDERS = {
    "": (a, b) => a.place - b.place,
    name: (a, b) => (a.name < b.name ? -1 : 1),
    number: (a, b) => (a.number ?? Infinity) - (b.number ?? Infinity) || a.place - b.place,
  };

  /* Forms of addresses come with the data, so that nothing here knows how a page is called. */
  const filled = (form, names) => em.href(form.replace(/\{(\w+)\}/g, (_, name) => names[name]));

  em.addressIn = ({ forms }, message, attribute) => {
    if (!message) return filled(forms.attribute, { attribute: attribute.name });
    if (!attribute) return filled(forms.message, { message: message.name });
    return filled(forms.carried, { message: message.name, attribute: attribute.name });
  };

  /* What a letter of a cell says: a capital, that there are conditions. */
  em.presence = (code) => {
    const kind = code.toLowerCase();
    return { kind, said: PRESENCE[kind], conditional: code !== kind };
  };

  function thing([name, number, others], place) {
    const spellings = [name, ...(others || "").split("|").filter(Boolean)];
    return { name, number, place, spellings, squashes: spellings.map(em.squashed) };
  }

  em.protocols = () =>
    em.matrix.map((protocol) => ({
      ...protocol,
      attributes: protocol.attributes.map(thing),
      messages: protocol.messages.map((row, place) => message(protocol, row, place)),
    }));

  function message(protocol, row, place) {
    const [, , , kind, category, cells, ends] = row;
    return {
      ...thing(row, place),
      kind,
      category: `${protocol.id}/${category}`,
      cells: [...cells.matchAll(/(\d+)([a-zA-Z])/g)].map(([, at, code]) => [Number(at), code]),
      ends: ends ? ends.split(" ").map((pair) => pair.split(">")) : [],
    };
  }

  /* What a field asks for: a test of one thing, or nothing where the pattern is not one. */
  em.wanted = (typed, isPattern) => {
    if (!typed.trim()) return () => true;
    if (isPattern) return matching(typed);
    const parts = typed.split(",").map(em.squashed).filter(Boolean);
    const says = ({ number, squashes }, part) =>
      /^\d+$/.test(part) ? String(number) === part : squashes.some((name) => name.includes(part));
    return (one) => parts.some((part) => says(one, part));
  };

  function matching(typed) {
    try {
      const expression = new RegExp(typed, "iu");
      return (one) => one.spellings.some((name) => expression.test(name)) || expression.test(String(one.number));
    } catch {
      return null;
    }
  }

  function present(code, wish) {
    const { said, conditional } = em.presence(code);
    return !wish || (wish === "conditional" ? conditional : said === wish);
  }

  /* Whether one and the same step of a model goes from and to those that are asked for. */
  function passes(ends, { from, to }) {
    return !(from || to) || ends.some(([sender, receiver]) => (!from || sender === from) && (!to || receiver === to));
  }

  function isAsked(message, asked) {
    if (asked.kind && message.kind !== asked.kind) return false;
    if (asked.category && message.category !== asked.category) return false;
    return passes(message.ends, asked) && asked.message(message);
  }

  /* The chosen messages and attributes of one protocol, those without a cell left out. */
  em.choose = (protocol, asked) => {
    const chosen = ([at, code]) => present(code, asked.presence) && asked.attribute(protocol.attributes[at]);
    const messages = protocol.messages
      .filter((message) => isAsked(message, asked))
      .map((message) => [message, new Map(message.cells.filter(chosen))])
      .filter(([, cells]) => cells.size);
    const columns = new Map();
    for (const [, cells] of messages) for (const at of cells.keys()) columns.set(at, (columns.get(at) || 0) + 1);
    const attributes = [...columns.keys()].map((at) => protocol.attributes[at]);
    sort(messages, attributes, columns, asked.order);
    return { protocol, messages, attributes, pairs: messages.reduce((sum, [, cells]) => sum + cells.size, 0) };
  };

  function sort(messages, attributes, columns, order) {
    if (order === "count") {
      messages.sort((a, b) => b[1].size - a[1].size || a[0].place - b[0].place);
      attributes.sort((a, b) => columns.get(b.place) - columns.get(a.place) || a.place - b.place);
    } else {
      messages.sort((a, b) => ORDERS[order](a[0], b[0]));
      attributes.sort(ORDERS[order]);
    }
  }
})();
