/* Keys, and the same by buttons: they come up when a hand moves, and the two for the steps stay. */
const writing = (node) => node?.closest?.('input:not([type=button]), textarea, select, [contenteditable=true], [role=listbox], [role=combobox], [role=slider]');
const pressable = (node) => node?.closest?.('button, a[href], summary');

class Keys {
  constructor(wall) {
    this.wall = wall;
    this.digits = '';
    const { controls } = wall;
    const next = () => go(room.at + 1);
    const back = () => go(room.at - 1);
    this.acts = {
      ArrowRight: next, PageDown: next, ' ': next, ArrowLeft: back, PageUp: back,
      ArrowDown: () => wall.text.scrollBy({ top: wall.text.clientHeight * 0.5 }),
      ArrowUp: () => wall.text.scrollBy({ top: -wall.text.clientHeight * 0.5 }),
      Home: () => go(0), End: () => go(room.steps.length - 1),
      b: () => go(room.at, !room.blank), '.': () => go(room.at, !room.blank),
      m: () => wall.mapOnly(), '+': () => wall.resize(0.1), '=': () => wall.resize(0.1), '-': () => wall.resize(-0.1), '−': () => wall.resize(-0.1),
      p: () => controls.play(), r: () => wall.restore(), n: () => wall.presenter(), f: () => controls.full(),
      v: () => controls.asking(), '?': () => controls.help(), e: () => wall.edit(), Escape: () => this.escape(),
    };
    this.listen = (event) => this.onKey(event);
    window.addEventListener('keydown', this.listen, true);
  }

  end() {
    window.removeEventListener('keydown', this.listen, true);
  }

  onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.composedPath()[0];
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (writing(target) && key !== 'Escape') return;
    const done = () => { event.preventDefault(); event.stopImmediatePropagation(); };
    if (/^\d$/.test(key)) { this.type(this.digits + key); done(); return; }
    if (key === 'Enter' && this.digits) { go(Number(this.digits) - 1); this.type(''); done(); return; }
    if ((key === ' ' || key === 'Enter') && pressable(target)) return;
    if (key === 'Backspace' && this.digits) { this.type(''); done(); return; }
    const act = this.acts[key];
    /* Streamlit's own keys (c and r) have no use here. */
    if (!act) { if (key === 'c') done(); return; }
    this.type('');
    done();
    act();
  }

  type(digits) {
    this.digits = digits.slice(-3);
    this.wall.typed.textContent = this.digits;
    clearTimeout(this.later);
    if (this.digits) this.later = setTimeout(() => this.type(''), 4000);
  }

  escape() {
    const { wall } = this;
    if (wall.controls.close()) return;
    if (room.blank) go(room.at, false);
    else if (!wall.card.hidden) wall.card.querySelector('.wall-close').click();
    else wall.leave();
  }
}

const choice = (label, options, act) => {
  const field = element('label', 'wall-choice');
  const made = element('select');
  const fillWith = (all, chosen) => {
    made.replaceChildren(...all.map(([value, text]) => {
      const option = element('option', '', text);
      option.value = value;
      return option;
    }));
    made.value = chosen;
  };
  fillWith(options, options[0]?.[0]);
  made.addEventListener('change', () => act(made.value));
  field.append(element('span'), made);
  return { field, made, fillWith };
};

class Controls {
  constructor(wall) {
    this.wall = wall;
    this.box = element('div', 'wall-controls');
    this.steps = element('div', 'wall-steps');
    this.dark = element('button', 'wall-blank');
    this.dark.type = 'button';
    this.dark.hidden = true;
    this.dark.addEventListener('click', () => go(room.at, false));
    this.sheet = element('dialog', 'wall-sheet');
    this.menu = element('dialog', 'wall-sheet wall-menu');
    wall.box.append(this.sheet, this.menu);
    this.wake = () => {
      this.rouse(true);
      clearTimeout(this.idle);
      this.idle = setTimeout(() => this.sleep(), IDLE_MS);
    };
    for (const name of ['pointermove', 'pointerdown']) window.addEventListener(name, this.wake, { passive: true });
    this.box.addEventListener('focusin', this.wake);
  }

  end() {
    clearTimeout(this.idle);
    clearInterval(this.timer);
    for (const name of ['pointermove', 'pointerdown']) window.removeEventListener(name, this.wake);
  }

  /* Our bar and the map's own controls come and go together. */
  rouse(on) {
    this.box.classList.toggle('awake', on);
    mapFrame()?.contentDocument?.documentElement.toggleAttribute('data-awake', on);
  }

  sleep() {
    if (this.box.matches(':hover, :focus-within') || this.pinned) return;
    this.rouse(false);
  }

