/* The time bar: every view and day of a dispute as one small table, so that dragging needs no server.

   The table: {first, last, days, ids, classes, views}. `days` are the days on which something changes;
   a view is a list of changes, one entry a day (before the first day, then at each): id, class, id, class…
   Days travel as ISO text and are counted here in whole days. */
(() => {
  const LM = (window.LM = window.LM || {});
  const DAY = 86400000;
  const STEP_MS = 1100;
  const count = (iso) => Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY);
  const iso = (number) => new Date(number * DAY).toISOString().slice(0, 10);
  const words = LM.dayInWords;

  LM.TimeTable = class {
    constructor({ days, stops, ids, classes, views, names, labels }) {
      this.names = names || {};
      this.labels = labels;
      this.days = days.map(count);
      this.stops = (stops || []).map(count);
      this.ids = ids.map((id) => [id.slice(0, 1), id.slice(2)]);
      this.classes = classes;
      this.views = new Map(Object.entries(views));
      this.rows = new Map();
    }

    /* For each stretch of time the class number of every id. */
    rowsOf(view) {
      if (!this.views.has(view)) return null;
      if (!this.rows.has(view)) {
        let row = new Uint8Array(this.ids.length);
        this.rows.set(view, this.views.get(view).map((changes) => {
          row = row.slice();
          for (let i = 0; i < changes.length; i += 2) row[changes[i]] = changes[i + 1];
          return row;
        }));
      }
      return this.rows.get(view);
    }

    stretch(number) {
      let [low, high] = [0, this.days.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (this.days[middle] <= number) low = middle + 1;
        else high = middle;
      }
      return low;
    }

    /* {areas, edges, stands, show} as they are on a day. */
    at(view, number) {
      const rows = this.rowsOf(view);
      if (!rows) return null;
      const row = rows[this.stretch(number)];
      const found = { areas: {}, edges: {}, stands: {}, show: {} };
      const part = { a: found.areas, e: found.edges, s: found.stands, f: found.show };
      this.ids.forEach(([kind, id], i) => {
        const cls = this.classes[row[i]];
        part[kind][id] = kind === 'f' ? Number(cls) : cls;
      });
      return found;
    }
  };

  const name = (button, label) => {
    button.setAttribute('aria-label', label);
    button.title = label;
  };
  const button = (text) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.textContent = text;
    return made;
  };

  /* actions: {scrub(number): show a day at once, commit(iso): tell Python} */
  LM.TimeBar = class {
    constructor(container, actions) {
      this.actions = actions;
      this.days = [];
      this.stops = [];
      this.box = document.createElement('div');
      this.box.className = 'lm-time';
      this.box.hidden = true;
      this.play = button('▶');
      this.back = button('‹');
      this.next = button('›');
      this.range = document.createElement('input');
      this.range.type = 'range';
      this.range.step = 1;
      this.ticks = document.createElement('div');
      this.ticks.className = 'ticks';
      this.label = document.createElement('output');
      const track = document.createElement('div');
      track.className = 'track';
      track.append(this.ticks, this.range);
      this.box.append(this.play, this.back, track, this.next, this.label);
      for (const name of ['click', 'dblclick', 'wheel', 'pointerdown', 'mousedown', 'touchstart', 'keydown']) {
        this.box.addEventListener(name, (event) => event.stopPropagation());
      }
      this.range.addEventListener('input', () => this.scrub(Number(this.range.value)));
      this.range.addEventListener('change', () => this.commit());
      this.range.addEventListener('pointerdown', () => this.stop());
      this.range.addEventListener('keydown', (event) => this.onKey(event));
      this.play.addEventListener('click', () => (this.timer ? this.stop() : this.start()));
      this.back.addEventListener('click', () => this.step(-1));
      this.next.addEventListener('click', () => this.step(1));
      container.append(this.box);
      LM.told(() => this.label.textContent && this.show(Number(this.range.value)));
      LM.told(() => {
        name(this.back, LM.say('Previous dated change or event'));
        name(this.next, LM.say('Next dated change or event'));
        this.range.setAttribute('aria-label', LM.say('As of'));
        this.namePlay();
      });
    }

    namePlay() {
      this.play.textContent = this.timer ? '❚❚' : '▶';
      name(this.play, this.timer ? LM.say('Pause') : LM.say('Play the dated changes'));
    }

    /* {first, last, on}: what Python says, as ISO text. */
    set({ first, last, on }) {
      const [low, high] = [count(first), count(last)];
      this.box.hidden = low >= high;
      if (this.range.min !== String(low) || this.range.max !== String(high)) {
        [this.range.min, this.range.max] = [low, high];
        this.mark(this.days, this.stops);
      }
      /* While a hand or the player moves the date, an older answer of the server does not pull it back. */
      if (this.timer || this.held) return;
      this.show(count(on));
    }

    /* Ticks where the picture changes; stops are all dated changes and events, and the two ends. */
    mark(days, stops) {
      this.days = days;
      this.stops = stops;
      const [low, high] = [Number(this.range.min), Number(this.range.max)];
      const within = (all) => [low, ...all.filter((day) => day > low && day < high), high];
      this.turns = within([...new Set([...days, ...stops])].sort((a, b) => a - b));
      this.ticks.replaceChildren(...within(days).map((turn) => {
        const tick = document.createElement('i');
        tick.style.left = `${(100 * (turn - low)) / (high - low)}%`;
        return tick;
      }));
    }

    show(number) {
      this.range.value = number;
      this.label.textContent = words(number);
      this.range.setAttribute('aria-valuetext', words(number));
    }

    scrub(number) {
      this.held = true;
      this.show(number);
      this.actions.scrub(number);
    }

    commit() {
      this.held = false;
      this.actions.commit(iso(Number(this.range.value)));
    }

    ahead(direction) {
      const now = Number(this.range.value);
      const days = direction > 0 ? this.turns : [...this.turns].reverse();
      return days.find((day) => (direction > 0 ? day > now : day < now));
    }

    step(direction) {
      this.stop();
      const day = this.ahead(direction);
      if (day === undefined) return;
      this.scrub(day);
      this.commit();
    }

    onKey(event) {
      const directions = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 };
      if (!(event.key in directions) || event.shiftKey) return;
      event.preventDefault();
      this.step(directions[event.key]);
    }

    start() {
      if (this.ahead(1) === undefined) this.scrub(Number(this.range.min));
      const next = () => {
        const day = this.ahead(1);
        if (day === undefined) return this.stop();
        this.scrub(day);
        return this.commit();
      };
      this.timer = setInterval(next, STEP_MS);
      this.namePlay();
      next();
    }

    stop() {
      clearInterval(this.timer);
      this.timer = null;
      this.namePlay();
    }
  };
})();
