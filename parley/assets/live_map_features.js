/* Lines, zones and sites of a dispute and the dated marks: what is drawn and what takes the pointer. */
(() => {
  const LM = (window.LM = window.LM || {});
  const KIND = /^[a-z_]+$/;

  const latLngs = ({ type, coordinates }) => {
    const depth = { LineString: 0, MultiLineString: 1, Polygon: 1, MultiPolygon: 2 }[type];
    return depth === undefined ? null : L.GeoJSON.coordsToLatLngs(coordinates, depth);
  };

  /* drawn: visible layers; hit: a wide unseen twin that is easy to click or touch. */
  const thing = (map, id, kind, name, drawn, hit, events) => {
    drawn.forEach((layer) => layer.addTo(map));
    hit.addTo(map);
    hit.on('click', (event) => events.click(id, event));
    hit.on('mouseover', () => events.over(id));
    hit.on('mouseout', () => events.out(id));
    const layers = [...drawn, hit];
    return {
      id,
      kind,
      name,
      drawn,
      shown: true,
      stand(cls) {
        if (this.stood === cls) return;
        for (const layer of drawn) {
          const { classList } = layer.getElement();
          if (this.stood) classList.remove(`st-${this.stood}`);
          if (cls) classList.add(`st-${cls}`);
        }
        this.stood = cls;
      },
      show(on) {
        this.shown = on;
        for (const layer of layers) layer.getElement().style.display = on ? '' : 'none';
      },
      remove() {
        layers.forEach((layer) => layer.remove());
      },
    };
  };

  const unseen = { stroke: true, color: '#000', opacity: 0, fillOpacity: 0, interactive: true };

  const point = (map, panes, { id, kind, shape, name, latlng, radius, classes, aside = 0 }, events) => {
    const glyph = new LM.Glyph(latlng, {
      ...panes.points, shape, radius, aside, interactive: false, className: `glyph ${classes}`,
    });
    const reach = Math.max(radius + 4, 12);
    const hit = new LM.Glyph(latlng, { ...panes.hits, ...unseen, shape: 'disc', radius: reach, aside });
    const made = thing(map, id, kind, name, [glyph], hit, events);
    return Object.assign(made, { latlng, radius, aside, point: true });
  };

  const line = (map, panes, { id, kind, name, shape, schematic, km }, events) => {
    const options = { ...panes.lines, interactive: false, fill: false, smoothFactor: 0.5 };
    const look = `line ${kind}${schematic ? ' schematic' : ''}`;
    const drawn = [L.polyline(shape, { ...options, className: look })];
    if (schematic) drawn.unshift(L.polyline(shape, { ...options, className: `band ${kind}` }));
    const hit = L.polyline(shape, { ...panes.hits, ...unseen, fill: false, weight: 16 });
    return Object.assign(thing(map, id, kind, name, drawn, hit, events), {
      shape,
      rescale(metresPerPixel) {
        if (!schematic) return;
        const width = Math.min(90, Math.max(9, (2000 * (km || 2)) / metresPerPixel));
        drawn[0].getElement().style.strokeWidth = `${width.toFixed(1)}px`;
      },
    });
  };

  const zone = (map, panes, { id, kind, name, shape, schematic }, events) => {
    const look = `zone ${kind}${schematic ? ' schematic' : ''}`;
    const drawn = L.polygon(shape, { ...panes.zones, interactive: false, className: look });
    const hit = L.polygon(shape, { ...panes.hits, ...unseen, weight: 4 });
    return Object.assign(thing(map, id, kind, name, [drawn], hit, events), { shape });
  };

  LM.addFeatures = (map, panes, collection, events) => {
    const made = new Map();
    const sort = ({ geometry }) => (/Polygon/.test(geometry.type) ? 0 : /Line/.test(geometry.type) ? 1 : 2);
    for (const feature of [...collection.features].sort((a, b) => sort(a) - sort(b))) {
      const { kind, name, names, precision, km } = feature.properties;
      const spec = {
        id: feature.id,
        kind: KIND.test(kind) ? kind : 'landmark',
        name: name || '',
        schematic: precision === 'schematic',
        km,
        shape: latLngs(feature.geometry),
      };
      const order = sort(feature);
      if (order === 0) made.set(spec.id, zone(map, panes, spec, events));
      else if (order === 1) made.set(spec.id, line(map, panes, spec, events));
      else {
        const [lon, lat] = feature.geometry.coordinates.flat();
        const classes = `site ${spec.kind}`;
        const at = { latlng: L.latLng(lat, lon), radius: 6.5, shape: spec.kind, classes };
        made.set(spec.id, point(map, panes, { ...spec, ...at }, events));
      }
      made.get(spec.id).names = names || {};
    }
    return made;
  };

  /* Hatching for zones: the same patterns as on the land, in the language of SVG. */
  LM.addPatterns = () => {
    const holder = document.createElement('div');
    holder.className = 'lm-patterns';
    holder.innerHTML = `<svg width="0" height="0" aria-hidden="true"><defs>
      <pattern id="lm-hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect class="ground" width="8" height="8"/><path class="hatch" d="M0 0V8"/></pattern>
      <pattern id="lm-cross" width="10" height="10" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect class="ground" width="10" height="10"/><path class="hatch" d="M0 0V10M0 0H10"/></pattern>
      <pattern id="lm-dots" width="7" height="7" patternUnits="userSpaceOnUse"><circle class="dot" cx="3.5" cy="3.5" r="1"/></pattern>
    </defs></svg>`;
    document.body.append(holder);
  };

  /* Marks come with every state: unchanged ones are kept, so nothing flickers. */
  LM.syncMarks = (map, panes, marks, wanted, sites, events) => {
    const keep = new Set();
    const taken = new Map();
    const spotOf = (lat, lon) => `${lat.toFixed(2)},${lon.toFixed(2)}`;
    for (const { latlng } of sites) if (latlng) taken.set(spotOf(latlng.lat, latlng.lng), 1);
    for (const mark of wanted) {
      const spot = spotOf(mark.lat, mark.lon);
      const nth = taken.get(spot) || 0;
      taken.set(spot, nth + 1);
      const print = JSON.stringify([mark, nth]);
      keep.add(mark.id);
      const old = marks.get(mark.id);
      if (old && old.print === print) continue;
      if (old) old.remove();
      const track = LM.MARKS.test(mark.track) ? mark.track : 'neutral';
      const level = Math.min(5, Math.max(1, Math.round(mark.level) || 1));
      const spec = {
        id: mark.id,
        kind: 'mark',
        shape: track,
        name: mark.text || '',
        latlng: L.latLng(mark.lat, mark.lon),
        radius: 4.5 + level,
        classes: `mark ${track} level-${level}`,
        /* Several things at one place stand side by side instead of hiding one another. */
        aside: nth * 15,
      };
      marks.set(mark.id, Object.assign(point(map, panes, spec, events), { print }));
    }
    for (const [id, mark] of marks) {
      if (keep.has(id)) continue;
      mark.remove();
      marks.delete(id);
    }
  };

  /* A halo is its own layer: the thing itself is not drawn anew. */
  LM.drawHalo = (group, pane, { point, border, shape, latlng, radius, aside }, look) => {
    for (const part of ['casing', 'core']) {
      const options = { ...pane, interactive: false, fill: false, className: `halo ${look} ${part}` };
      if (point) group.addLayer(new LM.Glyph(latlng, { ...options, shape: 'disc', radius: radius + 6, aside }));
      else group.addLayer(new (border ? LM.Border : L.Polyline)(shape, options));
    }
  };

  /* The band of a schematic line is as wide as the line is uncertain. */
  LM.rescale = (map, features) => {
    const { lat } = map.getCenter();
    const metres = (40075017 * Math.cos((lat * Math.PI) / 180)) / (256 * 2 ** map.getZoom());
    for (const feature of features) if (feature.rescale) feature.rescale(metres);
  };
})();
