/* Two maps of one page that move as one. The map that the reader touched last leads, the other only
   follows: what follows never tells, so that no movement comes back. Nothing goes to the server.

   Modes: 'view' (one dispute twice: the same middle and zoom) and 'scale' (two disputes: each its own
   middle, a kilometre as long on both). */
(() => {
  const LM = (window.LM = window.LM || {});
  const NEAR = 0.02;
  const home = window.parent;
  let map = null;
  let mode = '';
  let touch = () => {};

  const linked = (frame) => {
    try {
      return frame !== window && frame.LM && frame.LM.linked && frame.LM.linked() === mode ? frame.LM : null;
    } catch {
      return null;
    }
  };
  const peers = () => Array.from({ length: home.length }, (_, i) => linked(home[i])).filter(Boolean);
  const leads = () => mode !== '' && home.parleyLeads === window;
  const stretch = (lat) => Math.cos((lat * Math.PI) / 180);

  /* A pan without a redraw, for every frame of a drag. */
  const shift = (middle) => {
    const away = map.latLngToContainerPoint(middle).subtract(map.getSize().divideBy(2)).round();
    if (!away.x && !away.y) return;
    const pane = map.getPane('mapPane');
    L.DomUtil.setPosition(pane, L.DomUtil.getPosition(pane).subtract(away));
    map.fire('move');
  };

  /* Another map's zoom need not be one of the steps of this one. */
  const place = (middle, zoom) => {
    const { zoomSnap } = map.options;
    map.options.zoomSnap = 0;
    map.setView(middle, zoom, { animate: false });
    map.options.zoomSnap = zoomSnap;
  };

  LM.linked = () => mode;
  LM.rest = () => map.stop();
  LM.follow = (lat, lng, zoom, moving) => {
    touch();
    if (mode === 'scale') {
      const wanted = zoom + Math.log2(stretch(map.getCenter().lat) / stretch(lat));
      if (!moving && Math.abs(wanted - map.getZoom()) > NEAR) place(map.getCenter(), wanted);
      return;
    }
    if (!moving) place([lat, lng], zoom);
    else if (map.getZoom() === zoom) shift([lat, lng]);
  };

  const tell = (middle, zoom, moving) => {
    if (leads()) for (const peer of peers()) peer.follow(middle.lat, middle.lng, zoom, moving);
  };
  const now = (moving) => tell(map.getCenter(), map.getZoom(), moving);

  const lead = () => {
    if (mode === '' || leads()) return;
    home.parleyLeads = window;
    for (const peer of peers()) peer.rest();
    now(false);
  };

  const begin = (given) => {
    map = given;
    L.control.scale({ imperial: false, maxWidth: 90, position: 'bottomright' }).addTo(map);
    for (const gesture of ['pointerdown', 'wheel', 'keydown']) document.addEventListener(gesture, lead, { capture: true, passive: true });
    map.on('move', () => now(true));
    map.on('moveend', () => now(false));
    map.on('zoomanim', ({ center, zoom }) => tell(center, zoom, false));
  };

  /* Called with every state: how this map is linked now. */
  LM.link = (given, wanted, touched) => {
    if (wanted === undefined) return;
    touch = touched;
    if (map === null) begin(given);
    if (wanted === mode) return;
    mode = wanted;
    if (leads()) now(false);
    else for (const peer of peers()) peer.lookHere();
  };
  LM.lookHere = () => leads() && now(false);
})();
