import { changeOrganizations, previewOrganizationChange } from '@dondoc/contract/organization-changes'
import type { PlainDate } from '@dondoc/domain/calendar/plain-date'
import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { call } from '../../../lib/api.ts'
import { asFailure } from '../../../lib/failure.ts'
import { dateText } from '../../../lib/format.ts'
import { useMessages } from '../../../lib/i18n.tsx'
import { Alert } from '../../../ui/Alert.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { forgetOrganizations } from '../use-tree.ts'
import type { ChangeBody } from './change-draft.ts'
import { Effects } from './Effects.tsx'
import { useChangeWords } from './words.ts'

interface Props {
  change: ChangeBody
  on: PlainDate
  basis: string
  onDone: () => void
}

/** What would become of everything, and the act itself. */
export function PreviewStep({ change, on, basis, onDone }: Props) {
  const words = useChangeWords()
  const { problems } = useMessages()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const preview = useQuery({
    queryKey: [previewOrganizationChange.url, change],
    queryFn: ({ signal }) => call(previewOrganizationChange, { body: { change } }, signal),
    retry: false,
    gcTime: 0,
  })
  const act = useMutation({
    mutationFn: (version: number) =>
      call(changeOrganizations, { body: { change, basis: basis === '' ? null : basis, version } }),
    onSuccess: async ({ changeId }) => {
      onDone()
      await navigate({ to: '/quan-tri/don-vi/sap-xep/$changeId', params: { changeId } })
      // Duties, accounts and plans hang on organizations: everything may be another's now.
      await queryClient.invalidateQueries()
    },
    onError: async () => {
      await forgetOrganizations(queryClient)
      await preview.refetch()
    },
  })
  const refusal = preview.error ?? act.error
  const failure = refusal ? asFailure(refusal) : null
  return (
    <>
      {failure?.code === 'organization.tree-changed' ? <Alert tone="notice">{words.preview.changed}</Alert> : null}
      {failure && failure.code !== 'organization.tree-changed' ? (
        <Alert tone="error">{problems[failure.code](failure.params)}</Alert>
      ) : null}
      {preview.isPending ? (
        <div>
          <p className="secondary">{words.preview.waiting}</p>
          <SkeletonRows count={5} />
        </div>
      ) : null}
      {preview.isSuccess ? (
        <>
          {preview.data.canApplyToday ? null : <Alert tone="notice">{words.preview.future(dateText(on))}</Alert>}
          <Effects effects={preview.data.effects} />
          {basis === '' ? <Alert tone="notice">{words.preview.noBasis}</Alert> : null}
          {preview.data.canApplyToday ? (
            <div className="change-confirm">
              <Button loading={act.isPending} onClick={() => act.mutate(preview.data.version)}>
                {words.preview.confirm[change.kind]}
              </Button>
              <p className="secondary">{words.preview.confirmHint}</p>
            </div>
          ) : null}
        </>
      ) : null}
    </>
  )
}
