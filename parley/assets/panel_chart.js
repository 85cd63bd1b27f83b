/* Figures as a picture: lines over time or bars, with the same figures as a table for who can not see it.

   A series is told by its mark and dash as well as by its colour; a value that is missing is a gap. */
const W = 1000;
const DASHES = ['', '14 7', '3 6', '18 6 4 6', '8 4', '2 4'];
const POINTS = [
  (x, y, r) => svg('circle', { cx: x, cy: y, r }),
  (x, y, r) => svg('rect', { x: x - r * 0.9, y: y - r * 0.9, width: r * 1.8, height: r * 1.8 }),
  (x, y, r) => svg('path', { d: `M${x} ${y - r * 1.2}l${r * 1.1} ${r * 2}h${-r * 2.2}z` }),
  (x, y, r) => svg('path', { d: `M${x} ${y - r * 1.3}l${r * 1.3} ${r * 1.3}l${-r * 1.3} ${r * 1.3}l${-r * 1.3} ${-r * 1.3}z` }),
  (x, y, r) => svg('path', { d: `M${x} ${y + r * 1.2}l${r * 1.1} ${-r * 2}h${-r * 2.2}z` }),
  (x, y, r) => svg('circle', { cx: x, cy: y, r, class: 'open' }),
];
const figure = (value) => (value === null ? '–' : value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 }));

const ticksTo = (most) => {
  const rough = most / 4 || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].find((part) => part * power >= rough) * power;
  return Array.from({ length: Math.ceil(most / step - 1e-9) + 1 }, (_, i) => i * step);
};

const words = (text, x, y, cls, anchor) => {
  const node = svg('text', { x, y, class: cls, 'text-anchor': anchor });
  node.textContent = text;
  return node;
};

const lines = (block, H, most) => {
  const [left, right, top, low] = [78, 24, 26, 52];
  const count = block.categories.length;
  const x = (i) => left + (count > 1 ? (i / (count - 1)) * (W - left - right) : (W - left - right) / 2);
  const ticks = ticksTo(most);
  const y = (value) => H - low - (value / ticks[ticks.length - 1]) * (H - low - top);
  const parts = ticks.flatMap((tick) => [
    svg('line', { x1: left, x2: W - right, y1: y(tick), y2: y(tick), class: tick ? 'grid' : 'axis' }),
    words(figure(tick), left - 12, y(tick) + 9, 'tick', 'end'),
  ]);
  const every = Math.ceil(count / 8);
  block.categories.forEach((name, i) => {
    if (i % every && i !== count - 1) return;
    if (i !== count - 1 && count - 1 - i < every * 0.7) return;
    parts.push(words(name, x(i), H - 14, 'tick', i === 0 ? 'start' : i === count - 1 ? 'end' : 'middle'));
  });
  block.series.forEach(({ name, values }, s) => {
    const group = svg('g', { class: `series s${s % 6}` });
    let path = '';
    let pen = 'M';
    values.forEach((value, i) => {
      if (value === null) { pen = 'M'; return; }
      path += `${pen}${x(i).toFixed(1)} ${y(value).toFixed(1)}`;
      pen = 'L';
    });
    group.append(svg('path', { d: path || 'M0 0', class: 'curve', 'stroke-dasharray': DASHES[s % 6] }));
    values.forEach((value, i) => {
      if (value === null) return;
      const point = POINTS[s % 6](x(i), y(value), count > 16 ? 4.5 : 7);
      const title = svg('title', {});
      title.textContent = `${name}, ${block.categories[i]}: ${figure(value)} ${block.unit}`;
      point.append(title);
      group.append(point);
    });
    parts.push(group);
  });
  return parts;
};

/* Names stand left of their bars, or above them where they are long. */
const bars = (block, most) => {
  const { series, categories } = block;
  const thick = series.length > 1 ? 24 : 32;
  const longest = Math.max(0, ...categories.map((name) => name.length));
  const left = longest <= 30 ? Math.max(160, longest * 15 + 20) : 0;
  const above = left ? 0 : 36;
  const row = above + thick * series.length + 14;
  const parts = [];
  const wide = (value) => (value / (most || 1)) * (W - left - 130);
  categories.forEach((name, i) => {
    const top = i * row + above;
    parts.push(words(name, 0, left ? top + (thick * series.length) / 2 + 8 : top - 8, 'label', 'start'));
    series.forEach(({ name: which, values }, s) => {
      const value = values[i];
      const y = top + s * thick;
      if (value === null) { parts.push(words('–', left, y + thick - 5, 'value', 'start')); return; }
      const bar = svg('rect', { x: left, y, width: Math.max(2, wide(value)), height: thick - 4, class: `bar s${s % 6}` });
      const title = svg('title', {});
      title.textContent = `${name}, ${which}: ${figure(value)} ${block.unit}`;
      bar.append(title);
      parts.push(bar, words(figure(value), left + wide(value) + 12, y + thick / 2 + 7, 'value', 'start'));
    });
  });
  return { parts, height: Math.max(1, categories.length) * row };
};

const twin = ({ title, unit, categories, series }) => {
  const node = make('table', 'unseen');
  node.append(make('caption', '', `${title}, ${unit}`));
  const head = make('tr');
  head.append(make('th', '', ''), ...series.map(({ name }) => make('th', '', name)));
  node.append(head, ...categories.map((category, i) => {
    const row = make('tr');
    row.append(make('th', '', category), ...series.map(({ values }) => make('td', '', figure(values[i]))));
    return row;
  }));
  return node;
};

const keyTo = ({ series, form }) => {
  const list = make('ul', 'chartkey');
  list.setAttribute('aria-hidden', 'true');
  series.forEach(({ name }, s) => {
    const box = svg('svg', { viewBox: '0 0 44 16', width: 44, height: 16 });
    const sign = form === 'bar'
      ? [svg('rect', { x: 0, y: 1, width: 44, height: 14, class: `bar s${s % 6}` })]
      : [svg('path', { d: 'M0 8H44', class: 'curve', 'stroke-dasharray': DASHES[s % 6] }), POINTS[s % 6](22, 8, 6)];
    const group = svg('g', { class: `series s${s % 6}` });
    group.append(...sign);
    box.append(group);
    const item = make('li');
    item.append(box, make('span', '', name));
    list.append(item);
  });
  return list;
};

function chart(block, { sources }) {
  const node = make('figure', 'chart');
  const head = make('figcaption');
  head.append(make('b', '', block.title), make('span', '', ` ${block.unit}`));
  const values = block.series.flatMap(({ values: all }) => all).filter((value) => value !== null);
  const most = Math.max(0, ...values);
  const drawn = block.form === 'bar' ? bars(block, most) : { parts: lines(block, 330, most), height: 330 };
  const picture = svg('svg', { viewBox: `0 0 ${W} ${drawn.height}`, role: 'img', 'aria-label': `${block.title}, ${block.unit}; the same figures follow as a table` });
  picture.append(...drawn.parts);
  const note = make('p', 'chartnote', block.note);
  note.append(cites(block.cites, sources));
  node.append(head, ...(block.series.length > 1 || block.form !== 'bar' ? [keyTo(block)] : []), picture, twin(block), note);
  return node;
}
