/**
 * Prints a table; numbers to the right.
 * @param {string} title
 * @param {readonly string[]} head
 * @param {readonly (readonly (string | number)[])[]} rows
 */
export function printTable(title, head, rows) {
  const cells = [head, ...rows.map((row) => row.map(String))];
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  const line = (row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]),
      )
      .join('   ');
  console.log(`\n${title}\n`);
  console.log(`  ${line(cells[0])}`);
  console.log(`  ${widths.map((width) => '─'.repeat(width)).join('───')}`);
  for (const row of cells.slice(1)) console.log(`  ${line(row)}`);
}

/** @param {number} value */
export const milliseconds = (value) => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;

/** @param {number} bytes */
export const megabytes = (bytes) => `${(bytes / 1024 / 1024).toFixed(0)} MB`;

/** A ratio and the limit it is meant to keep. */
export const ratio = (value, limit) =>
  `${value.toFixed(2)}${limit === undefined ? '' : value <= limit ? ` ≤ ${limit}` : ` > ${limit} !`}`;
