/** What a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/

const cellOf = (text: string): string => {
  const plain = FORMULA.test(text) ? `'${text}` : text
  return /[";\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}

/** Rows as a file that a Vietnamese Excel opens: parted by semicolons, marked as UTF-8. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cellOf).join(';')).join('\r\n')}\r\n`
}

/** The words of a table on the page, row by row. */
export function rowsOfTable(table: HTMLTableElement): string[][] {
  return [...table.rows].map((row) => [...row.cells].map((cell) => cell.textContent.trim()))
}

/** Hands a text to the browser as a file to be saved. */
export function saveText(name: string, text: string, type: 'text/csv' | 'text/plain' = 'text/csv'): void {
  saveBlob(name, new Blob([text], { type: `${type};charset=utf-8` }))
}

/** Hands bytes to the browser as a file to be saved. */
export function saveBlob(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
