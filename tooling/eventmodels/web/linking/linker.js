/* The link to whatever has an address of its own, where one reads of it: a button beside the title of a page, and one
   beside the row that is pointed at, pressed or has the focus. Steps have theirs in the panel. */
(() => {
  "use strict";
  const { em } = window;
  const THINGS = ":is(tr, dt, h3)[id]:not(.em-steps tr)";
  /* What stands with a name and is no part of it. */
  const ASIDE = ".headerlink, .em-ev, .em-chip, .em-interruption-mark, small, button";
  const GAP = 6;
  const ICON =
    "M10 14a4 4 0 0 0 5.7 0l4-4a4 4 0 0 0-5.7-5.7l-1.5 1.5M14 10a4 4 0 0 0-5.7 0l-4 4a4 4 0 0 0 5.7 5.7l1.5-1.5";

  class Linker {
    constructor(title, page) {
      Object.assign(this, { title, page, thing: null });
      this.main = this.made(nameOf(title), title);
      this.main.append(em.make("span", {}, "Copy link"));
      /* Lists of headings read the title alone. */
      title.setAttribute("aria-label", nameOf(title));
      title.append(this.main);
      this.listen();
    }

    /* A button that offers the link to a thing. */
    made(name, thing) {
      const said = `Copy link to ${name}`;
      const button = em.button("", () => this.open(button, thing), {
        "aria-haspopup": "dialog",
        "aria-label": said,
        title: said,
      });
      button.classList.add("em-linker");
      button.append(em.draw("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" }, em.draw("path", { d: ICON })));
      return button;
    }

    listen() {
      const { page } = this;
      page.addEventListener("pointerover", ({ target, pointerType }) => pointerType === "mouse" && this.point(target));
      page.addEventListener("pointerleave", ({ pointerType }) => pointerType === "mouse" && this.point(null));
      /* A press gives the focus to the table around a row: that is no way away from it. */
      page.addEventListener("focusin", ({ target }) => target.matches(":focus-visible") && this.point(target));
      document.addEventListener(
        "pointerup",
        ({ target, pointerType }) => pointerType !== "mouse" && this.point(target),
      );
    }

    /* Bring the button to the thing around an element. Where it has the focus it stays: who pressed it comes back. */
    point(element) {
      const thing = element?.closest?.(THINGS) ?? null;
      const isUsed = this.button?.contains(document.activeElement) || this.dialog?.open;
      if (thing === this.near || (isUsed && !thing?.contains(document.activeElement))) return;
      this.button?.remove();
      this.near = thing;
      this.button = thing && this.made(nameOf(holder(thing)), thing);
      if (thing) after(holder(thing), this.button);
    }

    /* Most readers never ask. */
    asking() {
      /* A page with a picture says already what was done on it. */
      this.teller = this.page.querySelector("em-viewer") ?? new Teller(this.page);
      const dialog = em.make("dialog", { class: "em-linker-forms" }, em.linkForms(this));
      dialog.addEventListener("click", () => dialog.close());
      this.page.append(dialog);
      return dialog;
    }

    open(button, thing) {
      this.thing = thing;
      this.dialog ??= this.asking();
      this.dialog.setAttribute("aria-label", button.title);
      this.dialog.showModal();
      const at = button.getBoundingClientRect();
      const { width, height } = this.dialog.getBoundingClientRect();
      const { clientWidth, clientHeight } = document.documentElement;
      const below = at.bottom + GAP + height <= clientHeight ? at.bottom + GAP : at.top - GAP - height;
      this.dialog.style.left = `${Math.max(GAP, Math.min(at.left, clientWidth - width - GAP))}px`;
      this.dialog.style.top = `${Math.max(GAP, below)}px`;
    }

    get link() {
      const { title, thing } = this;
      const [asked] = location.href.split("#");
      const whole = nameOf(title);
      if (thing === title) return { url: asked, title: whole };
      return {
        url: `${asked.split("?")[0]}#${encodeURIComponent(thing.id)}`,
        title: `${nameOf(holder(thing))} (${whole})`,
      };
    }

    /* What is marked to be copied must be where it can be: beside an open dialog nothing can. */
    append(part) {
      (this.dialog.open ? this.dialog : this.page).append(part);
    }

    tell(words) {
      this.teller.tell(words);
    }
  }

  /* Says to ear and eye what was done. */
  class Teller {
    constructor(page) {
      this.page = page;
      this.live = em.make("p", { class: "em-live", role: "status" });
      page.append(this.live);
    }

    tell(words) {
      this.toast ??= this.toasted();
      this.live.textContent = words;
      this.toast.show(words);
    }

    toasted() {
      const toast = new em.Toast({
        view: {
          get bottom() {
            return innerHeight - 2 * GAP;
          },
        },
      });
      this.page.append(toast.element);
      return toast;
    }
  }

  /* What holds the name of a thing: a cell of its row, or it itself. */
  const holder = (thing) =>
    thing.localName === "tr"
      ? (thing.querySelector('th[scope="row"], td:has(> a[href^="#"])') ?? thing.cells[0])
      : thing;

  /* Right behind the name, before whatever stands with it: so Tab comes to it from there. */
  function after(part, button) {
    const name = part.querySelector(":scope > a:not(.headerlink)");
    if (name) name.after(button);
    else part.append(button);
  }

  function nameOf(part) {
    const copy = part.cloneNode(true);
    for (const each of copy.querySelectorAll(ASIDE)) each.remove();
    return copy.textContent.trim();
  }

  const page = document.querySelector("h1 + .em-page:not(:has(.em-go-list))");
  if (page) new Linker(page.previousElementSibling, page);
})();
