import { createAccount } from '@dondoc/contract/accounts'
import { getSignInPolicy } from '@dondoc/contract/sign-in'
import { makeFirstPassword } from '@dondoc/domain/access/first-password'
import { ActionIcon, Button, SegmentedControl, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type { z } from 'zod'
import { asking, call } from '../../lib/api.ts'
import { dateText } from '../../lib/format.ts'
import { useToday } from '../../lib/session.ts'
import { Alert } from '../../ui/Alert.tsx'
import { focusFirstError } from '../../ui/first-focus.ts'
import { OrganizationField } from '../../ui/OrganizationField.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { PanelFoot } from '../../ui/PanelFoot.tsx'
import { Refused } from './Refused.tsx'
import { type RoleDraft, RoleFields, readRole } from './RoleFields.tsx'
import { type Slip, Slips } from './Slips.tsx'
import { secureRandom } from './secure-random.ts'
import { forgetLists } from './use-account.ts'
import { useAccountWords } from './words.ts'

interface Added {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly slip: Slip | null
}

/** A new person: who, where, with which roles, and how the first sign-in goes. */
export function AddPanel({ canInvite, onClose }: { canInvite: boolean; onClose: () => void }) {
  const { adding: words } = useAccountWords()
  const [added, setAdded] = useState<Added | null>(null)
  return (
    <Panel title={words.title} onClose={onClose}>
      {added === null ? (
        <AddForm canInvite={canInvite} onClose={onClose} onAdded={setAdded} />
      ) : (
        <div className="form">
          <Alert tone="good">
            {added.slip === null ? words.invited(added.name, added.email) : words.added(added.name)}{' '}
            <Link to="/quan-tri/tai-khoan/$accountId" params={{ accountId: added.id }}>
              {words.open}
            </Link>
          </Alert>
          {added.slip === null ? (
            <Button variant="default" onClick={() => setAdded(null)}>
              {words.another}
            </Button>
          ) : (
            <Slips slips={[added.slip]} onClose={onClose} />
          )}
        </div>
      )}
    </Panel>
  )
}

type Order = z.input<NonNullable<(typeof createAccount)['body']>>

const EMAIL = /^\S+@\S+\.\S+$/

interface FormProps {
  canInvite: boolean
  onClose: () => void
  onAdded: (added: Added) => void
}

function AddForm({ canInvite, onClose, onAdded }: FormProps) {
  const { adding: words, form } = useAccountWords()
  const today = useToday()
  const queryClient = useQueryClient()
  const policy = useQuery(asking(getSignInPolicy, {}))
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [organizationId, setOrganization] = useState<string | null>(null)
  const [roles, setRoles] = useState<readonly (RoleDraft & { key: number })[]>([])
  const [way, setWay] = useState<'mail' | 'slip'>(canInvite ? 'mail' : 'slip')
  const [asked, setAsked] = useState(false)
  const send = useMutation({
    mutationFn: async (order: Order) => {
      const account = await call(createAccount, { body: order })
      await forgetLists(queryClient)
      return { account, password: order.firstPassword }
    },
  })
  const given = roles.map((draft) => ({ read: readRole(draft, today), at: draft.organizationId ?? organizationId }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (name.trim() === '' || !EMAIL.test(email.trim()) || organizationId === null) {
      focusFirstError()
      return
    }
    const order = given.flatMap(({ read, at }) =>
      read === null || at === null ? [] : [{ ...read, organizationId: at }],
    )
    if (order.length < roles.length || !policy.data) return
    const firstPassword = way === 'slip' ? makeFirstPassword(secureRandom, policy.data.passwordLength) : undefined
    send.mutate(
      { name: name.trim(), email: email.trim(), organizationId, roles: order, firstPassword },
      {
        onSuccess: ({ account, password }) =>
          onAdded({
            id: account.id,
            name: account.name,
            email: account.email,
            slip:
              password === undefined
                ? null
                : { name: account.name, email: account.email, organization: account.organization.name, password },
          }),
      },
    )
  }
  return (
    <form className="panel__form" onSubmit={submit} noValidate>
      <TextInput
        label={form.name}
        required
        maxLength={200}
        value={name}
        error={asked && name.trim() === '' ? form.nameMissing : undefined}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={form.email}
        required
        type="email"
        maxLength={254}
        value={email}
        error={
          asked && !EMAIL.test(email.trim()) ? (email.trim() === '' ? form.emailMissing : form.emailWrong) : undefined
        }
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <OrganizationField
        label={form.organization}
        required
        value={organizationId}
        onChange={setOrganization}
        error={asked && organizationId === null ? form.organizationMissing : undefined}
      />
      <fieldset className="form__roles">
        <legend>{words.roles}</legend>
        {roles.map((draft, index) => (
          <div key={draft.key} className="form__role-row">
            <RoleFields
              draft={{ ...draft, organizationId: draft.organizationId ?? organizationId }}
              onChange={(next) => setRoles(roles.with(index, { ...next, key: draft.key }))}
              today={today}
              asked={asked}
            />
            <ActionIcon
              aria-label={words.dropRole}
              onClick={() => setRoles(roles.filter((one) => one.key !== draft.key))}
            >
              <IconX size={16} />
            </ActionIcon>
          </div>
        ))}
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus size={14} />}
          onClick={() => {
            const key = (roles.at(-1)?.key ?? 0) + 1
            setRoles([...roles, { key, role: 'staff', organizationId: null, from: dateText(today), to: '' }])
          }}
        >
          {words.addRole}
        </Button>
      </fieldset>
      {canInvite ? (
        <div>
          <p className="form__label">{words.way}</p>
          <SegmentedControl
            fullWidth
            orientation="vertical"
            aria-label={words.way}
            value={way}
            onChange={(value) => setWay(value === 'slip' ? 'slip' : 'mail')}
            data={[
              { value: 'mail', label: words.byMail },
              { value: 'slip', label: words.bySlip },
            ]}
          />
        </div>
      ) : (
        <p className="secondary">{words.noMail}</p>
      )}
      <Refused error={send.error ?? policy.error} />
      <PanelFoot submit={words.submit} busy={send.isPending} onClose={onClose} />
    </form>
  )
}
