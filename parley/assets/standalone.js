/* A briefing in one file: steps forward and back, one live map for all of them, nothing fetched. */
(() => {
  const { LM, L } = window;
  const steps = [...document.querySelectorAll('.step')];
  const stage = document.getElementById('stage');
  const where = document.getElementById('where');
  const back = document.getElementById('back');
  const ahead = document.getElementById('ahead');
  const json = (id) => JSON.parse(document.getElementById(id).textContent);
  const states = json('states');
  const dark = matchMedia('(prefers-color-scheme: dark)');
  let at = 0;
  let pressed = 0;
  let ready = false;

  /* Everything lies in the page: an address is the name of an element. */
  LM.get = async (name) => json(`geo-${name}`);

  /* In place of the app: nobody listens to a click but the map itself. */
  const events = new EventTarget();
  window.Streamlit = { events, RENDER_EVENT: 'parley-render', setComponentReady() {}, setComponentValue() {} };

  const stateOf = (n) => ({ ...states[n], cam: { ...states[n].cam, n: pressed } });

  const show = () => {
    steps.forEach((step, n) => step.classList.toggle('current', n === at));
    where.textContent = `${at + 1} / ${steps.length}`;
    back.disabled = at === 0;
    ahead.disabled = at === steps.length - 1;
    steps[at].querySelector('.told').scrollTop = 0;
    window.scrollTo(0, 0);
  };

  const go = (n) => {
    const next = Math.max(0, Math.min(steps.length - 1, n));
    if (next === at) return;
    at = next;
    pressed += 1;
    show();
    if (ready) LM.stage({ ...stateOf(at), step: pressed });
    location.replace(`#${steps[at].id}`);
  };

  const fromAddress = () => steps.findIndex(({ id }) => `#${id}` === location.hash);
  const KEYS = {
    ArrowRight: () => at + 1, PageDown: () => at + 1, ArrowLeft: () => at - 1, PageUp: () => at - 1,
    Home: () => 0, End: () => steps.length - 1,
  };
  if (document.documentElement.dir === 'rtl') [KEYS.ArrowRight, KEYS.ArrowLeft] = [KEYS.ArrowLeft, KEYS.ArrowRight];

  const onKey = (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const onMap = event.target.closest && event.target.closest('#stage');
    if (event.key === 'n' || event.key === 'N') {
      const notes = steps[at].querySelector('.notes');
      if (notes) notes.open = !notes.open;
    } else if (event.key in KEYS && !(onMap && event.key.startsWith('Arrow'))) {
      event.preventDefault();
      go(KEYS[event.key]());
    }
  };

  const begin = () => {
    document.documentElement.classList.add('slides');
    document.querySelector('nav').hidden = false;
    stage.hidden = false;
    at = Math.max(0, fromAddress());
    show();
    const first = document.createElement('script');
    first.type = 'application/json';
    first.id = 'lm-state';
    first.textContent = JSON.stringify({ ...stateOf(at), rev: 1, ack: 0 });
    document.body.append(first);
    const map = L.map('map_div', {
      center: [25, 30], zoom: 2, attributionControl: false, zoomSnap: 0.1, wheelPxPerZoomLevel: 90, maxBoundsViscosity: 0.8,
    });
    LM.init(map, { world: 'world', dispute: null, minZoom: 0.4, maxZoom: 11 });
    L.control.scale({ imperial: false, maxWidth: 110, position: 'bottomright' }).addTo(map);
    const container = map.getContainer();
    const waiting = new MutationObserver(() => {
      if (container.dataset.ready !== 'yes') return;
      waiting.disconnect();
      ready = true;
      if (pressed) LM.stage({ ...stateOf(at), step: pressed });
      document.documentElement.classList.add('live');
    });
    waiting.observe(container, { attributes: true, attributeFilter: ['data-ready'] });
    dark.addEventListener('change', () => events.dispatchEvent(new CustomEvent('parley-render', {
      detail: { args: { html: '' }, theme: { base: dark.matches ? 'dark' : 'light' } },
    })));
    /* On paper nothing can be unfolded. */
    let folded = [];
    window.addEventListener('beforeprint', () => {
      folded = [...document.querySelectorAll('main details:not([open])')];
      for (const details of folded) details.open = true;
    });
    window.addEventListener('afterprint', () => folded.forEach((details) => { details.open = false; }));
    back.addEventListener('click', () => go(at - 1));
    ahead.addEventListener('click', () => go(at + 1));
    document.addEventListener('keydown', onKey);
    window.addEventListener('hashchange', () => fromAddress() >= 0 && go(fromAddress()));
  };

  if (steps.length) begin();
})();
