/* All that a message carries: the module itself, and the words of a language, are files, fetched once. */
export default function start(component) {
  const { data, parentElement } = component;
  if (!data) return undefined;
  const { module, part, book } = data;
  const kept = (window.parleyModules = window.parleyModules || {});
  const run = () => {
    window.parleyBook = book && kept[book];
    return kept[module][part](component);
  };
  if (kept[module] && (!book || kept[book])) return run();
  const turn = (parentElement.parleyTurn = (parentElement.parleyTurn || 0) + 1);
  const words = book && fetch(book).then((answer) => answer.json()).catch(() => ({}));
  let end;
  Promise.all([import(new URL(module, window.location.origin).href), words]).then(([made, found]) => {
    kept[module] = made;
    if (book) kept[book] = found;
    if (parentElement.parleyTurn === turn) end = run();
  });
  return () => end && end();
}
