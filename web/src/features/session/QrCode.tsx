import './second-factor.css'
import encodeQR from 'qr'
import { useMemo } from 'react'
import { pathOf } from './code.ts'

/** A text as a QR code, dark on white in both themes: cameras do not read it the other way round. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const squares = useMemo(() => encodeQR(text, 'raw', { ecc: 'low' }), [text])
  return (
    <svg className="qr-code" viewBox={`0 0 ${squares.length} ${squares.length}`} role="img" aria-label={label}>
      <path d={pathOf(squares)} shapeRendering="crispEdges" />
    </svg>
  )
}
