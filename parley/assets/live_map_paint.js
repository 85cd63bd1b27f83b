/* How things are painted: ground and pattern on canvas, shapes of points; colours live in the CSS. */
(() => {
  const LM = (window.LM = window.LM || {});
  const GROUNDS = {
    settled: ['land'],
    contested: ['ground', 'hatch'],
    shared: ['ground', 'cross'],
    unclaimed: ['land', 'dots'],
    hc: ['ground', 'hatch'],
    changed: ['changed', 'cross'],
  };
  for (let i = 0; i < 6; i += 1) {
    GROUNDS[`h${i}`] = [`tint-${i}`];
    GROUNDS[`hc${i}`] = [`tint-${i}`, 'hatch'];
  }
  LM.AREA_CLASSES = new Set(Object.keys(GROUNDS));
  LM.EDGE_CLASSES = new Set(['none', 'coast', 'solid', 'dashed', 'dotted', 'inner', 'changed']);
  LM.STANDS = new Set([...LM.AREA_CLASSES, 'own', 'other']);

  const token = (LM.token = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--lm-${name}`).trim());

  const tile = (kind, colour) => {
    const size = kind === 'cross' ? 11 : kind === 'dots' ? 7 : 8;
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = size * 2;
    const pen = canvas.getContext('2d');
    pen.scale(2, 2);
    pen.strokeStyle = pen.fillStyle = colour;
    pen.lineWidth = kind === 'cross' ? 1 : 1.25;
    pen.beginPath();
    if (kind === 'dots') {
      pen.arc(size / 2, size / 2, 0.95, 0, 2 * Math.PI);
      pen.fill();
      return canvas;
    }
    for (const shift of [-size, 0, size]) {
      pen.moveTo(shift - 1, size + 1);
      pen.lineTo(shift + size + 1, -1);
      if (kind === 'cross') {
        pen.moveTo(shift - 1, -1);
        pen.lineTo(shift + size + 1, size + 1);
      }
    }
    pen.stroke();
    return canvas;
  };

  LM.AreaCanvas = L.Canvas.extend({
    /* One entry per class, theme and distance, so that equal areas share one paint. */
    paintOf(cls, far) {
      const key = `${cls}|${far}|${document.documentElement.dataset.theme}`;
      this._paints = this._paints || new Map();
      if (!this._paints.has(key)) {
        const [ground, kind] = GROUNDS[cls];
        const solid = far && ground === 'ground' ? 'ground-far' : ground;
        const pattern = kind && !far ? this._pattern(kind) : null;
        this._paints.set(key, { key, ground: token(solid), pattern });
      }
      return this._paints.get(key);
    },
    seaPaint() {
      return { key: 'sea', ground: token('sea'), pattern: null };
    },
    _pattern(kind) {
      const colour = token(kind === 'dots' ? 'dots' : 'hatch-line');
      const pattern = this._ctx.createPattern(tile(kind, colour), 'repeat');
      pattern.setTransform(new DOMMatrix().scale(0.5));
      return pattern;
    },
    _fillStroke(ctx, layer) {
      const { paint } = layer.options;
      ctx.globalAlpha = 1;
      ctx.fillStyle = ctx.strokeStyle = paint.ground;
      if (paint.key === 'sea') {
        /* Whole pixels just inside the box: a soft side would show as a frame on land. */
        const { min, max } = layer._rawPxBounds;
        const [x, y] = [Math.ceil(min.x) + 1, Math.ceil(min.y) + 1];
        ctx.fillRect(x, y, Math.floor(max.x) - 1 - x, Math.floor(max.y) - 1 - y);
        return;
      }
      ctx.fill('evenodd');
      /* Its own colour as a hairline closes the seam that antialiasing leaves between neighbours. */
      ctx.lineWidth = 0.8;
      ctx.setLineDash([]);
      ctx.stroke();
      if (paint.pattern) {
        ctx.fillStyle = paint.pattern;
        ctx.fill('evenodd');
      }
    },
  });

  const polygon = (steps) => (x, y, r) =>
    `M${steps.map(([dx, dy]) => `${(x + dx * r).toFixed(1)} ${(y + dy * r).toFixed(1)}`).join('L')}z`;
  const turn = (count, inner = 1, start = -Math.PI / 2) =>
    Array.from({ length: inner < 1 ? count * 2 : count }, (_, i, all = inner < 1 ? count * 2 : count) => {
      const angle = start + (2 * Math.PI * i) / all;
      const radius = inner < 1 && i % 2 ? inner : 1;
      return [Math.cos(angle) * radius, Math.sin(angle) * radius];
    });
  const circle = (x, y, r) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
  const SHAPES = {
    disc: circle,
    raises: polygon([[0, -1.1], [1.05, 0.8], [-1.05, 0.8]]),
    eases: (x, y, r) =>
      `M${x - r * 0.85} ${y - r * 0.25}a${r * 0.85} ${r * 0.85} 0 1 1 ${r * 1.7} 0` +
      `q0 ${r * 0.75} ${-r * 0.85} ${r * 1.45}q${-r * 0.85} ${-r * 0.7} ${-r * 0.85} ${-r * 1.45}z`,
    neutral: polygon([[-0.8, -0.8], [0.8, -0.8], [0.8, 0.8], [-0.8, 0.8]]),
    incident_site: polygon(turn(4, 0.38)),
    crossing: polygon([[-1, -0.75], [1, 0.75], [1, -0.75], [-1, 0.75]]),
    meeting_point: (x, y, r) => circle(x, y, r) + circle(x, y, r * 0.4),
    base: polygon([[-0.8, -0.8], [0.8, -0.8], [0.8, 0.8], [-0.8, 0.8]]),
    settlement: (x, y, r) => circle(x, y, r * 0.62),
    islet: (x, y, r) => `M${x - r} ${y + r * 0.5}a${r} ${r * 1.1} 0 0 1 ${2 * r} 0z`,
    infrastructure: polygon(turn(6)),
    landmark: polygon([[0, -1.05], [0.8, 0], [0, 1.05], [-0.8, 0]]),
  };

  /* On the atlas a dispute's shape is its stage. */
  Object.assign(SHAPES, {
    'stage-war': SHAPES.raises,
    'stage-active': SHAPES.raises,
    'stage-easing': SHAPES.eases,
    'stage-frozen': SHAPES.neutral,
    'stage-dormant': SHAPES.neutral,
    'stage-settled': circle,
  });
  LM.SHAPES = SHAPES;
  LM.MARKS = /^(raises|eases|neutral|stage-(war|active|easing|frozen|dormant|settled))$/;

  /* A point drawn as a shape of constant size: shape first, colour second. Aside moves it by pixels. */
  LM.Glyph = L.CircleMarker.extend({
    _updatePath() {
      const { x, y } = this._point;
      const { shape, radius, aside = 0 } = this.options;
      const draw = SHAPES[shape] || SHAPES.landmark;
      const grow = LM.grow || 1;
      this._renderer._setPath(this, this._empty() ? 'M0 0' : draw(x + aside * grow, y, radius * grow));
    },
  });
})();
