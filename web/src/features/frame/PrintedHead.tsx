import { dateText } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { useMe } from '../../lib/session.ts'
import { useView } from '../../lib/view.ts'

/** What a sheet of paper says of itself: whose figures, of which day, printed when. Not seen on the screen. */
export function PrintedHead() {
  const { frame, product } = useMessages()
  const { organization, today } = useMe()
  const { asOf } = useView()
  return (
    <p className="printed-head">
      <span>{organization.name}</span>
      <span>
        {product.name} · {frame.printed(dateText(asOf ?? today), dateText(today))}
      </span>
    </p>
  )
}
