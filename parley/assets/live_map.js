/* The live map: geometry is fetched once, then every state from Python is one whole table to paint. */
(() => {
  const LM = (window.LM = window.LM || {});
  const FAR_ZOOM = 4;
  const PATIENCE_MS = 4000;
  const WORLD = [[-72, -200], [85.05, 200]];
  const PANES = [
    ['areas', 410, 'auto'], ['zones', 420, 'none'], ['edges', 430, 'none'], ['lines', 440, 'none'],
    ['points', 450, 'none'], ['hits', 455, 'none'], ['halo', 460, 'none'], ['names', 470, 'none'],
  ];
  const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (calm()) L.Map.mergeOptions({ zoomAnimation: false, fadeAnimation: false, inertia: false });
  const areas = new Map();
  const edges = new Map();
  const marks = new Map();
  let features = new Map();
  let places = {};
  let map;
  let files;
  let panes;
  let canvas;
  let halo;
  let labels;
  let list;
  let tip;
  let legend;
  let stamp;
  let time;
  let table = null;
  let tableUrl = null;
  let scrubbed = null;
  let previewed = null;
  let awaited = null;
  let address;
  let state = null;
  let selected = null;
  let hovered = null;
  let sent = 0;
  let loaded = false;
  let touched = false;

  /* {class: "id id"} as {id: class}. */
  const byId = (classes = {}) => Object.fromEntries(
    Object.entries(classes).flatMap(([name, ids]) => ids.split(' ').map((id) => [id, name])),
  );
  const cls = (kind, id, known, fallback) => {
    const moved = scrubbed && scrubbed[kind][id];
    const wanted = moved || (state && state[kind] && state[kind][id]);
    return known.has(wanted) ? wanted : fallback;
  };
  const areaClass = (id) => cls('areas', id, LM.AREA_CLASSES, 'settled');
  const edgeClass = (key) => cls('edges', key, LM.EDGE_CLASSES, edges.get(key).coast ? 'coast' : 'solid');
  const viewNow = () => (previewed ? previewed.view : state && state.view);
  const isFar = () => map.getZoom() < FAR_ZOOM;
  const ownName = (thing) => (state && thing.names && thing.names[viewNow()]) || thing.name || '';
  const nameOf = (id) => {
    const thing = marks.get(id) || features.get(id) || areas.get(id);
    return (state && state.tips && state.tips[id]) || (thing && ownName(thing)) || '';
  };

  const addTopology = (topology, hole) => {
    const decoded = LM.decodeTopology(topology, hole);
    for (const [id, { name, rings, outline }] of decoded.areas) {
      const area = areas.get(id) || { name, layers: [], outline: [] };
      const layer = new LM.Land(rings, {
        pane: 'areas', renderer: canvas, stroke: false, fill: true, paint: canvas.seaPaint(),
      });
      layer.on('click', (event) => events.click(id, event));
      layer.on('mouseover', () => events.over(id));
      layer.on('mouseout', () => events.out(id));
      area.name = name || area.name;
      area.listed = hole === null;
      area.layers.push(layer.addTo(map));
      area.outline.push(...outline);
      areas.set(id, area);
    }
    for (const [key, { coast, lines }] of decoded.edges) {
      const layer = new LM.Border(lines, { ...panes.edges, interactive: false, className: 'edge' });
      const edge = edges.get(key) || { coast, lines: [], layers: [] };
      edge.layers.push(layer.addTo(map));
      edge.lines.push(...lines);
      edges.set(key, edge);
    }
  };

  let seaBox = null;
  const addDispute = ({ clip, bbox, features: collection, labels: names }) => {
    const [west, south, east, north] = bbox;
    if (clip) {
      seaBox = L.rectangle([[south, west], [north, east]], {
        pane: 'areas', renderer: canvas, stroke: false, fill: true, paint: canvas.seaPaint(),
      }).addTo(map);
      addTopology(clip, null);
    }
    if (collection) features = LM.addFeatures(map, panes, collection, events);
    if (names) labels.setFixed(names);
    const bounds = L.latLngBounds([south, west], [north, east]);
    map.setMinZoom(Math.max(map.options.minZoom, map.getBoundsZoom(bounds) - 2));
    map.setMaxBounds(bounds.pad(0.25));
  };

  const outlineOf = (id) => {
    const thing = marks.get(id) || features.get(id);
    if (thing) return thing.shown ? thing : null;
    const lines = (areas.get(id) || {}).outline || (edges.get(id) || {}).lines;
    return lines ? { shape: lines, border: true } : null;
  };

  const ring = (group, id, look) => {
    group.clearLayers();
    const thing = id === null ? null : outlineOf(id);
    if (thing) LM.drawHalo(group, panes.halo, thing, look);
  };

  const paintAreas = (far) => {
    for (const [id, { layers }] of areas) {
      const paint = canvas.paintOf(areaClass(id), far);
      for (const layer of layers) if (layer.options.paint.key !== paint.key) layer.setStyle({ paint });
    }
    if (seaBox) seaBox.setStyle({ paint: canvas.seaPaint() });
  };

  const paintEdges = () => {
    for (const [key, edge] of edges) {
      const wanted = edgeClass(key);
      if (edge.cls === wanted) continue;
      for (const layer of edge.layers) {
        const { classList } = layer.getElement();
        if (edge.cls) classList.remove(edge.cls);
        classList.add(wanted);
      }
      edge.cls = wanted;
    }
  };

  /* A mark of the atlas is told by its id alone: all else lies in the file of the world. */
  const placed = (mark) => ({ ...places[mark.id], ...mark });

  const paintFeatures = () => {
    const wanted = (state.marks || []).filter(({ id, lat }) => lat !== undefined || places[id]);
    LM.syncMarks(map, panes, marks, wanted.map(placed), features.values(), events);
    for (const [id, feature] of features) {
      const told = (scrubbed && scrubbed.show[id]) ?? (state.show && state.show[id]);
      const on = told !== 0;
      if (on !== feature.shown) feature.show(on);
      feature.stand(cls('stands', id, LM.STANDS, ''));
    }
  };

  const nameLists = () => {
    const glyphs = [...features.values()].filter(({ point, shown }) => point && shown);
    const named = glyphs.filter(({ name }) => name);
    const points = marks.has(selected) ? [...named, marks.get(selected)] : named;
    labels.setPoints(points.map((thing) => {
      const { id, kind, latlng, radius, aside } = thing;
      return { name: ownName(thing), kind, latlng, radius, aside, strong: id === selected };
    }), [...glyphs, ...marks.values()]);
    const drawn = (id) => areaClass(id) !== 'settled' || (state.tips && id in state.tips);
    const contested = [...areas.keys()].filter((id) => areas.get(id).listed && nameOf(id) && drawn(id));
    const shown = [...features.values(), ...marks.values()].filter(({ id, shown: on }) => on && nameOf(id));
    const entries = [...contested, ...shown.map(({ id }) => id)].map((id) => [id, nameOf(id).split('\n')[0]]);
    list.fill(entries.sort((a, b) => a[1].localeCompare(b[1])));
  };

  const paint = () => {
    if (!loaded || !state) return;
    const far = isFar();
    map.getContainer().classList.toggle('far', far);
    paintAreas(far);
    paintEdges();
    paintFeatures();
    labels.setView(viewNow());
    nameLists();
    labels.silence((id) => areaClass(id) === 'settled');
    legend.fill(state.legend || []);
    sayStamp();
    ring(halo.selected, selected, 'selected');
    map.getContainer().dataset.rev = state.rev;
  };

  /* Which view of which day; what is dragged or switched ahead of the server says so at once. */
  const sayStamp = () => {
    const ahead = (scrubbed || previewed) && state.viewing;
    const view = previewed ? previewed.words : state.viewing;
    const words = ahead ? `${view} · ${LM.dayInWords(Number(time.range.value))}` : state.stamp || '';
    if (stamp.textContent !== words) stamp.textContent = words;
  };

  /* A view that Python has not answered for yet, painted from the table of the time bar. */
  const preview = (view) => {
    if (!table || !loaded || !state.viewing || view === viewNow()) return;
    const words = table.names[view] || '';
    previewed = { view, words, until: Date.now() + PATIENCE_MS };
    scrub(Number(time.range.value));
    labels.setView(view);
  };

  /* Only what a day changes: the picture follows the hand at every frame. */
  const scrub = (number) => {
    scrubbed = table && table.at(viewNow(), number);
    map.getContainer().classList.toggle('scrubbing', scrubbed !== null);
    if (!scrubbed || !loaded) return;
    paintAreas(isFar());
    paintEdges();
    paintFeatures();
    labels.silence((id) => areaClass(id) === 'settled');
    sayStamp();
  };

  const settle = () => {
    scrubbed = null;
    awaited = null;
    map.getContainer().classList.remove('scrubbing');
  };

  const commit = (day) => {
    sent = Date.now();
    awaited = sent;
    window.Streamlit.setComponentValue({ sel: selected, day, n: sent });
  };

  const useTable = (found) => {
    table = found;
    time.mark(table.days, table.stops);
  };

  const followTime = ({ url, ...when }) => {
    time.set(when);
    if (url === tableUrl) return;
    tableUrl = url;
    table = null;
    if (url) LM.get(url).then((found) => { if (tableUrl === url) useTable(new LM.TimeTable(found)); }).catch((error) => LM.fail(map.getContainer(), error));
  };

  /* What lies over the map must not hide what the map is about. */
  const room = () => {
    const { box } = legend;
    const { x } = map.getSize();
    const covered = files.dispute && box.open && !box.hidden && box.offsetWidth < x * 0.4 ? box.offsetWidth + 14 : 6;
    return { paddingTopLeft: [covered, 8], paddingBottomRight: [6, time.box.hidden ? 6 : time.box.offsetHeight + 14] };
  };

  const moveTo = (cam, jump = false) => {
    if (!cam) return;
    const animate = loaded && !jump && !calm();
    if (cam.b) {
      const [west, south, east, north] = cam.b;
      map.fitBounds([[south, west], [north, east]], { animate, ...room() });
    } else if (cam.c) map.setView(cam.c, cam.z, { animate });
  };

  const apply = (next) => {
    if (state && next.rev <= state.rev) return;
    const cam = state && state.cam ? state.cam.n : null;
    state = { ...next, areas: byId(next.areas), edges: byId(next.edges) };
    if (previewed && (next.view === previewed.view || Date.now() > previewed.until)) {
      previewed = null;
      if (awaited === null) settle();
    }
    /* A state built before our newest click reached Python must not undo its halo. */
    if ((next.ack || 0) >= sent) selected = next.sel ?? null;
    if (awaited !== null && (next.ack || 0) >= awaited) settle();
    if (next.time) followTime(next.time);
    const container = map.getContainer();
    const label = next.label || LM.say('Map');
    container.setAttribute('aria-label', label);
    if (window.frameElement) window.frameElement.title = label;
    if (next.cam && next.cam.n !== cam) {
      moveTo(next.cam);
      touched = false;
      if (cam !== null) address.put({ at: null });
    }
    if (next.url) address.put(next.url);
    paint();
  };

  /* What many states share lies in a file of its own, kept here once it has come. */
  const parts = new Map();
  const partOf = (url) => {
    if (!parts.has(url)) parts.set(url, LM.get(url));
    return parts.get(url);
  };
  let pending = null;

  const read = (script) => {
    if (!script) return;
    const next = JSON.parse(script.textContent);
    if (!next.part && !next.words) { LM.speak(null); apply(next); return; }
    /* Without its words a map still stands, in English. */
    const words = next.words ? partOf(next.words).catch(() => null) : null;
    pending = Promise.all([next.part && partOf(next.part), words]).then(([part, book]) => {
      LM.speak(book);
      apply({ ...next, ...part });
    });
    pending.catch((error) => LM.fail(map.getContainer(), error));
  };

  /* The page shows the name and the answers of a thing in the same frame as its outline. */
  const glance = (id) => {
    if (id === selected) return;
    const home = window.parent;
    home.dispatchEvent(new home.CustomEvent('parley-glance', { detail: { text: id === null ? '' : nameOf(id) } }));
  };

  const pick = (id) => {
    glance(id);
    selected = id;
    ring(halo.selected, id, 'selected');
    sent = Date.now();
    window.Streamlit.setComponentValue({ sel: id, n: sent });
    requestAnimationFrame(nameLists);
  };

  const hover = (id) => {
    hovered = id;
    ring(halo.hovered, id === selected ? null : id, 'hovered');
  };

  const events = {
    click(id, event) {
      event.originalEvent.onThing = true;
      pick(id);
    },
    over(id) {
      hover(id);
      tip.say(nameOf(id));
    },
    out(id) {
      if (hovered !== id) return;
      hover(null);
      tip.say('');
    },
  };

  const look = (id) => {
    tip.say('');
    hover(id);
    const thing = id === null ? null : outlineOf(id);
    if (!thing) return;
    const bounds = thing.point ? L.latLngBounds([thing.latlng]) : L.polyline(thing.shape).getBounds();
    if (bounds.isValid() && !map.getBounds().intersects(bounds)) map.panTo(bounds.getCenter(), { animate: !calm() });
  };

  const theme = (base) => {
    const root = document.documentElement;
    if (!base || root.dataset.theme === base) return;
    root.dataset.theme = base;
    paint();
  };

  const writePosition = () => {
    if (!loaded || !touched) return;
    const { lat, lng } = map.getCenter();
    const digits = map.getZoom() < 6 ? 2 : 3;
    address.put({ at: [lat.toFixed(digits), lng.toFixed(digits), Number(map.getZoom().toFixed(2))].join(',') });
  };

  LM.init = (leafletMap, given) => {
    map = leafletMap;
    files = given;
    const container = map.getContainer();
    theme(LM.guessTheme());
    map.setMinZoom(files.minZoom).setMaxZoom(files.maxZoom).setMaxBounds(WORLD);
    panes = {};
    for (const [name, zIndex, pointerEvents] of PANES) {
      Object.assign(map.createPane(name).style, { zIndex, pointerEvents });
      if (name !== 'areas' && name !== 'names') panes[name] = { pane: name, renderer: L.svg({ pane: name, padding: 0.4 }) };
    }
    canvas = new LM.AreaCanvas({ pane: 'areas', padding: 0.4 }).addTo(map);
    halo = { hovered: L.layerGroup().addTo(map), selected: L.layerGroup().addTo(map) };
    labels = new LM.Labels(map, map.getPane('names'));
    tip = new LM.Tooltip(container);
    legend = new LM.Legend(container);
    labels.avoid = legend.box;
    stamp = document.createElement('div');
    stamp.className = 'lm-stamp';
    container.append(stamp);
    time = new LM.TimeBar(container, { scrub, commit });
    LM.addPatterns();
    legend.box.addEventListener('toggle', () => labels.layout());
    address = new LM.Address();
    list = new LM.FeatureList(container, { look, choose: pick, clear: () => pick(null) });
    container.setAttribute('role', 'region');
    LM.told(() => {
      container.setAttribute('aria-roledescription', LM.say('map'));
      for (const [way, text] of [['in', LM.say('Zoom in')], ['out', LM.say('Zoom out')]]) {
        const button = container.querySelector(`.leaflet-control-zoom-${way}`);
        if (button) { button.title = text; button.setAttribute('aria-label', text); }
      }
    });

    map.on('click', ({ originalEvent }) => originalEvent.onThing || pick(null));
    map.on('moveend', writePosition);
    map.on('zoomend', () => {
      LM.rescale(map, features.values());
      if (container.classList.contains('far') !== isFar()) paint();
    });
    map.on('resize', () => touched || !state || moveTo(state.cam));
    for (const gesture of ['pointerdown', 'wheel', 'keydown']) {
      container.addEventListener(gesture, () => (touched = true), { capture: true, passive: true });
    }

    const { Streamlit } = window;
    Streamlit.events.addEventListener(Streamlit.RENDER_EVENT, ({ detail }) => {
      const holder = document.createElement('template');
      holder.innerHTML = detail.args.html || '';
      theme(detail.theme && detail.theme.base);
      read(holder.content.getElementById('lm-state'));
    });
    read(document.getElementById('lm-state'));
    /* Asks the page for the newest arguments: a rerun may have been missed while the scripts loaded. */
    Streamlit.setComponentReady();

    Promise.all([LM.get(files.world), files.dispute ? LM.get(files.dispute) : null, LM.styled(), pending])
      .then(([world, dispute]) => {
        map.invalidateSize({ animate: false });
        places = world.places || {};
        addTopology(world, dispute && dispute.clip ? dispute.bbox : null);
        if (world.labels && !dispute) labels.setFixed(world.labels);
        if (dispute) addDispute(dispute);
        loaded = true;
        paint();
        if (state && !touched) moveTo(state.cam, true);
        LM.rescale(map, features.values());
        container.dataset.ready = 'yes';
      })
      .catch((error) => LM.fail(container, error));
  };

  /* For tests and for the console: what is painted, by id. */
  LM.painted = () => ({
    rev: state && state.rev,
    sel: selected,
    areas: Object.fromEntries([...areas].map(([id, { layers }]) => [id, layers[0].options.paint.key.split('|')[0]])),
    edges: Object.fromEntries([...edges].map(([key, edge]) => [key, edge.cls])),
    stands: Object.fromEntries([...features].filter(([, { stood }]) => stood).map(([id, { stood }]) => [id, stood])),
  });
  LM.scrub = (number) => scrub(number);
  /* A row of the panel rings its mark, or else its place, before the server has answered. */
  LM.ring = (...ids) => {
    const id = ids.find((each) => each === null || outlineOf(each));
    if (id === undefined) return;
    selected = id;
    ring(halo.selected, id, 'selected');
    if (id !== null) look(id);
    hover(null);
  };
  /* The label of a switch is the name on the stamp without its last word or two. */
  LM.previewAs = (label) => {
    const known = Object.entries((table && table.names) || {});
    const labels = table && table.labels;
    const found = known.find(([view, words]) => (labels ? labels[view] === label
      : [label, `${label} view`, `${label} sees it`].includes(words)));
    if (found) preview(found[0]);
  };
  LM.pointOf = (lat, lng) => map.latLngToContainerPoint([lat, lng]);
})();
