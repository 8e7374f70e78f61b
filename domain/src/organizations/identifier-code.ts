/**
 * The electronic identifier code as it is kept: capitals, no blanks. The form is read tolerantly (Quyết định 20/2020/QĐ-TTg: levels
 * of letters and digits joined by dots, at most 35 signs, as `H15.50.05.13`; the older `000.00.00.H30` lives on). Null for what has
 * another form.
 */
export function identifierCode(text: string): string | null {
  const code = text.replace(/\s+/g, '').toUpperCase()
  return code.length <= 35 && /^[A-Z0-9]{1,8}(?:\.[A-Z0-9]{1,8}){0,7}$/.test(code) && /\d/.test(code) ? code : null
}
