/* The presenter's window: notes, the next step, two clocks; it drives and follows the same room. */
const twoDigits = (number) => String(Math.floor(number)).padStart(2, '0');
const clock = (seconds) => `${seconds >= 3600 ? `${Math.floor(seconds / 3600)}:` : ''}${twoDigits((seconds / 60) % 60)}:${twoDigits(seconds % 60)}`;

class Desk {
  constructor(home) {
    clothe(home);
    this.box = element('div', 'wall desk');
    this.head = element('header', 'desk-head');
    this.where = element('p', 'desk-where');
    this.title = element('h1', 'desk-title');
    this.clocks = element('p', 'desk-clocks');
    [this.elapsed, this.now] = [element('time'), element('time')];
    this.notes = element('section', 'desk-notes');
    this.notes.tabIndex = 0;
    this.next = element('section', 'desk-next');
    this.nextTitle = element('h2');
    this.nextText = element('section', 'desk-text');
    this.nextText.id = 'panel';
    this.foot = element('footer', 'desk-foot');
    this.state = element('output', 'desk-state');
    this.head.append(this.where, this.title, this.clocks);
    this.next.append(this.nextTitle, this.nextText);
    this.box.append(this.head, this.notes, this.next, this.foot);
    home.append(this.box);
    this.watch = (how) => how === 'moved' && this.show();
    room.watchers.add(this.watch);
    this.listen = (event) => this.onKey(event);
    window.addEventListener('keydown', this.listen, true);
    this.tick = setInterval(() => this.time(), 500);
    root.dataset.wall = 'desk';
  }

  end() {
    root.removeAttribute('data-wall');
    room.watchers.delete(this.watch);
    window.removeEventListener('keydown', this.listen, true);
    clearInterval(this.tick);
    this.box.remove();
  }

  told(data) {
    const { words } = data;
    this.box.classList.toggle('dark', isDark(this.box.getRootNode().host || this.box));
    this.nextText.className = `desk-text ${this.box.classList.contains('dark') ? 'dark' : 'light'}`;
    openChannel(data.code);
    if (!this.words) {
      this.words = words;
      this.foot.append(
        control('back', words.back, () => go(room.at - 1), 'desk-button'), control('next', words.next, () => go(room.at + 1), 'desk-button desk-main'),
        control('blank', words.blank, () => go(room.at, !room.blank), 'desk-button'), control('clock', words.restart, () => this.restart(), 'desk-button'), this.state,
      );
      this.clocks.append(element('span', '', words.elapsed), this.elapsed, element('span', '', words.now), this.now);
      room.channel.postMessage({ hello: true });
    }
    const begun = Number(this.kept()) || Date.now() - data.elapsed * 1000;
    this.begun = this.begun || begun;
    if (this.given === data.steps) return;
    this.given = data.steps;
    room.steps = JSON.parse(data.steps);
    this.show();
  }

  get key() {
    return `parley-begun-${room.code}`;
  }

  kept() {
    try { return sessionStorage.getItem(this.key); } catch { return null; }
  }

  restart() {
    this.begun = Date.now();
    try { sessionStorage.setItem(this.key, this.begun); } catch { /* The clock then begins anew with the window. */ }
    this.time();
  }

  time() {
    if (!this.words) return;
    this.elapsed.textContent = clock(Math.max(0, (Date.now() - this.begun) / 1000));
    this.now.textContent = new Date().toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
    const lost = !document.querySelector('[data-testid=stApp][data-test-connection-state=CONNECTED]');
    this.state.textContent = room.blank ? this.words.isBlank : lost ? this.words.alone : '';
  }

  show() {
    const step = room.steps[room.at];
    if (!step || !this.words || room.press === null) return;
    this.where.textContent = fill(this.words.of, { step: room.at + 1, count: room.steps.length });
    this.title.textContent = step.title;
    const told = (step.notes || this.words.noNotes).split(/\n{2,}/);
    this.notes.replaceChildren(...told.map((text) => element('p', step.notes ? '' : 'soft', text)));
    this.notes.scrollTop = 0;
    const after = room.steps[room.at + 1];
    this.nextTitle.textContent = after ? `${this.words.nextUp}: ${after.title}` : this.words.end;
    this.nextText.replaceChildren(...(after ? elements(after.text, { selected: null, pick: () => {} }) : []));
    this.nextText.scrollTop = 0;
    this.time();
  }

  onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (key === ' ' && pressable(event.composedPath()[0])) return;
    const acts = {
      ArrowRight: () => go(room.at + 1), PageDown: () => go(room.at + 1), ' ': () => go(room.at + 1),
      ArrowLeft: () => go(room.at - 1), PageUp: () => go(room.at - 1), Home: () => go(0), End: () => go(room.steps.length - 1),
      b: () => go(room.at, !room.blank), '.': () => go(room.at, !room.blank), r: () => go(room.at), c: () => {},
    };
    if (!acts[key]) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    acts[key]();
  }
}

export function desk(component) {
  const end = resident(component, (home) => new Desk(home));
  component.parentElement.parleyLife.told(component.data);
  return end;
}
