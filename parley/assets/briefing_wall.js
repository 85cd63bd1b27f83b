/* The wall: title, map, blocks, sources and progress of one step; everything larger. */
const FLOOR = 30;
const SIZES = [1.3, 1.2, 1.1, 1];
const IDLE_MS = 3500;
const mapFrame = () => document.querySelector('.st-key-wall iframe');
const mapNow = () => mapFrame()?.contentWindow?.LM;
const root = document.documentElement;

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

/* The language of this window, for the address of another. */
const spoken = () => {
  const lang = new URLSearchParams(window.location.search).get('lang');
  return lang ? { lang } : {};
};

class Wall {
  constructor(home) {
    clothe(home);
    this.type = 1;
    this.box = element('div', 'wall');
    this.head = element('header', 'wall-head');
    this.about = element('p', 'wall-about');
    this.title = element('h1', 'wall-title');
    this.head.append(this.about, this.title);
    this.text = element('section', 'wall-text');
    this.text.id = 'panel';
    this.text.tabIndex = 0;
    this.card = element('aside', 'wall-card');
    this.card.hidden = true;
    this.more = control('down', '', () => this.text.scrollBy({ top: this.text.clientHeight * 0.8, behavior: 'smooth' }), 'wall-more');
    this.foot = element('footer', 'wall-foot');
    this.sources = element('p', 'wall-sources');
    this.credit = element('p', 'wall-credit');
    this.count = element('button', 'wall-count');
    this.count.type = 'button';
    this.bar = element('progress', 'wall-progress');
    this.live = element('p', 'unseen');
    this.live.setAttribute('aria-live', 'polite');
    this.typed = element('output', 'wall-typed');
    this.box.append(this.head, this.text, this.more, this.card, this.foot, this.live, this.typed);
    home.append(this.box);
    this.controls = new Controls(this);
    this.foot.append(this.controls.steps, this.sources, this.credit, this.bar);
    this.box.append(this.controls.box, this.controls.dark);
    this.keys = new Keys(this);
    this.watch = (how) => (how === 'moved' ? this.show() : this.answered());
    room.watchers.add(this.watch);
    this.measured = new ResizeObserver(() => this.fit());
    this.measured.observe(this.text);
    this.swipe();
    this.text.addEventListener('scroll', () => this.hint());
    root.dataset.wall = 'yes';
    this.untilMap = setInterval(() => this.meetMap(), 200);
  }

  end() {
    root.removeAttribute('data-wall');
    root.removeAttribute('data-map-only');
    room.watchers.delete(this.watch);
    this.measured.disconnect();
    clearInterval(this.untilMap);
    clearTimeout(this.leaving);
    clearTimeout(this.later);
    this.keys.end();
    this.controls.end();
    this.box.remove();
  }

  told(data) {
    this.box.classList.toggle('dark', isDark(this.box.getRootNode().host || this.box));
    this.text.classList.toggle('dark', this.box.classList.contains('dark'));
    this.text.classList.toggle('light', !this.box.classList.contains('dark'));
    this.card.className = `wall-card ${this.text.classList.contains('dark') ? 'dark' : 'light'}`;
    const news = data.steps !== this.given || data.code !== room.code;
    this.data = data;
    this.words = data.words;
    this.controls.name(data.words);
    openChannel(data.code);
    if (!news) return;
    this.given = data.steps;
    room.steps = JSON.parse(data.steps);
    this.credit.textContent = data.credit;
    this.controls.list();
    this.shown = null;
    if (room.press !== null) this.show();
  }

  get step() {
    return room.steps[room.at];
  }

  /* Each frame of the map is met once: our keys, its larger names, what it needs next. */
  meetMap() {
    const home = mapFrame()?.contentWindow;
    if (!home?.LM?.stage || home.parleyMet) return;
    home.parleyMet = true;
    home.document.documentElement.dataset.wall = 'yes';
    home.addEventListener('keydown', this.keys.listen, true);
    for (const name of ['pointermove', 'pointerdown']) home.addEventListener(name, this.controls.wake, { passive: true });
    this.enlarge();
    this.prepare();
  }

  enlarge() {
    const scale = innerWidth > 900 ? Math.max(1, (unit() / 15) * Math.min(1.25, this.type)) : 1;
    mapNow()?.enlarge?.(scale.toFixed(2));
  }

