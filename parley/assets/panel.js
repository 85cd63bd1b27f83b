/* The side panel: blocks in, elements out. Every text is a text node; nothing is parsed as HTML.

   Served as a file; STYLE is put before it when the file is made. */
const sheet = new CSSStyleSheet();
sheet.replaceSync(STYLE);
const make = (tag, cls, text) => {
  const node = document.createElement(tag);
  if (cls) node.className = cls;
  if (text !== undefined && text !== null) node.textContent = text;
  return node;
};

/* English stands here; the words of another language are a file that the start of a panel fetches. */
const book = () => window.parleyBook || {};
const say = (message, values = {}) => ((book().words || {})[message] || message)
  .replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

const cites = (numbers, sources) => {
  const line = make('span', 'cites');
  for (const number of numbers || []) {
    const cite = sources[number];
    if (!cite) continue;
    const link = make('a', 'cite', number);
    if (/^https?:\/\//i.test(cite.url)) link.href = cite.url;
    link.target = '_blank';
    link.rel = 'noopener noreferrer';
    link.title = `${cite.producer}: ${cite.title}${cite.published ? `, ${cite.published}` : ''}`;
    link.setAttribute('aria-label', say('source {number}: {title}', { number, title: link.title }));
    line.append(link);
  }
  return line;
};

const TONES = new Set(['raises', 'eases', 'neutral']);
const tone = (value) => (TONES.has(value) ? value : 'neutral');
const SHAPES = { raises: '▲', eases: '●', neutral: '■' };

const RENDER = {
  heading: (block) => {
    const node = make(`h${[1, 2, 3].includes(block.level) ? block.level : 2}`, '', block.text);
    if (block.badge) node.append(make('span', 'badge', block.badge));
    return node;
  },
  prose: (block, { sources }) => {
    const node = make('p', 'prose', block.text);
    node.append(cites(block.cites, sources));
    return node;
  },
  facts: (block, { sources }) => {
    const list = make('dl', 'facts');
    for (const item of block.items) {
      const value = make('dd', '', item.value);
      value.append(cites(item.cites, sources));
      if (item.note) value.append(make('small', '', item.note));
      list.append(make('dt', '', item.label), value);
    }
    return list;
  },
  notice: (block) => {
    const node = make('p', `notice ${block.tone === 'error' ? 'error' : block.tone === 'stale' ? 'stale' : ''}`, block.text);
    node.setAttribute('role', 'note');
    return node;
  },
  cites: (block, { sources }) => {
    const list = make('ol', 'sources');
    for (const number of block.items) {
      const item = sources[number];
      const row = make('li');
      row.value = number;
      const link = make('a', '', item.title);
      if (/^https?:\/\//i.test(item.url)) link.href = item.url;
      link.target = '_blank';
      link.rel = 'noopener noreferrer';
      row.append(
        link,
        make('small', '', [item.producer, item.published, item.accessed, item.type, item.licence].filter(Boolean).join(' · ')),
        make('small', 'url', item.url),
      );
      list.append(row);
    }
    return list;
  },
  records: (block, context) => {
    if (!block.rows.length) return make('p', 'empty', block.empty);
    const list = make('ul', 'records');
    for (const row of block.rows) list.append(record(row, context));
    return list;
  },
  timeline: (block, context) => timeline(block, context),
  table: (block, context) => table(block, context),
  chart: (block, context) => chart(block, context),
};

const record = (row, { sources, selected, pick }) => {
  const item = make('li', `record ${tone(row.tone)}${row.faint ? ' faint' : ''}`);
  item.dataset.key = row.key;
  const on = row.key === selected;
  const button = make('button', 'pick');
  button.type = 'button';
  button.setAttribute('aria-pressed', on ? 'true' : 'false');
  if (on) item.classList.add('selected');
  const head = make('span', 'tag');
  const shape = make('span', 'shape', SHAPES[tone(row.tone)]);
  shape.setAttribute('aria-hidden', 'true');
  head.append(shape, make('span', '', row.tag));
  if (row.place) head.append(make('span', 'place', say('on map')));
  button.append(make('span', 'when', row.when), head, make('span', 'title', row.title));
  button.addEventListener('click', () => {
    const leaving = item.classList.contains('selected');
    if (row.place) liveMap()?.ring?.(...(leaving ? [null] : [row.key, row.place]));
    pick(leaving ? null : row.key);
  });
  item.append(button);
  const body = make('div', 'body');
  if (row.detail) body.append(make('p', '', row.detail));
  if (row.differs) {
    const differs = make('p', 'differs');
    differs.append(make('b', '', `${say('Sources differ.')} `), make('bdi', '', row.differs));
    body.append(differs);
  }
  for (const [label, value] of row.facts || []) {
    const fact = make('p', 'fact');
    fact.append(make('b', '', `${label}: `), make('bdi', '', value));
    body.append(fact);
  }
  body.append(cites(row.cites, sources));
  item.append(body);
  return item;
};

const SVG = 'http://www.w3.org/2000/svg';
const svg = (tag, attributes) => {
  const node = document.createElementNS(SVG, tag);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
};

const timeline = (block, { selected, pick }) => {
  const W = 1000;
  const H = 250;
  const middle = 128;
  const span = Math.max(1, block.end - block.start);
  const x = (year) => 14 + ((year - block.start) / span) * (W - 28);
  const figure = make('figure', 'timeline');
  const picture = svg('svg', { viewBox: `0 0 ${W} ${H}`, role: 'group', 'aria-label': block.label });
  picture.append(svg('rect', { x: 0, y: 0, width: Math.max(0, x(Math.min(block.now, block.end))), height: H, class: 'past' }));
  const step = [1, 2, 5, 10, 20, 50].find((s) => span / s <= 9) || 100;
  for (let year = Math.ceil(block.start / step) * step; year <= block.end; year += step) {
    const label = svg('text', { x: x(year), y: H - 8, class: 'year', 'text-anchor': 'middle' });
    label.textContent = year;
    picture.append(svg('line', { x1: x(year), x2: x(year), y1: 18, y2: H - 28, class: 'grid' }), label);
  }
  picture.append(svg('line', { x1: 0, x2: W, y1: middle, y2: middle, class: 'axis' }));
  for (const mark of block.marks) {
    const up = mark.track === 'raises';
    const down = mark.track === 'eases';
    const reach = 18 + mark.level * 15;
    const y = up ? middle - reach : down ? middle + 44 : middle;
    const node = svg('g', { class: `mark ${tone(mark.track)}${mark.future ? ' future' : ''}${mark.key === selected ? ' selected' : ''} l${mark.level | 0}`, tabindex: -1, role: 'button', 'aria-label': mark.text, 'data-key': mark.key });
    if (y !== middle) node.append(svg('line', { x1: x(mark.at), x2: x(mark.at), y1: middle, y2: y, class: 'stem' }));
    const r = mark.key === selected ? 10 : 6.5;
    node.append(
      up ? svg('path', { d: `M${x(mark.at)} ${y - r}l${r} ${r * 1.8}h${-2 * r}z` })
        : down ? svg('circle', { cx: x(mark.at), cy: y, r })
          : svg('rect', { x: x(mark.at) - r * 0.7, y: y - r * 0.7, width: r * 1.4, height: r * 1.4 }),
      svg('line', { x1: x(mark.at), x2: x(mark.at), y1: middle, y2: y, class: 'hit' }));
    const title = svg('title', {});
    title.textContent = mark.text;
    node.append(title);
    if (mark.place) node.dataset.place = mark.place;
    const choose = () => {
      if (mark.place) liveMap()?.ring?.(mark.key, mark.place);
      pick(mark.key);
    };
    node.addEventListener('click', choose);
    node.addEventListener('mouseenter', () => { caption.textContent = mark.text; });
    node.addEventListener('focus', () => { caption.textContent = mark.text; });
    picture.append(node);
  }
  const now = x(block.now);
  if (block.now < block.end) picture.append(svg('line', { x1: now, x2: now, y1: 6, y2: H - 24, class: 'now' }));
  const words = [['raises', say('raised tension'), 16], ['eases', say('eased tension'), H - 34]];
  for (const [cls, text, y] of words) {
    const label = svg('text', { x: 4, y, class: `track ${cls}` });
    label.textContent = `${SHAPES[cls]} ${text}`;
    picture.append(label);
  }
  const marks = [...picture.querySelectorAll('.mark')];
  let at = Math.max(0, marks.findIndex((node) => node.dataset.key === selected));
  if (marks.length) marks[at].setAttribute('tabindex', 0);
  picture.addEventListener('keydown', (event) => {
    const move = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (move && marks.length) {
      marks[at].setAttribute('tabindex', -1);
      at = (at + move + marks.length) % marks.length;
      marks[at].setAttribute('tabindex', 0);
      marks[at].focus();
      event.preventDefault();
    } else if (event.key === 'Enter' || event.key === ' ') {
      marks[at].dispatchEvent(new Event('click'));
      event.preventDefault();
    }
  });
  const caption = make('figcaption', '', block.label);
  figure.append(picture, caption);
  return figure;
};

const sorting = {};
const table = (block, context) => (block.symbols?.length ? matrix(block, context) : sortable(block, context));

/* A picture in letters: what stands in which cell, the heads upright, the words below. */
const matrix = (block, { pick }) => {
  const symbols = new Map(block.symbols.map(([letter, word, family]) => [letter, { word, family }]));
  const opens = (cls, text, key, title) => {
    const button = make('button', cls, text);
    button.type = 'button';
    button.title = title;
    button.setAttribute('aria-label', title);
    button.addEventListener('click', () => pick(key));
    return button;
  };
  const figure = make('figure', 'matrix');
  const words = make('p', 'symbols');
  for (const [letter, { word, family }] of symbols) {
    const entry = make('span');
    entry.append(make('b', `letter ${family}`, letter), ` ${word}`);
    words.append(entry);
  }
  const box = make('div', 'matrixbox');
  box.tabIndex = 0;
  box.setAttribute('role', 'region');
  box.setAttribute('aria-label', block.caption);
  const node = make('table');
  const head = make('tr');
  block.columns.forEach((name, column) => {
    const cell = make('th');
    cell.scope = 'col';
    const key = block.heads[column - 1];
    if (column && key) cell.append(opens('head', name, key, name));
    else cell.textContent = name;
    head.append(cell);
  });
  const top = make('thead');
  top.append(head);
  const body = make('tbody');
  block.rows.forEach((cells, i) => {
    const row = make('tr');
    cells.forEach((text, column) => {
      const cell = make(column ? 'td' : 'th');
      if (!column) cell.scope = 'row';
      if (!column && block.keys[i]) cell.append(opens('open', text, block.keys[i], text));
      else if (!column) cell.textContent = text;
      else if (text) {
        const told = [...text].map((letter) => symbols.get(letter)?.word || letter).join(', ');
        const button = opens('cell', null, `${block.keys[i]}|${block.heads[column - 1]}`, `${cells[0]}, ${block.columns[column]}: ${told}`);
        for (const letter of text) button.append(make('b', `letter ${symbols.get(letter)?.family || ''}`, letter));
        cell.append(button);
      }
      row.append(cell);
    });
    body.append(row);
  });
  node.append(top, body);
  box.append(node);
  figure.append(make('figcaption', '', block.caption), words, box);
  return figure;
};

const sortable = (block, { pick, selected }) => {
  const box = make('div', 'tablebox');
  /* Beside several numbers a text needs room, else it grows down and hides the next rows. */
  const node = make('table', block.numeric.length > 1 && block.columns.length > 6 ? 'roomy' : '');
  if (block.caption) node.append(make('caption', '', block.caption));
  const head = make('tr');
  const order = block.rows.map((_, i) => i);
  const state = sorting[block.caption] || { column: -1, down: false };
  const value = (i, column) => {
    const text = block.rows[i][column];
    if (!block.numeric.includes(column)) return text;
    const plain = book().decimal === ',' ? text.replace(/[^\d,-]/g, '').replace(',', '.') : text.replace(/[^\d.-]/g, '');
    const number = parseFloat(plain);
    return Number.isNaN(number) ? -Infinity : number;
  };
  const body = make('tbody');
  const fill = () => {
    if (state.column >= 0) {
      order.sort((a, b) => {
        const [p, q] = [value(a, state.column), value(b, state.column)];
        const sign = typeof p === 'number' ? p - q : p.localeCompare(q, 'en');
        return state.down ? -sign : sign;
      });
    }
    body.replaceChildren(...order.map((i) => {
      const row = make('tr', block.keys[i] === selected ? 'selected' : '');
      block.rows[i].forEach((text, column) => {
        const cell = make(column ? 'td' : 'th');
        cell.dataset.label = block.columns[column];
        if (!column) cell.scope = 'row';
        if (block.numeric.includes(column)) cell.classList.add('number');
        if (!column && block.keys[i]) {
          const button = make('button', 'open', text);
          button.type = 'button';
          button.addEventListener('click', () => pick(block.keys[i]));
          cell.append(button);
        } else cell.textContent = text;
        row.append(cell);
      });
      return row;
    }));
    [...head.children].forEach((cell, column) => cell.setAttribute('aria-sort', column !== state.column ? 'none' : state.down ? 'descending' : 'ascending'));
  };
  block.columns.forEach((name, column) => {
    const cell = make('th');
    cell.scope = 'col';
    const button = make('button', 'sort', name);
    button.type = 'button';
    button.addEventListener('click', () => {
      state.down = state.column === column && !state.down;
      state.column = column;
      sorting[block.caption] = state;
      fill();
    });
    cell.append(button);
    head.append(cell);
  });
  fill();
  const top = make('thead');
  top.append(head);
  node.append(top, body);
  box.append(node);
  return box;
};

const isDark = (element) => {
  const colour = getComputedStyle(element).getPropertyValue('--st-background-color').trim();
  const hex = /^#([0-9a-f]{6})/i.exec(colour);
  if (!hex) return false;
  const n = parseInt(hex[1], 16);
  return (n >> 16) + ((n >> 8) & 255) + (n & 255) < 384;
};

/* What the map says of a thing at once, before the server's answer says all of it. */
const GLANCE = 'parley-glance';
const glanceAt = (host, { text }) => {
  const [name, ...rest] = text.split(' · ');
  host.shown = null;
  host.replaceChildren(...(text ? [make('h2', '', name), make('p', 'prose', rest.join(' · '))] : []));
};

/* What is selected on this page; the card says so, every panel marks its own row. */
const SELECT = 'parley-select';
const marked = () => window.parleySelected || null;

const markRows = (host, key, reveal) => {
  for (const node of host.querySelectorAll('[data-key]')) {
    const on = node.dataset.key === key;
    node.classList.toggle('selected', on);
    const button = node.querySelector(':scope > .pick');
    if (button) button.setAttribute('aria-pressed', on ? 'true' : 'false');
  }
  const chosen = reveal && host.querySelector('.record.selected');
  if (!chosen) return;
  /* A frame later, when the rows above have their height. */
  requestAnimationFrame(() => requestAnimationFrame(() => {
    const { top, bottom } = chosen.getBoundingClientRect();
    if (top < 60 || bottom > window.innerHeight) chosen.scrollIntoView({ block: 'center', behavior: 'auto' });
  }));
};

const writeAddress = (wanted) => {
  const url = new URL(window.location.href);
  for (const [key, value] of Object.entries(wanted)) {
    if (value === null) url.searchParams.delete(key);
    else url.searchParams.set(key, value);
  }
  if (url.href !== window.location.href) window.history.replaceState(window.history.state, '', url);
};

/* Blocks as elements, wherever they are shown; pick(key) is called for a row that is clicked. */
export const elements = (text, { selected, pick }) => {
  const { blocks, sources } = JSON.parse(text);
  return blocks.map((block) => {
    try {
      return RENDER[block.kind](block, { sources, selected, pick });
    } catch (error) {
      return make('p', 'notice error', say('A block could not be drawn: {error}', { error: error.message }));
    }
  });
};

/* A text that every reader meets is a file; the browser keeps it. */
const lost = () => JSON.stringify({
  blocks: [{ kind: 'notice', tone: 'stale', text: say('This part could not be loaded. Reload the page.') }],
  sources: {},
});
const texts = new Map();
const textOf = (url) => {
  if (!texts.has(url)) {
    const asked = fetch(url).then((response) => (response.ok ? response.text() : Promise.reject(new Error(url))));
    asked.catch(() => texts.delete(url));
    texts.set(url, asked);
  }
  return texts.get(url);
};

const fill = (host, text, setTriggerValue) => {
  const pick = (key) => {
    window.parleySelected = key;
    window.dispatchEvent(new CustomEvent(SELECT, { detail: { key } }));
    setTriggerValue('pick', { key, n: Date.now() });
  };
  host.replaceChildren(...elements(text, { selected: marked(), pick }));
  if (marked()) markRows(host, marked(), true);
};

export function panel(component) {
  const { data, parentElement, setTriggerValue } = component;
  const host = parentElement.querySelector('#panel');
  const tree = host.getRootNode();
  const root = tree.host || host;
  if (!tree.adoptedStyleSheets.includes(sheet)) tree.adoptedStyleSheets = [...tree.adoptedStyleSheets, sheet];
  host.className = isDark(root) ? 'dark' : 'light';
  host.classList.toggle('rtl', book().dir === 'rtl');
  host.setAttribute('aria-label', data.label || say('Panel'));
  const wanted = `${book().lang || ''}${data.url || data.text}`;
  if (host.shown !== wanted) {
    host.shown = wanted;
    const draw = (text) => {
      if (host.shown !== wanted) return;
      fill(host, text, setTriggerValue);
      arrive(host, data.arrive);
    };
    if (data.url) textOf(data.url).then(draw, () => draw(lost()));
    else draw(data.text);
  } else arrive(host, data.arrive);
  if (data.selected !== undefined && (data.selected || null) !== marked()) {
    window.parleySelected = data.selected || null;
    window.dispatchEvent(new CustomEvent(SELECT, { detail: { key: marked(), reveal: true } }));
  }
  if (data.address) link(component);
  const follow = ({ detail }) => markRows(host, detail.key, detail.reveal);
  const glance = ({ detail }) => glanceAt(host, detail);
  window.addEventListener(SELECT, follow);
  if (data.selected !== undefined) window.addEventListener(GLANCE, glance);
  return () => {
    window.removeEventListener(SELECT, follow);
    window.removeEventListener(GLANCE, glance);
  };
}

const liveMap = () => document.querySelector('iframe[src*=streamlit_folium]')?.contentWindow?.LM;

/* A view is painted from the table in the browser at once; the server's answer confirms it. */
const preview = (node) => {
  const label = node?.textContent?.trim();
  if (label) liveMap()?.previewAs?.(label);
};
const inSwitch = (node) => node?.closest?.('.st-key-view, .st-key-atlas-view');
const openList = () => inSwitch(document.querySelector('[role=combobox][aria-expanded=true]'));

let listening = false;
const listen = () => {
  if (listening) return;
  listening = true;
  document.addEventListener('click', ({ target }) => {
    const option = target.closest?.('[role=option]');
    if (option ? openList() : inSwitch(target)) preview(option || target.closest('button, [role=radio]'));
  }, true);
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !openList()) return;
    const active = document.querySelector('[role=combobox][aria-expanded=true]').getAttribute('aria-activedescendant');
    preview(active && document.getElementById(active));
  }, true);
};

/* The language and direction of the page around the panels. */
export function speak({ data }) {
  document.documentElement.lang = data.lang;
  document.documentElement.dir = data.dir;
  writeAddress(data.address);
  return undefined;
}

/* The address bar; and from now on the view switch is listened to. */
export function link({ data }) {
  writeAddress(data.address);
  listen();
  return undefined;
}

export { isDark, sheet, writeAddress };
