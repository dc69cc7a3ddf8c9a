/** Printing of the speed tables, as Markdown. */

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Three digits and a unit: 1234567 -> "1.23 M". */
export function rounded(value) {
  const [scale, unit] = value >= 1e6 ? [1e6, ' M'] : value >= 1e3 ? [1e3, ' k'] : [1, ''];
  return `${Number((value / scale).toPrecision(3))}${unit}`;
}

export function heading(text) {
  console.log(`\n### ${text}\n`);
}

export function printTable(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  console.log([line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n'));
}