  show() {
    const { step } = this;
    if (!step || !this.words) return;
    const print = `${room.at}|${room.press}`;
    if (this.shown === print) return;
    const first = this.shown === null;
    this.shown = print;
    this.controls.showBlank(room.blank);
    this.title.textContent = step.title;
    this.about.textContent = this.data.title === step.title ? step.about === step.title ? '\u00a0' : step.about || '\u00a0' : this.data.title;
    this.text.setAttribute('aria-label', step.title);
    this.text.replaceChildren(...this.opening(), ...elements(step.text, { selected: null, pick: (key) => this.pick(key) }));
    const [head] = this.text.children;
    if (head?.tagName === 'H2' && head.textContent === step.title) head.classList.add('unseen');
    this.text.scrollTop = 0;
    this.showCard('');
    this.showSources();
    const words = fill(this.words.of, { step: room.at + 1, count: room.steps.length });
    this.count.textContent = words;
    this.bar.max = room.steps.length;
    this.bar.value = room.at + 1;
    this.bar.setAttribute('aria-label', words);
    if (!first) this.live.textContent = `${words}. ${step.title}`;
    this.headRoom();
    this.fit();
    this.controls.follow(step);
    if (!first || room.press) this.paint();
    document.title = `${step.title} · Parley`;
    const address = { step: room.at ? room.at + 1 : null, ...(this.data.keep ? { room: room.code } : {}) };
    writeAddress(first ? address : { ...address, on: null, view: null, sel: null });
    this.prepare();
  }

  opening() {
    return room.at === 0 ? (this.data.sentences || []).map((text) => element('p', 'notice stale', text)) : [];
  }

  paint() {
    const { state } = this.step;
    mapNow()?.stage?.({ ...state, step: room.press, cam: { ...state.cam, n: room.press } });
  }

  /* The script's own view again, in every window. */
  restore() {
    go(room.at);
  }

  /* What the next and the previous step need is fetched while nobody waits. */
  prepare() {
    clearTimeout(this.later);
    this.later = setTimeout(() => {
      for (const near of [room.at + 1, room.at - 1, room.at + 2]) {
        const clip = room.steps[near]?.state.clip;
        if (clip) mapNow()?.clips?.get(clip).catch(() => {});
      }
    }, 350);
  }

  pick(key) {
    for (const node of this.text.querySelectorAll('[data-key]')) node.classList.toggle('selected', node.dataset.key === key);
    this.text.querySelector('.record.selected')?.scrollIntoView({ block: 'nearest' });
    if (room.ask) room.ask({ sel: key || '' });
    this.hint();
  }

  /* The server's answer to what the room asked beside the script. */
  answered() {
    const { answer } = room;
    if (!answer || !this.words || answer.press !== room.press || !this.step) return;
    this.showCard(answer.card);
    this.controls.asked(answer);
    const { day, view } = this.step;
    writeAddress({
      on: answer.day === day ? null : answer.day,
      view: answer.view === view ? null : answer.view,
      sel: answer.sel || null,
    });
  }

  showCard(text) {
    if (this.cardText === text) return;
    this.cardText = text;
    this.card.hidden = !text;
    if (!text) return;
    this.card.setAttribute('aria-label', this.words.selection);
    const inner = element('section', this.text.classList.contains('dark') ? 'dark' : 'light');
    inner.id = 'panel';
    inner.append(...elements(text, { selected: null, pick: (key) => this.pick(key) }));
    this.card.replaceChildren(
      control('close', this.words.close, () => { this.showCard(''); if (room.ask) room.ask({ sel: '' }); }, 'wall-close'),
      inner,
    );
    this.card.scrollTop = 0;
  }

