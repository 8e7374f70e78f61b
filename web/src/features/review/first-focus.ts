/** As a `ref`: the field that gets the keyboard when the panel around it opens (the browser looks for the attribute, which React does not write). */
export const firstFocus = (field: HTMLElement | null): void => field?.setAttribute('autofocus', '')
