/** Once the refused fields of the open panel are marked, the first of them gets the keyboard. */
export const focusFirstError = (): void => {
  window.requestAnimationFrame(() => document.querySelector<HTMLElement>('.panel [aria-invalid="true"]')?.focus())
}

/**
 * As a `ref`: what gets the keyboard when the panel or step around it appears; a field, or the words to read first (with
 * `tabIndex={-1}`). A dialog that opens looks for the attribute, which React does not write.
 */
export const firstFocus = (field: HTMLElement | null): void => {
  if (field === null || field.hasAttribute('autofocus')) return
  field.setAttribute('autofocus', '')
  field.focus()
}
