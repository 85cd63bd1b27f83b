/* The legend: exactly what is on the map, drawn with the map's own shapes, folded away by a click. */
(() => {
  const LM = (window.LM = window.LM || {});
  const SVG = 'http://www.w3.org/2000/svg';
  const AREAS = /^(contested|shared|unclaimed|changed|hc|h[0-5])$/;
  const ZONES = /_(zone|area)$/;
  const LINES = /_line$|^line_of|boundary$/;

  const node = (tag, attributes) => {
    const made = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  };

  const pattern = (symbol) => {
    if (symbol === 'unclaimed') return [6, 13, 20, 27].flatMap((x) => [5, 11].map((y) => node('circle', { cx: x, cy: y, r: 1.1, class: 'dot' })));
    const lines = (slope) => [2, 10, 18, 26].map((x) => node('path', { d: `M${x - 6} ${slope > 0 ? 16 : 0}L${x + 10} ${slope > 0 ? 0 : 16}`, class: 'hatch' }));
    if (symbol === 'shared' || symbol === 'changed') return [...lines(1), ...lines(-1)];
    return symbol === 'contested' || symbol === 'hc' ? lines(1) : [];
  };

  const draw = (symbol) => {
    const box = node('svg', { viewBox: '0 0 32 16', width: 32, height: 16, 'aria-hidden': 'true' });
    const [, kind] = /^(?:edge|kind|track)-(.*)$/.exec(symbol) || [];
    if (AREAS.test(symbol)) {
      box.append(node('rect', { x: 0, y: 0, width: 32, height: 16, class: `swatch ${symbol}` }), ...pattern(symbol));
    } else if (symbol.startsWith('edge-')) {
      box.append(node('path', { d: 'M1 8H31', class: `edge ${kind}` }));
    } else if (symbol.startsWith('track-')) {
      box.append(node('path', { d: LM.SHAPES[kind](16, 8, 6.5), class: `mark ${kind} ${kind.startsWith('stage-') ? '' : 'level-3'}` }));
    } else if (ZONES.test(kind)) {
      box.append(node('rect', { x: 1, y: 1, width: 30, height: 14, class: `zone ${kind}` }));
    } else if (LINES.test(kind)) {
      box.append(node('path', { d: 'M1 8H31', class: `band ${kind}`, 'stroke-width': 12 }), node('path', { d: 'M1 8H31', class: `line ${kind}` }));
    } else {
      box.append(node('path', { d: (LM.SHAPES[kind] || LM.SHAPES.landmark)(16, 8, 6.5), class: `site ${kind}` }));
    }
    return box;
  };

  LM.Legend = class {
    constructor(container) {
      this.box = document.createElement('details');
      this.box.className = 'lm-legend';
      this.box.open = container.clientWidth >= 960 && container.clientHeight >= 600;
      const title = document.createElement('summary');
      LM.told(() => { title.textContent = LM.say('Legend'); });
      this.list = document.createElement('ul');
      this.box.append(title, this.list);
      for (const name of ['click', 'dblclick', 'wheel', 'pointerdown']) this.box.addEventListener(name, (event) => event.stopPropagation());
      container.append(this.box);
    }

    /* entries: [{symbol, text}] */
    fill(entries) {
      const print = JSON.stringify(entries);
      if (print === this.print) return;
      this.print = print;
      this.box.hidden = !entries.length;
      this.list.replaceChildren(...entries.map(({ symbol, text }) => {
        const item = document.createElement('li');
        const words = document.createElement('span');
        words.textContent = text;
        item.append(draw(symbol), words);
        return item;
      }));
    }
  };
})();
