/* All that a message carries: the module itself, and the words of a language, are files, fetched once. */
export default function start(component) {
  const { data, parentElement } = component;
  if (!data) return undefined;
  const { module, part, words } = data;
  const kept = (window.parleyModules = window.parleyModules || {});
  const run = () => kept[module][part](component, words && kept[words]);
  if (kept[module] && (!words || kept[words])) return run();
  const turn = (parentElement.parleyTurn = (parentElement.parleyTurn || 0) + 1);
  const book = words && fetch(words).then((answer) => answer.json()).catch(() => ({}));
  let end;
  Promise.all([import(new URL(module, window.location.origin).href), book]).then(([made, found]) => {
    kept[module] = made;
    if (words) kept[words] = found;
    if (parentElement.parleyTurn === turn) end = run();
  });
  return () => end && end();
}
