import { ImportButton } from '../features/imports/ImportButton.tsx'
import { StartButton } from '../features/plan-start/StartButton.tsx'
import { PlansPage } from '../features/plans/PlansPage.tsx'

/** The list of plans with the ways to a new one: written here, or read from a file. */
export function PlansRoute() {
  return (
    <PlansPage
      importPlan={
        <>
          <StartButton />
          <ImportButton />
        </>
      }
    />
  )
}
