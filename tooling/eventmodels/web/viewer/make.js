/* Buttons, choices and menus that the viewer is put together from. */
(() => {
  "use strict";
  const { em } = window;
  const ICONS = {
    first: "M7 5v14M17 5l-7 7 7 7",
    back: "M15 5l-7 7 7 7",
    on: "M9 5l7 7-7 7",
    last: "M17 5v14M7 5l7 7-7 7",
    play: "M8 5l11 7-11 7z",
    pause: "M8 5v14M16 5v14",
    smaller: "M5 12h14",
    larger: "M5 12h14M12 5v14",
    fit: "M3 12h18M7 8l-4 4 4 4M17 8l4 4-4 4",
    full: "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5",
    close: "M6 6l12 12M18 6L6 18",
  };

  em.button = (words, press, attributes = {}) => {
    const button = em.make("button", { type: "button", ...attributes }, words);
    button.addEventListener("click", () => press(button));
    return button;
  };

  em.iconButton = (icon, title, press) => {
    const button = em.button("", press, { "aria-label": title, title, class: `em-icon em-icon-${icon}` });
    em.setIcon(button, icon);
    return button;
  };

  em.setIcon = (button, icon) => {
    const picture = em.draw(
      "svg",
      { viewBox: "0 0 24 24", "aria-hidden": "true" },
      em.draw("path", { d: ICONS[icon] }),
    );
    button.replaceChildren(picture);
  };

  em.toggle = (words, pressed, press) => em.button(words, press, { "aria-pressed": String(pressed) });

  em.choices = (title, ...buttons) =>
    em.make("div", { class: "em-choices", role: "group", "aria-label": title }, em.make("span", {}, title), ...buttons);

  /* A menu that opens below its name; it closes with Escape and by pressing elsewhere. */
  em.menu = (title, ...children) => {
    const menu = em.make(
      "details",
      { class: "em-menu" },
      em.make("summary", {}, title),
      em.make("div", { class: "em-pop" }, ...children),
    );
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      shut(menu);
      event.stopPropagation();
    });
    menu.addEventListener("toggle", () => inside(menu));
    document.addEventListener("click", (event) => {
      if (!event.composedPath().includes(menu)) menu.open = false;
    });
    return menu;
  };

  /* One that changes what the picture shows covers none of it: it opens over the panel, away from its name. */
  em.menuBeside = (title, ...children) => {
    const close = em.iconButton("close", `Close ${title}`, () => shut(menu));
    const nav = em.make("div", { class: "em-panel-nav" }, em.make("strong", {}, title), close);
    const menu = em.menu(title, nav, ...children);
    menu.classList.add("em-beside");
    return menu;
  };

  /* Close a menu from within: the focus goes back to its name. */
  function shut(menu) {
    menu.open = false;
    menu.firstChild.focus();
  }

  /* Move what a menu holds over the panel, or to the left as far as it would stand out of the window. */
  function inside(menu) {
    const box = menu.lastChild;
    box.style.left = box.style.width = "";
    const panel = menu.matches(".em-beside") && menu.closest("em-viewer").querySelector(".em-panel");
    const { left, right } = box.getBoundingClientRect();
    if (panel && getComputedStyle(panel).position === "sticky") {
      const room = panel.getBoundingClientRect();
      box.style.left = `${room.left - left}px`;
      box.style.width = `${room.width}px`;
    } else if (getComputedStyle(box).position === "absolute") {
      box.style.left = `${Math.min(0, document.documentElement.clientWidth - 8 - right)}px`;
    }
  }

  em.calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
})();
