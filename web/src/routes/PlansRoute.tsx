import { ImportButton } from '../features/imports/ImportButton.tsx'
import { PlansPage } from '../features/plans/PlansPage.tsx'

/** The list of plans with the way to read a new one. */
export function PlansRoute() {
  return <PlansPage importPlan={<ImportButton />} />
}
