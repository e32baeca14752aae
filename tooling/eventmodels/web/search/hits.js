/* What was found, as it is shown: the best answer with why it fits, then groups; where nothing fits, other ways. */
(() => {
  "use strict";
  const { em } = window;
  /* Of each group; more would hide the groups below. */
  const FEW = 3;
  const GROUPS = [
    ["Models", ["model", "phase"]],
    ["Messages", ["event", "request", "reserved"]],
    ["Attributes, values and keys", ["attribute", "carried attribute", "enumeration", "value", "key"]],
    ["States and participants", ["state", "state machine", "participant"]],
    ["Pages and terms", ["page", "section", "term", "list", "source"]],
  ];
  const SIGNS = { event: "E", request: "R", state: "S", "state machine": "S", participant: "P", key: "K" };
  const SIGN_OF_GROUP = ["M", "E", "A", "S", "¶"];
  const WAYS = [
    ["models/", "Ask by the order of messages", "type the names of two or more, one after the other"],
    ["explorer/", "Look through the explorer", "which message carries which attribute"],
    ["glossary/", "Look into the glossary", "terms from A to Z"],
    ["states/", "Begin at a state", "what may come next"],
  ];
  /* A picture in small: as wide as what it stands in leaves, a line an arrow. */
  const [WIDTH, HEIGHT, ROWS] = [96, 44, 24];

  const groupOf = ({ kind }) =>
    Math.max(
      0,
      GROUPS.findIndex(([, kinds]) => kinds.includes(kind)),
    );
  const isModel = ({ kind }) => kind === "model" || kind === "phase";

  /* Title, kind and what else there is to say of one thing that was found, as a link. */
  em.result = (entry, typed) => {
    const pieces = em.finder.pieces(entry.title, typed);
    const kind = entry.kind + (entry.number ? ` ${entry.number}` : "");
    const line = [
      em.make(
        "span",
        { class: "em-hit-title" },
        ...pieces.map((piece, at) => (at % 2 ? em.make("mark", {}, piece) : piece)),
      ),
      em.make("span", { class: "em-hit-kind" }, kind),
      em.make("span", { class: "em-hit-about" }, entry.about),
    ];
    if (entry.evidence) line.push(em.make("span", { class: `em-ev em-ev-${entry.evidence}` }, entry.evidence));
    const parts = [em.make("span", { class: "em-hit-line" }, ...line)];
    if (entry.summary) parts.push(em.make("span", { class: "em-hit-summary" }, entry.summary));
    return em.make("a", { href: em.href(entry.address), class: "em-hit" }, ...parts);
  };

  /* Groups of what was found for what was typed, each a title and links: the best alone, others by what they are. */
  em.grouped = (found, typed) => {
    if (!found.length) return [["Other ways", ways().map((way) => plain(way))]];
    const [best, ...others] = found;
    const groups = [[best.near ? "Nearest to it" : "", [shown(best, typed, true)]]];
    for (const at of groupsOf(others)) {
      const alike = others.filter((entry) => groupOf(entry) === at);
      const title = alike.length > FEW ? `${GROUPS[at][0]}, ${FEW} of ${alike.length}` : GROUPS[at][0];
      groups.push([title, alike.slice(0, FEW).map((entry) => shown(entry, typed, false))]);
    }
    return groups;
  };

  /* Those of the kinds that fit best come first. */
  const groupsOf = (found) => [...new Set(found.map(groupOf))];

  const ways = () => WAYS.filter(([address]) => em.search.index().entries.some((entry) => entry.address === address));

  const plain = ([address, title, summary]) =>
    em.make(
      "a",
      { href: em.href(address), class: "em-hit" },
      em.make(
        "span",
        { class: "em-hit-words" },
        em.make("span", { class: "em-hit-title" }, title),
        em.make("span", { class: "em-hit-summary" }, summary),
      ),
    );

  function shown(entry, typed, best) {
    const link = em.result(entry, typed);
    if (best) link.classList.add("em-hit-best");
    const words = em.make("span", { class: "em-hit-words" }, ...link.childNodes);
    if (entry.why) words.append(em.make("span", { class: "em-hit-why" }, entry.why));
    link.replaceChildren(words);
    if (isModel(entry)) link.append(miniature(entry) || "");
    else link.prepend(em.make("span", { class: "em-hit-sign", "aria-hidden": "true" }, sign(entry)));
    return link;
  }

  const sign = (entry) => SIGNS[entry.kind] || SIGN_OF_GROUP[groupOf(entry)];

  /* Lifelines and arrows, those that match set off. */
  function miniature({ names, sent: matched = [] }) {
    const model = em.sending().find(({ id }) => id === names[0]);
    if (!model) return null;
    const gap = WIDTH / model.participants.length;
    const across = (column) => gap * (column + 0.5);
    const height = HEIGHT / Math.min(Math.max(model.sent.length, ROWS / 2), ROWS);
    const lines = model.participants.map((_, at) => `M${across(at)} 4V${HEIGHT}`).join("");
    const arrow = (each, at) => `M${across(each.from)} ${6 + at * height}H${across(each.to)}`;
    const rows = model.sent.slice(0, ROWS).map((each, at) => [arrow(each, at), matched.includes(each)]);
    const drawn = (on) => rows.flatMap(([path, set]) => (set === on ? [path] : [])).join("");
    return em.draw(
      "svg",
      { class: "em-hit-mini", viewBox: `0 0 ${WIDTH} ${HEIGHT + 6}`, "aria-hidden": "true" },
      em.draw("path", { class: "em-mini-lines", d: lines }),
      em.draw("path", { class: "em-mini-arrows", d: drawn(false) }),
      em.draw("path", { class: "em-mini-met", d: drawn(true) }),
    );
  }
})();
