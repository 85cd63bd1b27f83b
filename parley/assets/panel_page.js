/* The page around the panels, for whoever does not see it or does not use a mouse: landmarks, the
   way past the navigation, and one quiet voice for what has changed. */
const VOICE_MS = 700;
const SETTLE_MS = 150;
let spoken = null;
let lookAgain = null;
let voice = null;
let waiting = [];
let saying = null;

/* Polite, once for all that changed together: two maps of one page must not talk twice. */
const tell = (text) => {
  if (!text || waiting.includes(text)) return;
  waiting.push(text);
  clearTimeout(saying);
  saying = setTimeout(() => {
    voice.textContent = waiting.join('; ');
    waiting = [];
  }, VOICE_MS);
};

const shown = (node) => node.checkVisibility?.() ?? true;

/* What stands after the navigation; where there is none, as on the wall of a briefing, the page. */
const firstContent = () => {
  const main = document.getElementById('stMain');
  let block = main?.querySelector('.st-key-nav')?.closest('[data-testid=stLayoutWrapper]')?.nextElementSibling;
  while (block && !(shown(block) && block.offsetHeight > 1)) block = block.nextElementSibling;
  return block || main;
};

const skip = (event) => {
  const target = firstContent();
  if (!target) return;
  event.preventDefault();
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: 'start' });
};

const put = (node, name, value) => node && node.getAttribute(name) !== value && node.setAttribute(name, value);

/* Streamlit builds these anew when it likes, so they are looked at after every change. */
const look = () => {
  lookAgain = null;
  const way = document.querySelector('[data-testid=stSkipToContent]');
  if (way && !way.parleySkips) {
    way.parleySkips = true;
    way.addEventListener('click', skip);
  }
  if (way && way.textContent !== spoken.skip) way.textContent = spoken.skip;
  put(document.getElementById('stMain'), 'tabindex', '-1');
  const nav = document.querySelector('.st-key-nav');
  put(nav, 'role', 'navigation');
  put(nav, 'aria-label', spoken.nav);
  for (const link of nav ? nav.querySelectorAll('a') : []) {
    if (link.closest('.st-key-nav-here')) put(link, 'aria-current', 'page');
    else if (link.hasAttribute('aria-current')) link.removeAttribute('aria-current');
  }
  for (const picture of document.querySelectorAll('.stVegaLiteChart [role="graphics-document"]')) {
    const title = picture.querySelector('.role-title text')?.textContent;
    put(picture, 'aria-label', [spoken.chart, title].filter(Boolean).join(': '));
  }
};
const soon = () => { lookAgain = lookAgain || setTimeout(look, SETTLE_MS); };

export function page({ data }) {
  const first = spoken === null;
  spoken = data.words;
  if (first) {
    voice = make('div');
    voice.id = 'parley-voice';
    voice.setAttribute('role', 'status');
    voice.setAttribute('aria-live', 'polite');
    voice.style.cssText = 'position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)';
    document.body.append(voice);
    window.parleyTell = tell;
    new MutationObserver(soon).observe(document.body, { childList: true, subtree: true });
  }
  look();
  return undefined;
}

/* A panel that the reader has asked to be led to; each wish is followed once. */
const arrive = (host, wish) => {
  if (!wish || window.parleyArrived === wish) return;
  window.parleyArrived = wish;
  requestAnimationFrame(() => {
    host.scrollIntoView({ block: 'start' });
    host.focus({ preventScroll: true });
  });
};
