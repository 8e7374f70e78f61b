import { useEffect } from 'react'
import { belongsElsewhere } from './review-keys.ts'

/** Tables on the clipboard become rows, unless they are pasted into a field. */
export function usePaste(wanted: boolean, onRows: (html: string, text: string) => void): void {
  useEffect(() => {
    if (!wanted) return
    const onPaste = (event: ClipboardEvent) => {
      if (belongsElsewhere(event) || !event.clipboardData) return
      const html = event.clipboardData.getData('text/html')
      const text = event.clipboardData.getData('text/plain')
      if (html.trim() === '' && text.trim() === '') return
      event.preventDefault()
      onRows(html, text)
    }
    window.addEventListener('paste', onPaste)
    return () => window.removeEventListener('paste', onPaste)
  }, [wanted, onRows])
}
