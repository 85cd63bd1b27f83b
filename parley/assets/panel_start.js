/* All that a message carries: the module itself is a file, fetched once. */
export default function start(component) {
  const { data, parentElement } = component;
  if (!data) return undefined;
  const kept = (window.parleyModules = window.parleyModules || {});
  if (kept[data.module]) return kept[data.module][data.part](component);
  const turn = (parentElement.parleyTurn = (parentElement.parleyTurn || 0) + 1);
  let end;
  import(new URL(data.module, window.location.origin).href).then((made) => {
    kept[data.module] = made;
    if (parentElement.parleyTurn === turn) end = made[data.part](component);
  });
  return () => end && end();
}
