/* Around the map: the list for keyboard and screen reader, the tooltip, the page's address and
   what has to be there before the first paint. */
(() => {
  const LM = (window.LM = window.LM || {});
  const THROTTLE = 250;

  const element = (tag, className, attributes = {}) => {
    const made = document.createElement(tag);
    made.className = className;
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  };

  /* One tab stop for everything on the map; actions: {look(id), choose(id), clear()}. */
  LM.FeatureList = class {
    constructor(container, actions) {
      this.list = element('ul', 'lm-list', { role: 'listbox', tabindex: '0' });
      LM.told(() => this.list.setAttribute('aria-label', LM.say('Places and lines on the map')));
      this.live = element('div', 'lm-live', { 'aria-live': 'polite' });
      this.entries = [];
      this.index = -1;
      this.actions = actions;
      this.list.addEventListener('keydown', (event) => this.onKey(event));
      this.list.addEventListener('blur', () => actions.look(null));
      container.before(this.list);
      document.body.append(this.live);
    }

    /* entries: [[id, name]] */
    fill(entries) {
      const print = JSON.stringify(entries);
      if (print === this.print) return;
      this.print = print;
      const current = this.index >= 0 ? this.entries[this.index][0] : null;
      this.entries = entries;
      this.index = entries.findIndex(([id]) => id === current);
      this.list.replaceChildren(
        ...entries.map(([, name], i) => {
          const option = element('li', '', { role: 'option', id: `lm-option-${i}` });
          option.textContent = name;
          return option;
        }),
      );
      this.mark();
    }

    mark() {
      [...this.list.children].forEach((option, i) => option.setAttribute('aria-selected', String(i === this.index)));
      const option = this.list.children[this.index];
      if (!option) return this.list.removeAttribute('aria-activedescendant');
      this.list.setAttribute('aria-activedescendant', option.id);
      return option.scrollIntoView({ block: 'nearest' });
    }

    move(to) {
      if (!this.entries.length) return;
      this.index = (to + this.entries.length) % this.entries.length;
      const [id, name] = this.entries[this.index];
      this.mark();
      this.live.textContent = name;
      this.actions.look(id);
    }

    onKey(event) {
      const last = this.entries.length - 1;
      const moves = { ArrowDown: this.index + 1, ArrowUp: Math.max(this.index, 0) - 1, Home: 0, End: last };
      if (event.key in moves) this.move(moves[event.key]);
      else if ((event.key === 'Enter' || event.key === ' ') && this.index >= 0) {
        const [id, name] = this.entries[this.index];
        this.live.textContent = LM.say('{name}: selected', { name });
        this.actions.choose(id);
      } else if (event.key === 'Escape') {
        this.live.textContent = LM.say('Selection cleared');
        this.actions.clear();
      } else return;
      event.preventDefault();
      event.stopPropagation();
    }
  };

  LM.Tooltip = class {
    constructor(container) {
      this.box = element('div', 'lm-tip', { 'aria-hidden': 'true' });
      container.append(this.box);
      container.addEventListener('pointermove', (event) => {
        this.at = event;
        if (this.box.textContent) this.place();
      });
      container.addEventListener('pointerleave', () => this.say(''));
    }

    say(text) {
      if (text === this.box.textContent) return;
      this.box.textContent = this.at && this.at.pointerType === 'touch' ? '' : text;
      if (this.box.textContent) this.place();
    }

    place() {
      const frame = this.box.parentElement.getBoundingClientRect();
      const x = this.at ? this.at.clientX - frame.left : 0;
      const y = this.at ? this.at.clientY - frame.top : 0;
      const left = x + 16 + this.box.offsetWidth > frame.width ? x - 12 - this.box.offsetWidth : x + 16;
      const top = y + 16 + this.box.offsetHeight > frame.height ? y - 10 - this.box.offsetHeight : y + 16;
      this.box.style.transform = `translate(${Math.max(4, left)}px, ${Math.max(4, top)}px)`;
    }
  };

  /* The address bar belongs to the page around the frame; a pending write dies when that page changes. */
  LM.Address = class {
    constructor() {
      this.pending = {};
      this.timer = null;
      try {
        this.path = window.parent.location.pathname;
      } catch {
        this.path = null;
      }
    }

    put(changes) {
      if (this.path === null) return;
      Object.assign(this.pending, changes);
      this.timer = this.timer || setTimeout(() => this.flush(), THROTTLE);
    }

    flush() {
      this.timer = null;
      const changes = this.pending;
      this.pending = {};
      const frame = window.frameElement;
      const page = window.parent;
      if (!frame || !frame.isConnected || page.location.pathname !== this.path) return;
      const query = new URLSearchParams(page.location.search);
      for (const [key, value] of Object.entries(changes)) {
        if (value === null || value === '') query.delete(key);
        else query.set(key, value);
      }
      const text = query.toString().replaceAll('%2C', ',');
      const search = text ? `?${text}` : '';
      if (search === page.location.search) return;
      page.history.replaceState(page.history.state, '', this.path + search + page.location.hash);
    }
  };

  /* The first paint must not wait for the page to tell its theme. */
  LM.guessTheme = () => {
    const [r, g, b] = (getComputedStyle(document.body).backgroundColor.match(/[\d.]+/g) || [255, 255, 255]).map(Number);
    return 0.3 * r + 0.6 * g + 0.1 * b < 110 ? 'dark' : 'light';
  };

  LM.fail = (container, error) => {
    const alert = element('p', 'lm-fail', { role: 'alert' });
    alert.textContent = LM.say('The map could not be drawn: {error}. Reload the page to try again.', { error: error.message });
    container.append(alert);
  };

  LM.get = async (url) => {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${url} answered ${response.status}`);
    return response.json();
  };

  /* The component does not wait for the style sheet, and the canvas needs its colours. */
  LM.styled = async () => {
    for (let waited = 0; !LM.token('sea'); waited += 20) {
      if (waited > 10000) throw new Error('the style sheet is missing');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
})();
