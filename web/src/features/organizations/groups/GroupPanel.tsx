import '../organizations.css'
import './groups.css'
import {
  changeOrganizationGroup,
  createOrganizationGroup,
  type OrganizationGroupDetail,
} from '@dondoc/contract/organization-groups'
import { Textarea, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { call } from '../../../lib/api.ts'
import { asFailure } from '../../../lib/failure.ts'
import { parseDate } from '../../../lib/format.ts'
import { useMessages } from '../../../lib/i18n.tsx'
import { useMe, useToday } from '../../../lib/session.ts'
import { Alert } from '../../../ui/Alert.tsx'
import { DateField } from '../../../ui/DateField.tsx'
import { OrganizationField } from '../../../ui/OrganizationField.tsx'
import { Panel } from '../../../ui/Panel.tsx'
import { PanelFoot } from '../../../ui/PanelFoot.tsx'
import type { OrganizationIndex } from '../tree.ts'
import { forgetOrganizations } from '../use-tree.ts'
import {
  draftOfGroup,
  fieldOfGroupProblem,
  type GroupDraft,
  type GroupError,
  groupErrors,
  linesOf,
  meantBy,
  newGroup,
} from './group-draft.ts'
import { MeantFields } from './MeantFields.tsx'
import { MembersPreview } from './MembersPreview.tsx'
import { useGroupWords } from './words.ts'

interface Props {
  index: OrganizationIndex
  /** Null for a new group. */
  detail: OrganizationGroupDetail | null
  onClose: () => void
  onSaved: (groupId: string) => void
}

/** Makes a group or changes one from a day on; shows at once whom it means. */
export function GroupPanel({ index, detail, onClose, onSaved }: Props) {
  const { form: words } = useGroupWords()
  const { problems } = useMessages()
  const me = useMe()
  const today = useToday()
  const queryClient = useQueryClient()
  const [draft, setDraft] = useState<GroupDraft>(() =>
    detail === null ? newGroup(me.organization.id, today) : draftOfGroup(detail, today),
  )
  const [tried, setTried] = useState(false)
  const errors = groupErrors(draft, today)
  const save = useMutation({
    mutationFn: async () => {
      const meant = meantBy(draft)
      const from = parseDate(draft.from, today)
      if (meant === null || from === null || draft.ownerId === null) throw new Error('checked before')
      const said = { name: draft.name.trim(), meant, aliases: linesOf(draft.aliases) }
      const { group } =
        detail === null
          ? await call(createOrganizationGroup, { body: { ...said, organizationId: draft.ownerId, validFrom: from } })
          : await call(changeOrganizationGroup, {
              params: { groupId: detail.group.id },
              body: { ...said, from, validTo: draft.to.trim() === '' ? null : parseDate(draft.to, today) },
            })
      return group.id
    },
    onSuccess: async (groupId) => {
      await forgetOrganizations(queryClient)
      onSaved(groupId)
    },
  })
  const failure = save.error ? asFailure(save.error) : null
  const at = failure ? fieldOfGroupProblem(failure.code) : null
  const sentence = failure ? problems[failure.code](failure.params) : undefined
  const told = (error: GroupError, text: string): string | undefined =>
    tried && errors.includes(error) ? text : undefined
  const change = (part: Partial<GroupDraft>) => {
    setDraft((before) => ({ ...before, ...part }))
    if (save.error) save.reset()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (errors.length === 0) save.mutate()
  }
  return (
    <Panel title={detail === null ? words.newTitle : words.editTitle} onClose={onClose}>
      <form className="panel__form" onSubmit={submit} noValidate>
        {failure && at === null ? <Alert tone="error">{sentence}</Alert> : null}
        <TextInput
          label={words.name}
          description={words.nameHint}
          value={draft.name}
          error={told('name', words.errors.name) ?? (at === 'name' ? sentence : undefined)}
          autoComplete="off"
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        {detail === null ? (
          <OrganizationField
            label={words.owner}
            organizations={index.all}
            value={draft.ownerId}
            error={told('owner', words.errors.owner)}
            onChange={(ownerId) => change({ ownerId, of: draft.of ?? ownerId })}
          />
        ) : null}
        <Textarea
          label={words.aliases}
          description={words.aliasesHint}
          rows={2}
          value={draft.aliases}
          error={at === 'aliases' ? sentence : undefined}
          onChange={(event) => change({ aliases: event.currentTarget.value })}
        />
        <div className="org-fields">
          <DateField
            label={detail === null ? words.from : words.changeFrom}
            value={draft.from}
            today={today}
            error={told('date', words.errors.date) ?? (at === 'from' ? sentence : undefined)}
            onChange={(from) => change({ from })}
          />
          {detail === null ? null : (
            <DateField
              label={words.to}
              value={draft.to}
              today={today}
              error={told('to', words.errors.date) ?? told('order', words.errors.order)}
              onChange={(to) => change({ to })}
            />
          )}
        </div>
        {detail === null ? null : <p className="secondary">{words.changeFromHint}</p>}
        <MeantFields
          draft={draft}
          index={index}
          error={told('of', words.errors.of) ?? told('list', words.errors.list)}
          onChange={change}
        />
        <MembersPreview draft={draft} />
        <PanelFoot submit={words.save} busy={save.isPending} onClose={onClose} />
      </form>
    </Panel>
  )
}
