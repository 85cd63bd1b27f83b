/* The live map: geometry is fetched once, then every state from Python is one whole table to paint. */
(() => {
  const LM = (window.LM = window.LM || {});
  const FAR_ZOOM = 4;
  const PATIENCE_MS = 4000;
  const FRAME_MS = 20;
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
  let groups = {};
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
  let clipUrl = null;
  let hole = null;
  let worldNames = [];
  let staged = null;

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

  const addAreas = (decoded, coarse) => {
    const paint = canvas.seaPaint();
    for (const [id, { name, rings, outline }] of decoded.areas) {
      const area = areas.get(id) || { name, layers: [], coarse: 0, far: [], outline: [] };
      const layer = new LM.Land(rings, {
        pane: 'areas', renderer: canvas, stroke: false, fill: true, paint,
      });
      layer.on('click', (event) => events.click(id, event));
      layer.on('mouseover', () => events.over(id));
      layer.on('mouseout', () => events.out(id));
      area.name = name || area.name;
      layer.addTo(map);
      /* The world lies below every clip, also what of it comes after one. */
      if (coarse) {
        area.layers.unshift(layer.bringToBack());
        [area.coarse, area.far] = [1, outline];
      } else {
        area.layers.push(layer);
        area.outline.push(...outline);
      }
      areas.set(id, area);
    }
  };

  const addEdges = (decoded, coarse) => {
    for (const [key, { coast, lines }] of decoded.edges) {
      const edge = edges.get(key) || { coast, layers: [], far: [], near: [] };
      const shown = coarse ? LM.without(lines, hole) : lines;
      const layer = new LM.Border(shown, { ...panes.edges, interactive: false, className: 'edge' });
      edge.layers.push(layer.addTo(map));
      if (edge.cls) layer.getElement().classList.add(edge.cls);
      if (coarse) Object.assign(edge, { far: lines, kept: shown, base: layer });
      else edge.near.push(...lines);
      edges.set(key, edge);
    }
  };

  const addTopology = (decoded, coarse = false) => {
    addAreas(decoded, coarse);
    addEdges(decoded, coarse);
  };

  /* Limits for what comes next: Leaflet's own setters would move the present view, and slowly. */
  const limit = (minZoom, maxBounds) => {
    Object.assign(map.options, { minZoom, maxBounds });
    map.fire('zoomlevelschange');
  };

  /* Around one dispute: the box in which the world gives way to its detailed clip. */
  let seaBox = null;
  const addDispute = ({ clip, bbox, features: collection, labels: names, groups: named }) => {
    groups = named || {};
    const [west, south, east, north] = bbox;
    if (clip) {
      seaBox = L.rectangle([[south, west], [north, east]], {
        pane: 'areas', renderer: canvas, stroke: false, fill: true, paint: canvas.seaPaint(),
      }).addTo(map);
      addTopology(clip);
    }
    if (collection) features = LM.addFeatures(map, panes, collection, events);
    labels.setFixed(names || []);
    const bounds = L.latLngBounds([south, west], [north, east]);
    limit(Math.max(files.minZoom, map.getBoundsZoom(bounds) - 2), bounds.pad(0.25));
  };

  const dropDispute = () => {
    if (seaBox) seaBox.remove();
    seaBox = null;
    for (const feature of features.values()) feature.remove();
    features = new Map();
    groups = {};
    for (const [id, area] of areas) {
      area.layers.splice(area.coarse).forEach((layer) => layer.remove());
      area.outline = [];
      if (!area.layers.length) areas.delete(id);
    }
    for (const [key, edge] of edges) {
      const keep = edge.base ? 1 : 0;
      edge.layers.splice(keep).forEach((layer) => layer.remove());
      edge.near = [];
      if (!keep) edges.delete(key);
    }
    limit(files.minZoom, L.latLngBounds(WORLD));
  };

  /* Another dispute on the same map: the world stays, its lines are cut round the new clip. The map
     moves in between, so that nothing is drawn at a place that it leaves. */
  const showDispute = (url, move = () => {}) => {
    const dispute = LM.clips.now(url);
    if (clipUrl) dropDispute();
    move();
    hole = dispute && dispute.clip ? dispute.bbox : null;
    clipUrl = url;
    for (const edge of edges.values()) {
      const shown = LM.without(edge.far, hole);
      if (edge.base && shown !== edge.kept) edge.base.setLatLngs(shown);
      edge.kept = shown;
    }
    if (dispute) addDispute(dispute);
    else labels.setFixed(worldNames);
    LM.rescale(map, features.values());
  };

  const outlineOf = (id) => {
    const thing = marks.get(id) || features.get(id);
    if (thing) return thing.shown ? thing : null;
    const edge = edges.get(id);
    if (edge) return { shape: [...LM.without(edge.far, hole), ...edge.near], border: true };
    const parts = (groups[id] || [id]).map((each) => areas.get(each)).filter(Boolean);
    const outer = (kind) => LM.outer(parts.flatMap((part) => part[kind]));
    return parts.length ? { shape: [...LM.without(outer('far'), hole), ...outer('outline')], border: true } : null;
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
    const contested = [...areas.keys()].filter((id) => (!hole || areas.get(id).outline.length) && nameOf(id) && drawn(id));
    const shown = [...features.values(), ...marks.values()].filter(({ id, shown: on }) => on && nameOf(id));
    const entries = [...contested, ...shown.map(({ id }) => id)].map((id) => [id, nameOf(id).split('\n')[0]]);
    list.fill(entries.sort((a, b) => a[1].localeCompare(b[1])));
  };

  const paintShapes = () => {
    const far = isFar();
    map.getContainer().classList.toggle('far', far);
    paintAreas(far);
    paintEdges();
    paintFeatures();
    legend.fill(state.legend || []);
    sayStamp();
    ring(halo.selected, selected, 'selected');
  };

  const paint = () => {
    if (!loaded || !state) return;
    paintShapes();
    labels.setView(viewNow());
    nameLists();
    labels.silence((id) => areaClass(id) === 'settled');
    map.getContainer().dataset.rev = state.rev;
  };

  /* Which view of which day; what is dragged or switched ahead of the server says so at once. */
  const sayStamp = () => {
    const ahead = (scrubbed || previewed) && state.viewing;
    const view = previewed ? previewed.words : state.viewing;
    const words = ahead ? `${view} · ${LM.dayInWords(Number(time.range.value))}` : state.stamp || '';
    if (stamp.textContent !== words) stamp.textContent = words;
  };

  /* The page says what the map now shows: not at the opening, and not at every step of the player. */
  let toldStamp = null;
  const tellStamp = ({ stamp: words, label }) => {
    if (time.timer || staged !== null) return;
    if (toldStamp !== null && words && words !== toldStamp) window.parent.parleyTell?.(window.parent.length > 1 ? label : words);
    toldStamp = words || '';
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
    /* On a wall the legend lies along the lower side, elsewhere in a corner. */
    if (document.documentElement.dataset.wall) return { paddingTopLeft: [10, stamp.offsetHeight + 14], paddingBottomRight: [10, box.offsetHeight + 8] };
    const covered = clipUrl && box.open && !box.hidden && box.offsetWidth < x * 0.4 ? box.offsetWidth + 14 : 6;
    return { paddingTopLeft: [covered, 8], paddingBottomRight: [6, time.box.hidden ? 6 : time.box.offsetHeight + 14] };
  };

  const moveTo = (cam, jump = false) => {
    if (!cam) return;
    /* A zoom that still runs would drop this one, or end after it. */
    if (map._animatingZoom) map._onZoomTransitionEnd();
    const animate = loaded && !jump && !calm();
    if (cam.b) {
      const [west, south, east, north] = cam.b;
      map.fitBounds([[south, west], [north, east]], { animate, ...room() });
    } else if (cam.c) map.setView(cam.c, cam.z, { animate });
  };

  const apply = (next, jump = false) => {
    if (state && next.rev <= state.rev) return;
    /* A step painted ahead of the server is not undone by an answer to an older one. */
    if (staged !== null && next.step !== staged) return;
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
    if (staged !== null) legend.fill(next.legend || []);
    const other = loaded && next.clip !== undefined && next.clip !== clipUrl;
    const moves = next.cam && next.cam.n !== cam;
    if (other) showDispute(next.clip, () => moves && moveTo(next.cam, true));
    if (moves) {
      if (!other) moveTo(next.cam, jump);
      touched = false;
      if (cam !== null) address.put({ [state.place || 'at']: null });
    }
    tellStamp(next);
    if (next.url) address.put(next.url);
    LM.link(map, next.link, () => (touched = true));
    paint();
  };

  /* Whether every frame of a glide to a view shows only what is drawn already. */
  const glides = ({ b }) => {
    if (calm() || !b || !canvas._bounds) return false;
    const { center, zoom } = map._getBoundsCenterZoom([[b[1], b[0]], [b[3], b[2]]], room());
    const half = map.getSize().divideBy(2 * map.getZoomScale(zoom, map.getZoom()));
    const middle = map.latLngToLayerPoint(center);
    return canvas._bounds.contains(L.bounds(middle.subtract(half), middle.add(half)));
  };

  /* A step of a briefing, painted at once from what the page holds; `step` is its number in the
     order of presses, and the server's answer carries it too. */
  LM.stage = (next) => {
    if (!map) return undefined;
    staged = next.step;
    const change = () => {
      if (staged !== next.step) return;
      previewed = null;
      settle();
      apply({ ...next, rev: (state ? state.rev : 0) + 1, ack: sent }, !glides(next.cam || {}));
    };
    const show = () => {
      if (staged !== next.step) return;
      LM.changeNow();
      if (loaded && (next.clip !== clipUrl || !glides(next.cam || {})) && !calm()) LM.crossfade(change);
      else change();
    };
    const missing = next.clip && !LM.clips.now(next.clip);
    if (!missing) return show();
    return LM.clips.get(next.clip).then(show).catch((error) => LM.fail(map.getContainer(), error));
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
    const clip = next.clip && !LM.clips.now(next.clip) ? LM.clips.get(next.clip) : null;
    if (!next.part && !clip && !next.words) { LM.speak(null); apply(next); return; }
    /* Without its words a map still stands, in English. */
    const words = next.words ? partOf(next.words).catch(() => null) : null;
    pending = Promise.all([next.part && partOf(next.part), words, clip]).then(([part, book]) => {
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
    address.put({ [state.place || 'at']: [lat.toFixed(digits), lng.toFixed(digits), Number(map.getZoom().toFixed(2))].join(',') });
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
    map.on('resize', () => touched || !state || moveTo(state.cam, true));
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

    const wanted = () => files.dispute || (state && state.clip) || null;
    /* What the first picture can show: the box of the dispute and as much again on every side. */
    const reach = () => {
      const dispute = wanted() && LM.clips.now(wanted());
      if (!dispute) return null;
      const [west, south, east, north] = dispute.bbox;
      return [2 * west - east, 2 * south - north, 2 * east - west, 2 * north - south];
    };
    Promise.all([LM.get(files.world), wanted() && LM.clips.get(wanted()), LM.styled(), pending])
      .then(async ([world]) => {
        /* The step may have changed while the files came. */
        while (wanted() && !LM.clips.now(wanted())) await LM.clips.get(wanted());
        map.invalidateSize({ animate: false });
        places = world.places || {};
        worldNames = world.labels || [];
        const land = LM.decodeTopology(world, reach());
        addTopology(land, true);
        if (wanted()) showDispute(wanted());
        else labels.setFixed(worldNames);
        if (state) paintShapes();
        if (state && !touched) moveTo(state.cam, true);
        LM.rescale(map, features.values());
        loaded = true;
        container.dataset.drawn = 'yes';
        /* Shapes are on the screen before the names and what lies farther off. */
        setTimeout(() => {
          addTopology(land.rest(), true);
          paint();
          container.dataset.ready = 'yes';
        }, FRAME_MS);
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
  /* What the map shows now, for a script that takes it: west, south, east, north; selection; day. */
  LM.shot = () => {
    const { x, y } = map.getSize();
    const { paddingTopLeft: [left, top], paddingBottomRight: [right, low] } = room();
    const corner = (px, py) => map.containerPointToLatLng([px, py]);
    const [northWest, southEast] = [corner(left, top), corner(x - right, y - low)];
    return { box: [northWest.lng, southEast.lat, southEast.lng, northWest.lat], sel: selected };
  };
  /* Names and legend as large as a room needs them. */
  LM.enlarge = (scale) => {
    document.documentElement.style.setProperty('--lm-scale', scale);
    LM.grow = Math.max(1, 1 + (scale - 1) * 0.6);
    legend.box.open = true;
    for (const thing of [...features.values(), ...marks.values()]) if (thing.point) thing.drawn.forEach((layer) => layer.redraw());
    labels.measure();
    if (state && !touched) moveTo(state.cam, true);
  };
  LM.previewView = (view) => preview(view);
  LM.pointOf = (lat, lng) => map.latLngToContainerPoint([lat, lng]);
})();
