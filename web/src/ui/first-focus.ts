/**
 * As a `ref`: what gets the keyboard when the panel or step around it appears; a field, or the words to read first (with
 * `tabIndex={-1}`). A dialog that opens looks for the attribute, which React does not write.
 */
export const firstFocus = (field: HTMLElement | null): void => {
  if (field === null || field.hasAttribute('autofocus')) return
  field.setAttribute('autofocus', '')
  field.focus()
}
