/* The rows of a list: which of them are left, in which order, and how many of each choice. */
(() => {
  "use strict";
  const { em } = window;

  function read(element) {
    const link = element.querySelector("a");
    return {
      element,
      part: element.closest(".em-list-part"),
      id: element.dataset.id,
      has: new Set(element.dataset.has.split(" ").filter(Boolean).map(Number)),
      title: link.textContent,
      squashed: em.squashed(link.textContent),
      words: element.textContent.toLowerCase(),
      home: element.parentNode,
    };
  }

  /* What is asked for, as a test of rows: all words, or a name in another spelling. */
  function saying(typed) {
    const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
    const squashed = em.squashed(typed);
    return (row) =>
      words.every((word) => row.words.includes(word)) || Boolean(squashed && row.squashed.includes(squashed));
  }

  em.Rows = class {
    constructor(box) {
      this.rows = [...box.querySelectorAll(".em-row")].map(read);
      this.parts = [...box.querySelectorAll(".em-list-part")];
      this.flat = em.make("ul", { class: "em-rows em-flat", hidden: "" });
      this.parts[0]?.before(this.flat);
      this.order = "";
    }

    /* The rows that have what is asked, and for each choice how many rows would be left with it. A choice that stands
       beside others of its facet, any of which will do, is counted as if none of those were made. */
    choose({ facets, words, found }) {
      const isSaid = saying(words);
      const asked = facets.filter(({ ticked }) => ticked.length);
      const left = [];
      const counts = new Map();
      const count = (row, numbers) => {
        for (const number of numbers) if (row.has.has(number)) counts.set(number, (counts.get(number) || 0) + 1);
      };
      for (const row of this.rows) {
        if (!isSaid(row) || (found && !found.has(row.id))) continue;
        const failed = asked.filter(({ ticked, isEvery }) => !fits(row, ticked, isEvery));
        if (!failed.length) {
          left.push(row);
          count(row, row.has);
        } else if (failed.length === 1 && !failed[0].isEvery) count(row, failed[0].numbers);
      }
      return { left, counts };
    }

    /* Show these rows and no others; in an order of their own they stand in one list. */
    show(left, order, found) {
      const shown = new Set(left);
      for (const row of this.rows) if (row.element.hidden === shown.has(row)) row.element.hidden = !shown.has(row);
      if (order) this.sort(left, order, found);
      else if (this.order) for (const row of this.rows) row.home.append(row.element);
      this.order = order;
      this.flat.hidden = !order;
      const open = new Set(left.map(({ part }) => part));
      for (const part of this.parts) part.hidden = Boolean(order) || !open.has(part);
    }

    sort(left, order, found) {
      const by = comparing(order, found);
      this.flat.append(...left.toSorted(by).map(({ element }) => element));
    }
  };

  const fits = ({ has }, ticked, isEvery) =>
    isEvery ? ticked.every((number) => has.has(number)) : ticked.some((number) => has.has(number));

  /* What compares two rows; those that are equal stay as they are on the page. */
  function comparing(order, found) {
    if (order === "title") return (a, b) => a.title.localeCompare(b.title, "en");
    if (order === "fit") return (a, b) => found.get(a.id).place - found.get(b.id).place;
    const isDown = order.startsWith("-");
    const name = `data-by-${isDown ? order.slice(1) : order}`;
    const amount = ({ element }) => (element.hasAttribute(name) ? Number(element.getAttribute(name)) : Infinity);
    return (a, b) => (isDown ? amount(b) - amount(a) : amount(a) - amount(b)) || 0;
  }
})();
