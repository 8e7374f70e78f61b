import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { getRouteApi } from '@tanstack/react-router'

const frame = getRouteApi('/frame')

/** The day and the plan that the person looks at, as the address says. */
export function useView(): { readonly asOf: PlainDate | undefined; readonly planId: string | undefined } {
  const { asOf, plan } = frame.useSearch()
  return { asOf, planId: plan }
}
