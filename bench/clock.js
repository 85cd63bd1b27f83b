/* In the page from its start, in the map's frame once it is drawn: when an input happened, and
   when what it asked for was there. */
(() => {
  if (window.bench) return;
  const clock = (event) => performance.timeOrigin + (event ? event.timeStamp : performance.now());
  const home = window.top;
  const note = (event) => { home.benchBegan = clock(event); };
  for (const kind of ['click', 'keydown']) window.addEventListener(kind, note, true);

  /* What stands beside the map: the texts of all panels there. */
  const side = () => [...document.querySelectorAll('.st-key-side *')]
    .map((node) => node.shadowRoot?.querySelector('#panel')?.textContent ?? '')
    .join('');
  const settled = () => new Promise((resolve) => requestAnimationFrame(() => resolve(clock())));

  /* Each returns a promise of the moment at which the page showed the answer. */
  window.bench = {
    text() {
      const node = document.querySelector('[data-testid=stText]');
      const before = node.textContent;
      return new Promise((resolve) => {
        const watch = new MutationObserver(() => {
          const now = document.querySelector('[data-testid=stText]');
          if (now && now.textContent !== before) { watch.disconnect(); resolve(clock()); }
        });
        watch.observe(document.body, { subtree: true, childList: true, characterData: true });
      });
    },
    panel() {
      /* Looked up anew each time: the page may put another element in its place. */
      const before = side();
      return new Promise((resolve) => {
        const look = setInterval(() => {
          if (side() === before) return;
          clearInterval(look);
          resolve(clock());
        }, 4);
      });
    },
    paint() {
      const before = window.LM.painted().rev;
      const { events, RENDER_EVENT } = window.Streamlit;
      return new Promise((resolve) => {
        const look = () => {
          if (window.LM.painted().rev === before) return;
          events.removeEventListener(RENDER_EVENT, look);
          resolve(settled());
        };
        events.addEventListener(RENDER_EVENT, look);
      });
    },
    sight() {
      /* The stamp on the map changes in the frame in which another view or day is painted. */
      const stamp = document.querySelector('.lm-stamp');
      return new Promise((resolve) => {
        const watch = new MutationObserver(() => { watch.disconnect(); resolve(settled()); });
        watch.observe(stamp, { childList: true, characterData: true, subtree: true });
      });
    },
    ring() {
      const pane = document.querySelector('.leaflet-halo-pane');
      return new Promise((resolve) => {
        const watch = new MutationObserver(() => {
          if (!pane.querySelector('.halo.selected')) return;
          watch.disconnect();
          resolve(settled());
        });
        watch.observe(pane, { subtree: true, childList: true });
      });
    },
    halo(kind) {
      const pane = document.querySelector('.leaflet-halo-pane');
      let moved = 0;
      const move = (event) => { moved = moved || clock(event); };
      for (const input of ['pointermove', 'pointerdown']) {
        window.addEventListener(input, move, { capture: true });
      }
      return new Promise((resolve) => {
        const watch = new MutationObserver(async () => {
          if (!pane.querySelector(`.halo.${kind}`)) return;
          watch.disconnect();
          resolve((await settled()) - moved);
        });
        watch.observe(pane, { subtree: true, childList: true, attributes: true });
      });
    },
  };

  /* The first map: ours says when its shapes are drawn, a plain one has a shape in it. */
  if (window === home) {
    const look = setInterval(() => {
      const inside = document.querySelector('iframe[src*=streamlit_folium]')?.contentDocument;
      if (!inside?.querySelector('#map_div[data-drawn], .leaflet-overlay-pane path')) return;
      clearInterval(look);
      settled().then((now) => { window.benchDrawn = now - performance.timeOrigin; });
    }, 10);
  }
})();
