/** Browsers by what they say of themselves; each names the ones before it, so the order matters. Cốc Cốc is Vietnam's own. */
const BROWSERS: readonly (readonly [name: string, sign: RegExp])[] = [
  ['Cốc Cốc', /coc_coc_browser|CocCoc/i],
  ['Microsoft Edge', /\bEdg(?:e|A|iOS)?\//],
  ['Opera', /\bOPR\//],
  ['Samsung Internet', /SamsungBrowser\//],
  ['Zalo', /\bZalo/],
  ['Firefox', /Firefox\/|FxiOS\//],
  ['Chrome', /Chrome\/|CriOS\/|Chromium\//],
  ['Safari', /Version\/[\d.]+.*Safari\//],
]
const SYSTEMS: readonly (readonly [name: string, sign: RegExp])[] = [
  ['Android', /Android/],
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Windows', /Windows/],
  ['macOS', /Macintosh|Mac OS X/],
  ['ChromeOS', /CrOS/],
  ['Linux', /Linux/],
]

const named = (list: typeof BROWSERS, text: string): string | null =>
  list.find(([, sign]) => sign.test(text))?.[0] ?? null

/** Browser and system in one line, the beginning of what the browser says where it is not known; null where it says nothing. */
export function deviceText(userAgent: string | null | undefined): string | null {
  if (!userAgent) return null
  const { browser, system } = deviceOf(userAgent)
  return [browser, system].filter((word) => word !== null).join(', ') || userAgent.slice(0, 40)
}

/** Browser and system in the words of a person, from what the browser says; null where it says nothing known. */
export function deviceOf(userAgent: string | null): {
  readonly browser: string | null
  readonly system: string | null
} {
  const text = userAgent ?? ''
  return { browser: named(BROWSERS, text), system: named(SYSTEMS, text) }
}
