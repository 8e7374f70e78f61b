import { listOpenDuties } from '@dondoc/contract/organization-changes'
import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { asking } from '../../../lib/api.ts'
import { matchesWords } from '../../../lib/fold.ts'
import { DateText } from '../../../ui/DateText.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { SearchField } from '../../../ui/SearchField.tsx'
import { SkeletonRows } from '../../../ui/Skeletons.tsx'
import { VirtualRows } from '../../../ui/VirtualRows.tsx'
import type { OrganizationIndex } from '../tree.ts'
import { type ChangeDraft, receiversOf, targetName } from './change-draft.ts'
import { useChangeWords } from './words.ts'

interface Props {
  draft: ChangeDraft
  index: OrganizationIndex
  onChange: (draft: ChangeDraft) => void
}

interface Receiver {
  readonly value: string
  readonly label: string
}

/** Who gets which unit and which open duty of a divided organization; the heir gets the rest. */
export function ShareStep({ draft, index, onChange }: Props) {
  const { share: words, unnamed } = useChangeWords()
  const receivers = receiversOf(draft).map(
    (target, at): Receiver => ({ value: String(at), label: targetName(target, index) ?? unnamed(at + 1) }),
  )
  return (
    <>
      <NativeSelect
        className="change-heir"
        label={words.heir}
        description={words.heirHint}
        value={String(draft.heir)}
        onChange={(event) => onChange({ ...draft, heir: Number(event.currentTarget.value) })}
        data={receivers}
      />
      <Units draft={draft} index={index} receivers={receivers} onChange={onChange} />
      <Duties draft={draft} receivers={receivers} onChange={onChange} />
    </>
  )
}

function Units({ draft, index, receivers, onChange }: Props & { receivers: readonly Receiver[] }) {
  const { share: words } = useChangeWords()
  const units = index.children.get(draft.ids[0] ?? '') ?? []
  const title = useId()
  return (
    <section aria-labelledby={title} className="change-share">
      <h3 id={title}>{words.units(units.length)}</h3>
      {units.length === 0 ? <p className="secondary">{words.noUnits}</p> : null}
      {units.map(({ id, name }) => (
        <div key={id} className="change-share__row">
          <span>{name}</span>
          <NativeSelect
            size="xs"
            aria-label={words.toOf(name)}
            value={String(draft.children[id] ?? draft.heir)}
            onChange={(event) =>
              onChange({ ...draft, children: { ...draft.children, [id]: Number(event.currentTarget.value) } })
            }
            data={[...receivers]}
          />
        </div>
      ))}
    </section>
  )
}

function Duties({ draft, receivers, onChange }: Omit<Props, 'index'> & { receivers: readonly Receiver[] }) {
  const { share: words } = useChangeWords()
  const [q, setQ] = useState<string | undefined>()
  const title = useId()
  const [organizationId = ''] = draft.ids
  const answer = useQuery(asking(listOpenDuties, { params: { organizationId } }))
  const { duties = [], total = 0 } = answer.data ?? {}
  const shown = q === undefined ? duties : duties.filter((duty) => matchesWords(`${duty.code} ${duty.text}`, q))
  const toOf = (id: string): number => draft.duties[id] ?? draft.heir
  const give = (ids: readonly string[], to: number) =>
    onChange({ ...draft, duties: { ...draft.duties, ...Object.fromEntries(ids.map((id) => [id, to])) } })
  return (
    <section aria-labelledby={title} className="change-share">
      <h3 id={title}>{words.duties(total)}</h3>
      {answer.isPending ? <SkeletonRows count={4} /> : null}
      {answer.isError ? <ErrorState error={answer.error} onRetry={answer.refetch} /> : null}
      {answer.isSuccess && total === 0 ? <p className="secondary">{words.noDuties}</p> : null}
      {duties.length > 0 ? (
        <>
          <p className="secondary" role="status">
            {receivers
              .map(({ label }, at) => words.counts(label, duties.filter(({ id }) => toOf(id) === at).length))
              .join(' · ')}
          </p>
          <div className="change-share__tools">
            <SearchField label={words.search} value={q} onChange={setQ} />
            <NativeSelect
              aria-label={q === undefined ? words.all : words.allShown}
              value=""
              onChange={(event) => {
                const to = event.currentTarget.value
                if (to !== '')
                  give(
                    shown.map(({ id }) => id),
                    Number(to),
                  )
              }}
              data={[{ value: '', label: q === undefined ? words.all : words.allShown }, ...receivers]}
            />
          </div>
          {duties.length < total ? <p className="secondary">{words.moreDuties(duties.length, total)}</p> : null}
          <VirtualRows
            count={shown.length}
            estimate={56}
            keyOf={(at) => shown[at]?.id ?? String(at)}
            row={(at) => {
              const duty = shown[at]
              if (!duty) return null
              return (
                <div className="change-share__row">
                  <span>
                    {duty.text}
                    <span className="secondary">
                      {[duty.code, duty.productText, duty.occurrence].filter((text) => text !== null).join(' · ')}
                      {' · '}
                      {duty.dueOn ? <DateText date={duty.dueOn} /> : words.noDue}
                    </span>
                  </span>
                  <NativeSelect
                    size="xs"
                    aria-label={words.toOf(duty.code)}
                    value={String(toOf(duty.id))}
                    onChange={(event) => give([duty.id], Number(event.currentTarget.value))}
                    data={[...receivers]}
                  />
                </div>
              )
            }}
          />
        </>
      ) : null}
    </section>
  )
}
