/* The address of what is shown: obeyed when it is opened, and written anew with everything that is chosen. */
(() => {
  "use strict";
  const { em } = window;

  em.Address = class {
    constructor(viewer) {
      this.viewer = viewer;
      this.anchor = em.fragment() || (em.asked("step")[0] ?? "");
    }

    /* What it holds besides the step, by the names that bare pages know as well. */
    get chosen() {
      const { only, hidden, off, kinds, thread } = this.viewer.filter.chosen;
      const lifelines = this.viewer.sheets.isWhole ? ["all"] : [];
      const own = { fold: [...this.viewer.folds.ids], interruption: this.interruption, lifelines };
      return { participants: only, hide: hidden, without: off, kind: kinds, follow: thread, ...own };
    }

    /* The interruption, where the step behind the sign for it does not tell that already. */
    get interruption() {
      const { interruption, picture } = this.viewer;
      const told = this.anchor === interruption || picture.byId.get(this.anchor)?.interruption === interruption;
      return interruption && !told ? [interruption] : [];
    }

    /* Choose what is asked for; what this picture does not have, an old address may still ask for. */
    read() {
      const { viewer } = this;
      viewer.sheets.isWhole = viewer.sheets.isChoice && em.asked("lifelines").includes("all");
      viewer.sheets.change();
      const { phases, interruptions } = viewer.picture;
      const known = (name, all) => em.asked(name).filter((word) => all.some(({ id }) => id === word));
      viewer.filter.ask({
        only: em.asked("participants"),
        hidden: em.asked("hide"),
        off: em.asked("without"),
        kinds: em.asked("kind"),
        thread: em.asked("follow"),
      });
      viewer.folds.ids = new Set(known("fold", phases));
      viewer.interruption = known("interruption", interruptions)[0] ?? viewer.interruption;
    }

    /* What is shown on paper is nobody's choice. */
    write(anchor = this.anchor) {
      if (this.viewer.paper.isOut) return;
      this.anchor = anchor;
      const { url } = this;
      try {
        if (url !== location.href) history.replaceState(history.state, "", url);
      } catch {
        // Some browsers refuse what comes too often; the next change is told again.
      }
    }

    /* Words that are not ours stay; a step stands behind the sign for it alone. */
    get url() {
      const { chosen, anchor } = this;
      const foreign = ([name]) => !(name in chosen) && name !== "step";
      const others = new URLSearchParams([...new URLSearchParams(location.search)].filter(foreign));
      const own = Object.entries(chosen).filter(([, words]) => words.length);
      const query = [...(others.size ? [others] : []), ...own.map(written)].join("&");
      return location.href.split(/[?#]/)[0] + (query && `?${query}`) + (anchor && `#${encodeURIComponent(anchor)}`);
    }

    /* For others: the address, and what it shows in words. */
    get link() {
      const { viewer, url } = this;
      const { title } = viewer.dataset;
      const step = viewer.now && viewer.named(viewer.now);
      if (!step) return { url, title };
      const name = step.message || em.cell(step, "message")?.textContent || "";
      return { url, title: `${title}, ${viewer.where(step).toLowerCase()}${name ? `: ${name}` : ""}` };
    }
  };

  /* Commas stay commas: they part the words. */
  const written = ([name, words]) => `${name}=${words.map(encodeURIComponent).join(",")}`;
})();
