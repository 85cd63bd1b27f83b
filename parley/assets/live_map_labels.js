/* Names on the map: each takes the first free place beside its point that lies in view, or none. */
(() => {
  const LM = (window.LM = window.LM || {});
  const RANKS = ['state', 'area', 'town'];
  const SELECTED = -1;

  /* Other names of a place, in brackets, go to a second and quieter line: none is left out. */
  const write = (element, text) => {
    const bracket = text.indexOf(' (');
    const [main, more] = bracket > 0 ? [text.slice(0, bracket), text.slice(bracket + 1)] : [text, ''];
    element.textContent = main;
    if (!more) return;
    const line = document.createElement('small');
    line.textContent = more;
    element.append(line);
  };

  LM.Labels = class {
    constructor(map, pane) {
      this.map = map;
      this.pane = pane;
      this.fixed = [];
      this.points = [];
      this.glyphs = [];
      map.on('zoomstart', () => pane.classList.add('zooming'));
      map.on('moveend viewreset resize', () => this.layout());
      document.fonts.ready.then(() => this.measure());
    }

    make(text, look, spot) {
      const element = document.createElement('div');
      element.className = `name ${look}`;
      write(element, text);
      this.pane.append(element);
      return { radius: 0, aside: 0, ...spot, element };
    }

    setFixed(labels) {
      this.labels = labels;
      this.fixed.forEach(({ element }) => element.remove());
      this.quiet = null;
      this.fixed = labels.map(({ text: plain, names, lon, lat, rank, area }) => {
        const text = (names && names[this.view]) || plain;
        const look = RANKS[rank] || 'town';
        const town = look === 'town';
        return this.make(text, look, { latlng: L.latLng(lat, lon), order: town ? 5 : rank, radius: town ? 3 : 0, town, area });
      });
      this.measure();
    }

    /* A party's own view prints that party's names. */
    setView(view) {
      if (view === this.view) return;
      this.view = view;
      if (this.labels) this.setFixed(this.labels);
    }

    /* Names of areas that the view takes as settled are left out: a name of its own would say otherwise. */
    silence(settled) {
      const quiet = this.fixed.filter(({ area }) => area && settled(area));
      const print = quiet.map(({ area }) => area).join();
      if (print === this.quiet) return;
      this.quiet = print;
      for (const label of this.fixed) label.silent = quiet.includes(label);
      this.layout();
    }

    /* Names beside glyphs; points: {name, kind, latlng, radius, aside, strong}; no name covers a glyph. */
    setPoints(points, glyphs) {
      this.glyphs = glyphs.map(({ latlng, radius, aside }) => ({ latlng, radius, aside }));
      const print = JSON.stringify([points, this.glyphs]);
      if (print === this.print) return;
      this.print = print;
      this.points.forEach(({ element }) => element.remove());
      this.points = points.map(({ name, kind, strong, latlng, radius, aside }) => {
        const order = strong ? SELECTED : kind === 'settlement' ? 4 : 3;
        return this.make(name, `point ${kind}${strong ? ' strong' : ''}`, { latlng, radius, aside, order });
      });
      this.measure();
    }

    measure() {
      for (const label of [...this.fixed, ...this.points]) {
        label.width = label.element.offsetWidth;
        label.height = label.element.offsetHeight;
      }
      this.layout();
    }

    anchor({ latlng, aside }) {
      return this.map.latLngToLayerPoint(latlng).add([aside * (LM.grow || 1), 0]);
    }

    places(label) {
      const { town, width, height } = label;
      const radius = label.radius * (LM.grow || 1);
      const { x, y } = this.anchor(label);
      const centred = x - width / 2;
      const middle = y - height / 2;
      if (!radius) return [[centred, middle], [centred, y + height * 0.4], [centred, y - height * 1.4]];
      const gap = radius + 4;
      const beside = [[x + gap, middle], [x - gap - width, middle]];
      return town ? beside : [...beside, [centred, y + gap - 2], [centred, y - gap - height + 2]];
    }

    layout() {
      const taken = [];
      const origin = this.map.containerPointToLayerPoint([0, 0]);
      const { x: across, y: down } = this.map.getSize();
      const inView = ([x, y, w, h]) =>
        x >= origin.x + 2 && y >= origin.y + 2 && x + w <= origin.x + across - 2 && y + h <= origin.y + down - 2;
      const clear = ([x, y, w, h]) => taken.every(([a, b, c, d]) => x + w < a || a + c < x || y + h < b || b + d < y);
      const { avoid } = this;
      if (avoid && !avoid.hidden) taken.push([origin.x + avoid.offsetLeft, origin.y + avoid.offsetTop, avoid.offsetWidth, avoid.offsetHeight]);
      for (const point of this.glyphs) {
        const { x, y } = this.anchor(point);
        const radius = point.radius * (LM.grow || 1);
        taken.push([x - radius, y - radius, 2 * radius, 2 * radius]);
      }
      for (const label of [...this.fixed, ...this.points].sort((a, b) => a.order - b.order)) {
        const boxes = this.places(label).map(([x, y]) => [Math.round(x), Math.round(y), label.width, label.height]);
        const box = label.silent ? null : boxes.find((wanted) => inView(wanted) && clear(wanted));
        label.element.style.visibility = box ? 'visible' : 'hidden';
        if (!box) continue;
        taken.push(box);
        label.element.style.transform = `translate(${box[0]}px, ${box[1]}px)`;
        const { x } = this.anchor(label);
        label.element.classList.toggle('before', label.radius > 0 && box[0] + box[2] < x);
        label.element.classList.toggle('after', label.radius > 0 && box[0] > x);
      }
      this.pane.classList.remove('zooming');
    }
  };
})();
