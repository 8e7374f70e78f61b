/**
 * As a `ref`: what gets the keyboard when the step of which it is a part appears; a field, or the words to read first (with
 * `tabIndex={-1}`).
 */
export const focusAtOnce = (field: HTMLElement | null): void => {
  if (field !== null && field.dataset['focused'] === undefined) {
    field.dataset['focused'] = ''
    field.focus()
  }
}
