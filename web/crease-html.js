// Small things for HTML that is made by script.

/** An element with properties (not attributes; aria-... by their reflected names) and children. */
export function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  for (const name of ['role', 'ariaLabel']) // not every browser reflects them
    if (properties[name]) element.setAttribute(name.replace('aria', 'aria-').toLowerCase(), properties[name]);
  element.append(...children);
  return element;
}

/** A style sheet that a strict security policy lets pass: it is made by script, not written into the page. */
export function makeSheet(text) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}

/** Shows `{ id, title, help, columns, rows }` in a <table>; nothing is touched where nothing changed. */
export function fillTable(element, table) {
  const signature = JSON.stringify(table);
  if (element.signature === signature) return element;
  element.signature = signature;
  element.dataset.id = table.id;
  const cells = (texts, tag, properties = {}) => make('tr', {}, ...texts.map((textContent) => make(tag, { textContent, ...properties })));
  element.replaceChildren(make('caption', { textContent: table.title, title: table.help }),
    make('thead', {}, cells(table.columns, 'th', { scope: 'col' })), make('tbody', {}, ...table.rows.map((row) => cells(row, 'td'))));
  return element;
}
