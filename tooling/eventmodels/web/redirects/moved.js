/* A page that moved: go to its successor, with the anchor that was asked for; without scripts the page itself does. */
location.replace(document.querySelector('link[rel="canonical"]').href + location.search + location.hash);
