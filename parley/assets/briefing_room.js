/* The room: which step is on, kept the same in every window of one briefing.

   A press is painted here at once, told to the other windows of this browser by a channel, and to
   the server, which tells windows on other machines. Each press has a number; an answer of the
   server that does not know our newest press yet is older than what is painted, and is left alone. */
const PATIENCE_MS = 2500;

const room = {
  code: '', steps: [], at: 0, press: null, blank: false, send: null, ask: null,
  waiting: null, seen: null, channel: null, watchers: new Set(),
};

const changed = (how) => room.watchers.forEach((watch) => watch(how));

const openChannel = (code) => {
  if (room.code === code) return;
  if (room.channel) room.channel.close();
  room.code = code;
  room.press = null;
  room.channel = new BroadcastChannel(`parley-${code}`);
  room.channel.addEventListener('message', ({ data }) => {
    if (data.hello) { if (room.press) say(); return; }
    if (room.press !== null && data.press <= room.press) return;
    room.waiting = { press: data.press, until: Date.now() + PATIENCE_MS };
    adopt(data);
  });
};

const say = () => room.channel && room.channel.postMessage({ step: room.at, press: room.press, blank: room.blank });

const adopt = ({ step, press, blank }) => {
  room.at = room.steps.length ? Math.min(Math.max(0, step), room.steps.length - 1) : step;
  room.press = press;
  room.blank = Boolean(blank);
  changed('moved');
};

/* Go to a step: here, in the other windows, on the server. */
const go = (to, blank = false) => {
  const at = Math.min(Math.max(0, to), Math.max(0, room.steps.length - 1));
  adopt({ step: at, press: Math.max(Date.now(), (room.press || 0) + 1), blank });
  room.waiting = { press: room.press, until: Date.now() + PATIENCE_MS };
  say();
  if (room.send) room.send({ step: room.at, press: room.press, blank: room.blank });
};

/* What the server says of the room: at first, after each press, and once a second. */
const hear = ({ step, press, blank, recent }) => {
  if (room.press === null) { room.seen = press; adopt({ step, press, blank }); changed('answered'); return; }
  if (room.waiting && Date.now() < room.waiting.until && !recent.includes(room.waiting.press)) return;
  room.waiting = null;
  if (press === room.seen || press === room.press) { room.seen = press; return; }
  room.seen = press;
  adopt({ step, press, blank });
};

const element = (tag, cls, text) => {
  const made = document.createElement(tag);
  if (cls) made.className = cls;
  if (text !== undefined) made.textContent = text;
  return made;
};

/* Signs are drawn: fonts lack some of them. Each is a path on a square of 24. */
const SIGNS = {
  back: 'M15 5l-7 7 7 7', next: 'M9 5l7 7-7 7', menu: 'M4 6h16M4 12h16M4 18h16', down: 'M6 9l6 7 6-7', up: 'M6 15l6-7 6 7', double: 'M8 8h12v12H8zM16 8V4H4v12h4', play: 'M8 5l11 7-11 7z', pause: 'M8 5v14M16 5v14',
  script: 'M5 12a7 7 0 1 0 2.4-5.3M7 3v4.5h4.5', map: 'M3 5h18v14H3zM14 5v14', blank: 'M3 5h18v14H3zM3 5l18 14', full: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  desk: 'M3 4h11v9H3zM10 16h11v4H10zM17 8v5', edit: 'M4 20l1-5L16 4l4 4L9 19zM13 7l4 4', dossier: 'M8 4H4v16h16v-4M12 4h8v8M20 4L10 14', close: 'M6 6l12 12M18 6L6 18', clock: 'M12 4a8 8 0 1 0 .1 0M12 8v4.5l3 2',
};
const draw = (name) => {
  const box = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  for (const [key, value] of Object.entries({ viewBox: '0 0 24 24', class: 'sign', 'aria-hidden': 'true' })) box.setAttribute(key, value);
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', SIGNS[name]);
  box.append(path);
  return box;
};

const control = (sign, label, act, cls = '') => {
  const made = element('button', cls, sign in SIGNS ? undefined : sign);
  if (sign in SIGNS) made.append(draw(sign));
  made.type = 'button';
  made.title = label;
  if (sign !== label) made.setAttribute('aria-label', label);
  made.addEventListener('click', (event) => {
    act(event);
    /* After a click by hand the keys belong to the steps again, not to the button. */
    if (event.detail) made.blur();
  });
  return made;
};

/* An element of the page that lives as long as its component, however often that is told anew. */
const resident = ({ parentElement }, build) => {
  const home = parentElement;
  clearTimeout(home.parleyEnd);
  if (!home.parleyLife) home.parleyLife = build(home);
  return () => {
    home.parleyEnd = setTimeout(() => {
      home.parleyLife.end();
      home.parleyLife = null;
    }, 0);
  };
};

const clothe = (home) => {
  const tree = home.getRootNode();
  const worn = tree.adoptedStyleSheets || [];
  const ours = [sheet, wallSheet].filter((one) => !worn.includes(one));
  tree.adoptedStyleSheets = [...worn, ...ours];
};
const wallSheet = new CSSStyleSheet();
wallSheet.replaceSync(WALL_STYLE);

/* The server's word, and the way to it. */
export function remote({ data, setStateValue }) {
  openChannel(data.code);
  /* The wall has two: one that looks once a second, and one that leads. */
  if (data.leads) {
    room.send = (at) => setStateValue('at', at);
    room.ask = (what) => setStateValue('ask', { ...what, press: room.press, n: Date.now() });
  }
  hear(data);
  if (data.card !== undefined && data.press === room.press) {
    room.answer = data;
    changed('answered');
  }
  return undefined;
}
