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
  room.at = Math.min(Math.max(0, step), Math.max(0, room.steps.length - 1));
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

const control = (sign, label, act, cls = '') => {
  const made = element('button', cls, sign);
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
  room.send = (at) => setStateValue('at', at);
  room.ask = (what) => setStateValue('ask', { ...what, press: room.press, n: Date.now() });
  hear(data);
  if (data.card !== undefined && data.press === room.press) {
    room.answer = data;
    changed('answered');
  }
  return undefined;
}
