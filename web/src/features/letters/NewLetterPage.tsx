import './letters.css'
import { draftLetters, listOverdueUnits } from '@dondoc/contract/letters'
import { Button, Checkbox, NativeSelect, Radio } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { asking, call } from '../../lib/api.ts'
import { asFailure } from '../../lib/failure.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { Alert } from '../../ui/Alert.tsx'
import { Crumbs } from '../../ui/Crumbs.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonRows } from '../../ui/Skeletons.tsx'
import { TemplateBox } from './TemplateBox.tsx'
import { useLetterWords } from './words.ts'

/** Chooses whom to urge, from the units with overdue duties. */
export function NewLetterPage() {
  const words = useLetterWords()
  const { problems } = useMessages()
  const navigate = useNavigate()
  const answer = useQuery(asking(listOverdueUnits, {}))
  const [issuerId, setIssuerId] = useState<string | null>(null)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [each, setEach] = useState(true)
  const issuers = answer.data?.issuers ?? []
  const given = issuers.find(({ issuer }) => issuer.id === issuerId) ?? issuers[0]
  const draft = useMutation({
    mutationFn: (from: string) =>
      call(draftLetters, { body: { issuerId: from, organizationIds: [...chosen], each: each && chosen.length > 1 } }),
    onSuccess: ({ letterIds: [letterId, ...more] }) =>
      letterId !== undefined && more.length === 0
        ? navigate({ to: '/don-doc/$letterId', params: { letterId } })
        : navigate({ to: '/don-doc', state: { lettersMade: more.length + 1 } }),
  })
  const failure = draft.error ? asFailure(draft.error) : null
  const units = given?.units ?? []
  const all = units.length > 0 && units.every(({ organization }) => chosen.includes(organization.id))
  const toggle = (id: string) => setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
  return (
    <div className="page">
      <PageHeader
        title={words.newTitle}
        lead={words.newLead}
        above={
          <Crumbs>
            <Link to="/don-doc">{words.title}</Link>
          </Crumbs>
        }
      />
      {answer.isPending ? <SkeletonRows /> : null}
      {answer.isError ? <ErrorState error={answer.error} onRetry={answer.refetch} /> : null}
      {answer.isSuccess && given === undefined ? (
        <EmptyState icon={IconCircleCheck} title={words.nothing} text={words.nothingText} />
      ) : null}
      {given ? (
        <div className="letter-new">
          <form
            className="box letter-new__form"
            onSubmit={(event) => {
              event.preventDefault()
              if (chosen.length > 0) draft.mutate(given.issuer.id)
            }}
          >
            {issuers.length > 1 ? (
              <NativeSelect
                label={words.issuer}
                value={given.issuer.id}
                onChange={(event) => {
                  setIssuerId(event.currentTarget.value)
                  setChosen([])
                }}
                data={issuers.map(({ issuer }) => ({ value: issuer.id, label: issuer.name }))}
              />
            ) : null}
            <Checkbox
              label={words.chooseAll}
              checked={all}
              indeterminate={!all && chosen.length > 0}
              onChange={() => setChosen(all ? [] : units.map(({ organization }) => organization.id))}
            />
            <ul className="letter-new__units">
              {units.map(({ organization, count, longest }) => (
                <li key={organization.id}>
                  <Checkbox
                    label={organization.name}
                    description={`${words.duties(count)}, ${words.longest(longest)}`}
                    checked={chosen.includes(organization.id)}
                    onChange={() => toggle(organization.id)}
                  />
                </li>
              ))}
            </ul>
            {chosen.length > 1 ? (
              <Radio.Group
                label={words.how}
                value={each ? 'each' : 'one'}
                onChange={(value) => setEach(value === 'each')}
              >
                <div className="letter-new__how">
                  <Radio value="each" label={words.each} />
                  <Radio value="one" label={words.one} />
                </div>
              </Radio.Group>
            ) : null}
            {failure ? <Alert tone="error">{problems[failure.code](failure.params)}</Alert> : null}
            <Button type="submit" disabled={chosen.length === 0} loading={draft.isPending}>
              {words.make(chosen.length)}
            </Button>
          </form>
          <TemplateBox organizationId={given.issuer.id} />
        </div>
      ) : null}
    </div>
  )
}
