/**
 * Says how wide the window's scroll bar is (`--scrollbar`): while a dialog stands open the page behind it does not scroll, keeps
 * the width it had, and the dialog reaches the edge of the window.
 */
export function tellScrollbar(): void {
  const root = document.documentElement
  const tell = () => {
    if (document.querySelector('dialog[open]')) return
    root.style.setProperty('--scrollbar', `${window.innerWidth - root.clientWidth}px`)
  }
  tell()
  window.addEventListener('resize', tell)
}
