/* Words: English stands in the scripts; another language comes as one small file. */
(() => {
  const LM = (window.LM = window.LM || {});
  const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  const tellers = [];
  let book = {};
  let fonts = null;

  const filled = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
  LM.say = (message, values = {}) => filled((book.words || {})[message] || message, values);

  /* A day by its number in whole days since 1970, as the language writes it. */
  LM.dayInWords = (number) => {
    const day = new Date(number * 86400000);
    const month = day.getUTCMonth();
    const form = book.days ? book.days[month] : `{day} ${MONTHS[month]} {year}`;
    return filled(form, { day: day.getUTCDate(), year: day.getUTCFullYear() });
  };

  /* Writes a text now, and again when the language has changed. */
  LM.told = (write) => {
    tellers.push(write);
    write();
  };

  /* {lang, dir, words, days, style}, or null for English. */
  LM.speak = (given) => {
    const next = given || {};
    if ((next.lang || 'en') === (book.lang || 'en')) return;
    book = next;
    const root = document.documentElement;
    root.lang = book.lang || 'en';
    root.dir = book.dir || 'ltr';
    if (book.style) fonts = fonts || document.head.appendChild(document.createElement('style'));
    if (fonts) fonts.textContent = book.style || '';
    tellers.forEach((write) => write());
  };
})();
