/* The steps of the editor as one list: chosen, moved, hidden, doubled and taken away by button or key. */
class StepList {
  constructor(home) {
    clothe(home);
    /* A grid, since a row may hold buttons, which an option of a list box may not. */
    this.list = element('div', 'steplist');
    this.list.setAttribute('role', 'grid');
    this.list.tabIndex = 0;
    this.hint = element('p', 'steplist-hint');
    this.live = element('p', 'unseen');
    this.live.setAttribute('aria-live', 'polite');
    this.list.addEventListener('keydown', (event) => this.onKey(event));
    home.append(this.list, this.hint, this.live);
  }

  end() {
    this.list.remove();
    this.hint.remove();
    this.live.remove();
  }

  told({ steps, at, words }, send) {
    this.send = (act) => send('act', { ...act, n: Date.now() });
    const print = JSON.stringify([steps, at]);
    if (print === this.print) return;
    this.print = print;
    this.at = at;
    this.count = steps.length;
    this.list.setAttribute('aria-label', words.steps);
    this.hint.textContent = words.hint;
    this.list.replaceChildren(...steps.map(({ title, about, hidden }, i) => {
      const row = element('div', `steplist-row${hidden ? ' hidden-step' : ''}`);
      row.id = `steplist-${i}`;
      row.setAttribute('role', 'row');
      row.setAttribute('aria-selected', String(i === at));
      const name = element('span', 'steplist-name');
      name.append(element('b', '', title), element('small', '', hidden ? `${about ? `${about} · ` : ''}${words.hidden}` : about));
      name.addEventListener('click', () => this.send({ do: 'choose', at: i }));
      const tool = (sign, label, act) => {
        const button = control(sign, label, () => this.send({ ...act, at: i }), 'steplist-tool');
        button.tabIndex = -1;
        return button;
      };
      const number = element('span', 'steplist-number', String(i + 1));
      for (const cell of [number, name]) cell.setAttribute('role', 'gridcell');
      row.append(number, name);
      if (i === at) {
        const tools = element('span', 'steplist-tools');
        tools.setAttribute('role', 'gridcell');
        tools.append(
          tool('up', words.up, { do: 'move', by: -1 }), tool('down', words.down, { do: 'move', by: 1 }),
          tool('blank', hidden ? words.show : words.hide, { do: 'hide' }), tool('double', words.double, { do: 'double' }), tool('close', words.remove, { do: 'remove' }),
        );
        row.append(tools);
      }
      return row;
    }));
    this.list.setAttribute('aria-activedescendant', `steplist-${at}`);
    this.list.children[at]?.scrollIntoView({ block: 'nearest' });
    this.live.textContent = steps[at] ? `${at + 1}. ${steps[at].title}` : '';
  }

  onKey(event) {
    if (event.ctrlKey || event.metaKey) return;
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const { at } = this;
    const act = by && event.altKey ? { do: 'move', at, by }
      : by ? { do: 'choose', at: at + by }
        : { Home: { do: 'choose', at: 0 }, End: { do: 'choose', at: this.count - 1 }, Delete: { do: 'remove', at }, h: { do: 'hide', at }, d: { do: 'double', at } }[event.key];
    if (!act || (act.do === 'choose' && (act.at < 0 || act.at >= this.count))) return;
    event.preventDefault();
    event.stopPropagation();
    this.send(act);
  }
}

export function steplist(component) {
  const end = resident(component, (home) => new StepList(home));
  component.parentElement.parleyLife.told(component.data, component.setTriggerValue);
  return end;
}
