/** What the browser keeps between visits: settings and drafts. Every read and write may fail (private mode, full disk). */
const PREFIX = 'dondoc.'

/** The text kept under a name, or null where there is none or the browser forbids storage. */
export function readStored(name: string): string | null {
  try {
    return localStorage.getItem(PREFIX + name)
  } catch {
    return null
  }
}

/** Keeps a text under a name; null forgets it. Silent where the browser forbids storage: nothing depends on it. */
export function writeStored(name: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(PREFIX + name)
    else localStorage.setItem(PREFIX + name, text)
  } catch {
    return
  }
}
