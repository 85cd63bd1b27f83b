/* TopoJSON to shapes: arcs are decoded once and shared by the areas and the edges between them. */
(() => {
  const LM = (window.LM = window.LM || {});
  const SEA = -1;
  const DETAIL = 0.35;

  /* A vertex keeps its place on the flat map and its weight, both in pixels at zoom 0. */
  const vertex = (lat, lng, weight) => {
    const point = L.latLng(lat, lng);
    point.flat = L.CRS.EPSG3857.latLngToPoint(point, 0);
    point.weight = weight;
    return point;
  };

  const offset = (p, a, b) => {
    const dx = b.x - a.x;
    const dy = b.y - a.y;
    const length = dx * dx + dy * dy;
    const t = length ? Math.min(1, Math.max(0, ((p.x - a.x) * dx + (p.y - a.y) * dy) / length)) : 0;
    return Math.hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
  };

  /* Douglas-Peucker once for all zooms: the weight is the tolerance at which a vertex goes. Both
     neighbours and their edge leave out the same vertices, so no sliver opens between them. */
  const weigh = (arc) => {
    const open = [[0, arc.length - 1, Infinity]];
    while (open.length) {
      const [first, last, limit] = open.pop();
      let far = -1;
      let most = -1;
      for (let i = first + 1; i < last; i += 1) {
        const away = offset(arc[i].flat, arc[first].flat, arc[last].flat);
        if (away > most) [far, most] = [i, away];
      }
      if (far < 0) continue;
      arc[far].weight = Math.min(most, limit);
      open.push([first, far, arc[far].weight], [far, last, arc[far].weight]);
    }
    return arc;
  };

  const projected = {
    options: { smoothFactor: 0 },
    _projectLatlngs(latlngs, result, bounds) {
      if (!(latlngs[0] instanceof L.LatLng)) {
        for (const part of latlngs) this._projectLatlngs(part, result, bounds);
        return;
      }
      const scale = 2 ** this._map.getZoom();
      const origin = this._map.getPixelOrigin();
      const line = [];
      for (const { flat, weight } of latlngs) {
        if (weight * scale < DETAIL) continue;
        const point = L.point(flat.x * scale - origin.x, flat.y * scale - origin.y);
        line.push(point);
        bounds.extend(point);
      }
      result.push(line);
    },
  };
  LM.Land = L.Polygon.extend(projected);
  LM.Border = L.Polyline.extend(projected);

  const scaleOf = ({ transform }) => (transform ? [...transform.scale, ...transform.translate] : [1, 1, 0, 0]);

  /* The places of an arc, as differences or as they are, each given to `take` as lat and lng. */
  const walk = (arc, topology, take) => {
    const [kx, ky, dx, dy] = scaleOf(topology);
    let x = 0;
    let y = 0;
    for (const step of arc) {
      [x, y] = topology.transform ? [x + step[0], y + step[1]] : step;
      take(y * ky + dy, x * kx + dx);
    }
  };

  const decodeArc = (arc, topology) => {
    const points = [];
    walk(arc, topology, (lat, lng) => points.push(vertex(lat, lng, Infinity)));
    return weigh(points);
  };

  const ring = (refs, arcOf) => {
    const points = [];
    for (const ref of refs) {
      const arc = ref < 0 ? arcOf(~ref).slice().reverse() : arcOf(ref);
      for (let i = points.length ? 1 : 0; i < arc.length; i += 1) points.push(arc[i]);
    }
    return points;
  };

  const pairKey = (a, b) => (a < b ? `${a}~${b}` : `${b}~${a}`);

  /* Joins lines end to end, so that one dash pattern runs through them all. */
  const chain = (lines) => {
    const name = (point) => `${point.lat},${point.lng}`;
    const ends = new Map();
    const link = (point, line) => {
      const key = name(point);
      if (!ends.has(key)) ends.set(key, new Set());
      ends.get(key).add(line);
    };
    const unlink = (line) => {
      ends.get(name(line[0])).delete(line);
      ends.get(name(line[line.length - 1])).delete(line);
    };
    for (const line of lines) {
      link(line[0], line);
      link(line[line.length - 1], line);
    }
    const grow = (start) => {
      let path = start;
      for (;;) {
        const tip = path[path.length - 1];
        const [next] = ends.get(name(tip));
        if (!next) return path;
        unlink(next);
        const forward = next[0].equals(tip, 0) ? next : next.slice().reverse();
        path = path.concat(forward.slice(1));
      }
    };
    const left = new Set(lines);
    const open = (line) =>
      ends.get(name(line[0])).size === 1 || ends.get(name(line[line.length - 1])).size === 1;
    const chains = [];
    for (const wanted of [open, () => true]) {
      for (const line of left) {
        const linked = ends.get(name(line[0])).has(line);
        if (!linked) left.delete(line);
        else if (wanted(line)) {
          left.delete(line);
          unlink(line);
          const tail = grow(line);
          chains.push(grow(tail.slice().reverse()));
        }
      }
    }
    return chains;
  };

  /* The parts of a line outside a box: the coarse world is cut where a dispute is drawn in detail. */
  const outside = (line, [west, south, east, north]) => {
    const parts = [];
    let part = [line[0]];
    const flush = () => {
      if (part.length > 1) parts.push(part);
      part = [];
    };
    for (let i = 1; i < line.length; i += 1) {
      const a = line[i - 1];
      const b = line[i];
      const dx = b.lng - a.lng;
      const dy = b.lat - a.lat;
      let enter = 0;
      let leave = 1;
      for (const [p, q] of [[-dx, a.lng - west], [dx, east - a.lng], [-dy, a.lat - south], [dy, north - a.lat]]) {
        if (p === 0 && q < 0) leave = -1;
        else if (p < 0) enter = Math.max(enter, q / p);
        else if (p > 0) leave = Math.min(leave, q / p);
      }
      const at = (t) => vertex(a.lat + t * dy, a.lng + t * dx, Infinity);
      if (enter >= leave) {
        if (!part.length) part = [a];
        part.push(b);
      } else {
        if (enter > 0) {
          if (!part.length) part = [a];
          part.push(at(enter));
        }
        flush();
        if (leave < 1) part = [at(leave), b];
      }
    }
    flush();
    return parts;
  };

  const touches = (line, [west, south, east, north]) => {
    let [left, right, low, high] = [180, -180, 90, -90];
    for (const { lat, lng } of line) {
      [left, right] = [Math.min(left, lng), Math.max(right, lng)];
      [low, high] = [Math.min(low, lat), Math.max(high, lat)];
    }
    return left <= east && right >= west && low <= north && high >= south;
  };

  /* Lines without what lies in a box; the very same list where nothing does. */
  LM.without = (lines, box) => {
    if (!box || !lines.some((line) => touches(line, box))) return lines;
    return lines.flatMap((line) => (touches(line, box) ? outside(line, box) : [line]));
  };

  /* The outer lines of several areas: an arc between two of them comes twice and goes. */
  LM.outer = (lines) => {
    const once = new Set();
    for (const line of lines) if (!once.delete(line)) once.add(line);
    return [...once];
  };

  const polygonsOf = ({ type, arcs: refs }) => (type === 'Polygon' ? [refs] : refs || []);

  /* Whether the box round an area meets a box: west, south, east, north. */
  const meets = (geometry, topology, [west, south, east, north]) => {
    let [left, right, low, high] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const ref of polygonsOf(geometry).flat(2)) {
      walk(topology.arcs[ref < 0 ? ~ref : ref], topology, (lat, lng) => {
        [left, right] = [Math.min(left, lng), Math.max(right, lng)];
        [low, high] = [Math.min(low, lat), Math.max(high, lat)];
      });
    }
    return left <= east && right >= west && low <= north && high >= south;
  };

  /* areas: id -> {id, name, rings, outline}; edges: "A~B" -> {coast, lines}. With a box, only what
     can be seen there is decoded, and `rest` decodes the others: a first picture need not wait. */
  LM.decodeTopology = (topology, box = null) => {
    const { geometries } = topology.objects.areas;
    const [lefts, rights] = topology.lr;
    const decoded = new Array(topology.arcs.length);
    const arcOf = (index) => (decoded[index] ??= decodeArc(topology.arcs[index], topology));
    const idOf = (index) => (index === SEA ? 'sea' : geometries[index].id);
    const near = geometries.map((geometry) => !box || meets(geometry, topology, box));
    const isNear = (side) => side > SEA && near[side];

    const part = (wanted) => {
      const areas = new Map();
      geometries.forEach((geometry, index) => {
        if (near[index] !== wanted) return;
        const { id, properties } = geometry;
        areas.set(id, {
          id,
          name: (properties && properties.name) || '',
          rings: polygonsOf(geometry).map((polygon) => polygon.map((refs) => ring(refs, arcOf))),
          outline: [],
        });
      });
      const edges = new Map();
      topology.arcs.forEach(({ length }, index) => {
        const sides = [lefts[index], rights[index]];
        if (length < 2 || sides.some((side) => side < SEA)) return;
        const [a, b] = sides.map(idOf);
        if (a === b) return;
        for (const id of [a, b]) if (areas.has(id)) areas.get(id).outline.push(arcOf(index));
        if (sides.some(isNear) !== wanted) return;
        const key = pairKey(a, b);
        if (!edges.has(key)) edges.set(key, { coast: sides.includes(SEA), lines: [] });
        edges.get(key).lines.push(arcOf(index));
      });
      for (const edge of edges.values()) edge.lines = chain(edge.lines);
      return { areas, edges };
    };
    return { ...part(true), rest: () => part(false) };
  };
})();
