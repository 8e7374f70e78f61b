// Runs before the first paint, so that a dark screen never flashes white. A file of its own: the CSP allows no inline script.
;(() => {
  let chosen = 'auto'
  try {
    chosen = localStorage.getItem('dondoc.theme') || 'auto'
  } catch {
    // Storage may be forbidden; the system's choice then stands.
  }
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
})()