  name(words) {
    if (this.words) return;
    this.words = words;
    const { wall } = this;
    const step = (by) => () => go(room.at + by);
    this.steps.append(
      control('back', words.back, step(-1), 'wall-step'), wall.count, control('next', words.next, step(1), 'wall-step'),
      control('menu', words.controls, () => { this.pinned = !this.pinned; this.wake(); if (!this.pinned) this.sleep(); }, 'wall-step wall-hand'),
    );
    wall.count.addEventListener('click', () => this.open(this.menu));
    wall.count.title = words.steps;
    this.playing = control('play', words.play, () => this.play());
    this.pace = choice(words.every, [5, 10, 15, 20, 30, 45, 60].map((s) => [s, `${s} s`]), () => this.timer && (this.play(), this.play()));
    this.pace.made.value = 20;
    this.pace.made.setAttribute('aria-label', words.every);
    this.view = choice(words.view, [], (view) => this.put({ view }));
    this.view.made.setAttribute('aria-label', words.view);
    this.day = element('input');
    this.day.type = 'date';
    this.day.setAttribute('aria-label', words.day);
    this.day.addEventListener('change', () => this.day.value && this.day.checkValidity() && this.put({ day: this.day.value }));
    this.link = element('a', 'wall-dossier');
    this.link.append(draw('dossier'));
    this.link.title = words.dossier;
    this.link.setAttribute('aria-label', words.dossier);
    this.told = element('a', 'wall-dossier', words.inWords);
    this.remark = element('output', 'wall-remark');
    this.blanked = control('blank', words.blank, () => go(room.at, !room.blank));
    this.box.append(
      this.view.field, this.day, control('script', words.script, () => wall.restore()), this.playing, this.pace.field,
      control('map', words.mapOnly, () => wall.mapOnly()), this.blanked,
      control('A−', words.smaller, () => wall.resize(-0.1)), control('A+', words.larger, () => wall.resize(0.1)),
      control('full', words.full, () => this.full()), control('desk', words.presenter, () => wall.presenter()),
      control('edit', words.edit, () => wall.edit()), this.link, this.told, control('?', words.help, () => this.help()), control('close', words.leave, () => wall.leave()),
      this.remark,
    );
    this.dark.setAttribute('aria-label', words.unblank);
    this.writeHelp(words);
  }

  writeHelp(w) {
    const rows = [
      [w.keyNext, w.next], [w.keyBack, w.back], ['Home, End', w.ends], [w.keyJump, w.jump], ['B .', w.blank], ['M', w.mapOnly],
      [w.keyType, w.type], ['P', `${w.play} / ${w.pause}`], ['R', w.script], ['V', w.ask], ['N', w.presenter], ['F', w.full], ['E', w.edit], ['?', w.help], [w.keyEscape, w.leave],
    ];
    const list = element('dl');
    for (const [key, what] of rows) list.append(element('dt', '', key), element('dd', '', what));
    this.sheet.append(control('close', w.close, () => this.close(), 'wall-close'), element('h2', '', w.help), list, element('p', '', w.clicker));
    this.sheet.setAttribute('aria-label', w.help);
    this.menu.setAttribute('aria-label', w.steps);
  }

  /* The list of the steps, to jump by a touch. */
  list() {
    const items = element('ol');
    room.steps.forEach(({ title }, at) => {
      const item = element('li');
      item.append(control(title, title, () => { this.close(); go(at); }, 'wall-jump'));
      items.append(item);
    });
    this.menu.replaceChildren(control('close', this.words.close, () => this.close(), 'wall-close'), element('h2', '', this.words.steps), items);
  }

  open(sheetOf) {
    this.close();
    [...this.menu.querySelectorAll('.wall-jump')].forEach((node, at) => node.setAttribute('aria-current', at === room.at ? 'step' : 'false'));
    sheetOf.show();
    sheetOf.querySelector('[aria-current=step], .wall-close')?.focus();
  }

  close() {
    const open = [this.sheet, this.menu].filter((one) => one.open);
    open.forEach((one) => one.close());
    if (this.pinned) { this.pinned = false; this.rouse(false); return true; }
    return open.length > 0;
  }

  help() {
    if (this.sheet.open) this.close();
    else this.open(this.sheet);
  }

  asking() {
    this.pinned = !this.pinned;
    if (!this.pinned) { this.rouse(false); return; }
    this.wake();
    this.view.made.focus();
  }

  /* A view or a day that the room asks for: painted from the table in the browser, then answered. */
  put(what) {
    if (what.view) mapNow()?.previewView?.(what.view);
    if (room.ask) room.ask(what);
  }

  asked({ view, day }) {
    if (this.view.made.value !== view) this.view.made.value = view;
    if (this.day.value !== day) this.day.value = day;
  }

  follow(step) {
    if (!this.words) return;
    this.view.fillWith(step.views, step.view);
    [this.day.min, this.day.max, this.day.value] = [step.first, step.last, step.day];
  }

  dossier(query) {
    this.link.hidden = !query;
    if (query) this.link.href = `dispute?${query}`;
    /* The map of this step in words, as its script draws it. */
    const { view, day } = this.wall.step;
    const whole = new URLSearchParams(query || { below: 'words', view, on: day });
    if (query) whole.set('panel', 'words');
    for (const [name, value] of Object.entries(spoken())) if (value) whole.set(name, value);
    this.told.href = `${query ? 'dispute' : './'}?${whole}`;
  }

  showBlank(on) {
    this.dark.hidden = !on;
    if (on) this.dark.focus();
  }

  note(text) {
    this.remark.textContent = text;
    this.wake();
    setTimeout(() => { this.remark.textContent = ''; }, 8000);
  }

  full() {
    if (document.fullscreenElement) document.exitFullscreen();
    else root.requestFullscreen().catch((error) => this.note(error.message));
  }

  /* Steps go on by themselves, and stop at the last one. */
  play() {
    const start = !this.timer;
    clearInterval(this.timer);
    this.timer = null;
    if (start) {
      if (room.at === room.steps.length - 1) go(0);
      this.timer = setInterval(() => {
        go(room.at + 1);
        if (room.at === room.steps.length - 1) this.play();
      }, Number(this.pace.made.value) * 1000);
    }
    this.playing.replaceChildren(draw(start ? 'pause' : 'play'));
    const label = start ? this.words.pause : this.words.play;
    this.playing.title = label;
    this.playing.setAttribute('aria-label', label);
    this.playing.setAttribute('aria-pressed', String(start));
  }
}
