import { correctOrganization, type OrganizationDetail } from '@dondoc/contract/organizations'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { call } from '../../lib/api.ts'
import { asFailure } from '../../lib/failure.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { Alert } from '../../ui/Alert.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { PanelFoot } from '../../ui/PanelFoot.tsx'
import { OrganizationFields } from './OrganizationFields.tsx'
import { correctionOf, draftOf, errorsIn, fieldOfProblem } from './organization-draft.ts'
import { forgetOrganizations } from './use-tree.ts'
import { useOrganizationWords } from './words.ts'

interface Props {
  organization: OrganizationDetail
  onClose: () => void
  /** Told what it shares names with. */
  onSaved: (sharedNames: readonly { readonly alias: string; readonly name: string }[]) => void
}

/** Writes the details of an organization right; wrong ones are told at their field. */
export function CorrectPanel({ organization, onClose, onSaved }: Props) {
  const { form: words } = useOrganizationWords()
  const { problems } = useMessages()
  const queryClient = useQueryClient()
  const [draft, setDraft] = useState(() => draftOf(organization))
  const [tried, setTried] = useState(false)
  const errors = errorsIn(draft)
  const save = useMutation({
    mutationFn: () =>
      call(correctOrganization, { params: { organizationId: organization.id }, body: correctionOf(draft) }),
    onSuccess: async ({ sharedNames }) => {
      await forgetOrganizations(queryClient)
      onSaved(sharedNames.map(({ alias, organization: other }) => ({ alias, name: other.name })))
    },
  })
  const failure = save.error ? asFailure(save.error) : null
  const field = failure ? fieldOfProblem(failure.code, failure.params['words'], draft) : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (Object.keys(errors).length === 0) save.mutate()
  }
  return (
    <Panel title={words.correct} onClose={onClose}>
      <form className="panel__form" onSubmit={submit} noValidate>
        <p className="secondary">{words.correctHint}</p>
        {failure && field === null ? <Alert tone="error">{problems[failure.code](failure.params)}</Alert> : null}
        <OrganizationFields
          draft={draft}
          onChange={(next) => {
            setDraft(next)
            if (save.error) save.reset()
          }}
          // A name that is still being typed is not wrong yet.
          errors={tried ? errors : { ...errors, name: undefined }}
          refused={failure && field ? { field, text: problems[failure.code](failure.params) } : null}
          withCommunes
        />
        <PanelFoot submit={words.save} busy={save.isPending} onClose={onClose} />
      </form>
    </Panel>
  )
}