  showSources() {
    const { sources, dossier } = this.step;
    const list = sources.map(({ n, url, who, what }) => {
      const link = element('a', 'wall-source');
      link.append(element('b', '', String(n)), element('span', '', who));
      if (/^https?:\/\//i.test(url)) link.href = url;
      link.title = `${who}: ${what}`;
      link.target = '_blank';
      link.rel = 'noopener noreferrer';
      return link;
    });
    this.sources.replaceChildren(...list);
    this.sources.classList.remove('bare');
    this.sources.classList.toggle('bare', this.sources.scrollHeight > this.sources.clientHeight + 2);
    this.sources.setAttribute('aria-label', this.words.sources);
    this.controls.dossier(dossier);
  }

  /* As large as all of it fits; else the details of the rows fold away, never below what a room can read. */
  fit() {
    if (!this.step) return;
    const { text } = this;
    const narrow = innerWidth <= 900;
    const print = [room.at, innerWidth, innerHeight, this.type, root.dataset.mapOnly, text.clientWidth, text.clientHeight].join();
    if (print === this.fitted) return;
    this.fitted = print;
    const set = (size, terse) => {
      this.size = size;
      text.style.fontSize = `${(unit() * size).toFixed(1)}px`;
      text.classList.toggle('terse', terse);
    };
    /* What the reader asks for comes on top, whether it fits or not. */
    const asked = () => {
      if (this.type !== 1) text.style.fontSize = `${(unit() * this.size * this.type).toFixed(1)}px`;
      this.hint();
    };
    if (narrow) { set(1, false); asked(); return; }
    const fits = () => text.scrollHeight <= text.clientHeight + 2;
    const rows = [...text.querySelectorAll('.record')];
    rows.forEach((row) => row.classList.remove('unfolded'));
    if (!SIZES.some((size) => { set(size, false); return fits(); })) {
      SIZES.slice(-2).some((size) => { set(size, true); return fits(); });
      /* Details come back from the top, row by row, while there is room. */
      rows.every((row) => {
        row.classList.add('unfolded');
        if (fits()) return true;
        row.classList.remove('unfolded');
        return false;
      });
    }
    asked();
  }

  hint() {
    const { scrollTop, scrollHeight, clientHeight } = this.text;
    this.more.hidden = innerWidth <= 900 || scrollHeight - clientHeight - scrollTop < 12;
    if (this.words) this.more.setAttribute('aria-label', this.words.more);
  }

  headRoom() {
    root.style.setProperty('--wall-head', `${this.head.offsetHeight}px`);
    root.style.setProperty('--wall-foot', `${this.foot.offsetHeight}px`);
  }

  resize(by) {
    this.type = Math.min(1.8, Math.max(0.6, Math.round((this.type + by) * 10) / 10));
    this.fit();
    this.enlarge();
  }

  mapOnly() {
    const on = this.box.classList.toggle('map-only');
    root.dataset.mapOnly = on ? 'yes' : 'no';
  }

  swipe() {
    let start = null;
    this.text.addEventListener('touchstart', ({ touches }) => { start = touches.length === 1 ? touches[0] : null; }, { passive: true });
    this.text.addEventListener('touchend', ({ changedTouches: [end] }) => {
      if (!start) return;
      const [dx, dy] = [end.clientX - start.clientX, end.clientY - start.clientY];
      if (Math.abs(dx) > 60 && Math.abs(dx) > 2 * Math.abs(dy)) go(room.at + (dx < 0 ? 1 : -1));
    }, { passive: true });
  }

  leave() {
    const { dossier } = this.step || {};
    const query = new URLSearchParams({ ...Object.fromEntries(new URLSearchParams(dossier)), ...spoken() });
    this.away('leave', `${dossier ? 'dispute' : 'briefing'}?${query}`);
  }

  /* The session goes along when the server leads the way; without it the address has to do. */
  away(go, address) {
    if (document.fullscreenElement) document.exitFullscreen();
    if (room.ask) room.ask({ go });
    this.leaving = setTimeout(() => window.location.assign(address), 3000);
  }

  edit() {
    const query = new URLSearchParams(window.location.search);
    query.set('edit', '1');
    this.away('edit', `briefing?${query}`);
  }

  presenter() {
    const named = Object.entries({ ...this.data.source, ...spoken() }).filter(([, value]) => value);
    const query = new URLSearchParams([...named, ['presenter', room.code]]);
    const opened = window.open(`briefing?${query}`, `parley-${room.code}`, 'popup,width=1280,height=800');
    if (!opened) { this.controls.note(this.words.blocked); return; }
    writeAddress({ room: room.code });
    if (room.ask) room.ask({ pair: true });
  }
}

/* Pixels of the smallest type that a room reads: 30 on a screen of 1920 by 1080. */
const unit = () => (innerWidth <= 900 ? 17 : Math.max(16, Math.min(FLOOR * (innerHeight / 1080), FLOOR * (innerWidth / 1700))));

export function wall(component) {
  const end = resident(component, (home) => new Wall(home));
  component.parentElement.parleyLife.told(component.data);
  return end;
}
