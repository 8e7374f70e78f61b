import type { DutyDetail } from '@dondoc/contract/duties'
import { isOpenStatus } from '@dondoc/domain/duties/check-update'
import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { dateText, decimalText, parseDate, parseMillions } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { useToday } from '../../lib/session.ts'
import { Alert } from '../../ui/Alert.tsx'
import { ChoiceCards } from '../../ui/ChoiceCards.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { useEvidenceWords } from './evidence-words.ts'
import { ProductChecklist } from './ProductChecklist.tsx'
import { ProofCards } from './ProofCards.tsx'
import {
  type DraftErrors,
  GOES_ON,
  mustSayWhy,
  needsText,
  type Reason,
  type UpdateDraft,
  usedProofs,
} from './update-draft.ts'

interface Props {
  draft: UpdateDraft
  duty: DutyDetail
  errors: DraftErrors
  /** The server asks why a record of another agency proves the duty. */
  asksAgency: boolean
  onChange: (change: (draft: UpdateDraft) => UpdateDraft) => void
}

/** The fields that the chosen kind of update needs, and no others. */
export function UpdateFields({ draft, duty, errors, asksAgency, onChange }: Props) {
  const { updates: words } = useMessages()
  const evidence = useEvidenceWords()
  const today = useToday()
  const change = (part: Partial<UpdateDraft>) => onChange((before) => ({ ...before, ...part }))
  const on = parseDate(draft.on, today)
  const isDelivery = draft.kind === 'delivered'
  return (
    <>
      <ChoiceCards
        legend={words.kind}
        choices={duty.availableUpdates.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
        value={draft.kind}
        onChange={(kind) => change({ kind })}
      />
      <div className="update-form__pair">
        <DateField
          label={onWord(draft.kind, words.on)}
          value={draft.on}
          onChange={(text) => change({ on: text })}
          today={today}
          max={today}
          error={errors.on === 'future' ? words.errors.future(draft.on) : errors.on && words.errors.date}
        />
        {draft.kind === 'progress' ? (
          <TextInput
            label={words.progress}
            inputMode="numeric"
            value={draft.progress}
            onChange={(event) => change({ progress: event.currentTarget.value })}
            error={errors.progress && words.errors.progress}
          />
        ) : null}
      </div>
      {isDelivery && duty.checklist.length > 0 ? (
        <ProductChecklist draft={draft} duty={duty} errors={errors} onChange={(products) => change({ products })} />
      ) : null}
      {isDelivery && (duty.checklist.length === 0 || usedProofs(draft, duty).length > 0) ? (
        <ProofCards draft={draft} duty={duty} errors={errors} onChange={onChange} />
      ) : null}
      {isDelivery && (asksAgency || draft.otherAgency !== '') ? (
        <TextInput
          label={evidence.otherAgency}
          description={evidence.otherAgencyHint}
          value={draft.otherAgency}
          onChange={(event) => change({ otherAgency: event.currentTarget.value })}
          error={asksAgency && draft.otherAgency.trim() === '' ? evidence.errors.otherAgency : undefined}
        />
      ) : null}
      {mustSayWhy(draft, duty, on) ? (
        <NativeSelect
          label={draft.kind === 'stopped' ? evidence.reasonStop : evidence.reason}
          required
          value={draft.reason}
          onChange={(event) => change({ reason: reasonOf(event.currentTarget.value, words.reasons) })}
          error={errors.reason && (errors.reason === 'missing' ? evidence.errors.reason : evidence.reasonOther)}
          data={[
            { value: '', label: evidence.chooseReason },
            ...Object.entries(words.reasons).map(([value, label]) => ({ value, label })),
          ]}
        />
      ) : null}
      {mustSayWhy(draft, duty, on) && draft.reason === 'waiting-coordination' ? (
        <AwaitedField draft={draft} duty={duty} onChange={(waitsFor) => change({ waitsFor })} />
      ) : null}
      {GOES_ON.includes(draft.kind) && costs(duty) ? (
        <SpentField draft={draft} duty={duty} error={errors.spent === true} onChange={(spent) => change({ spent })} />
      ) : null}
      <Textarea
        label={needsText(draft.kind) ? words.textRequired : words.text}
        rows={3}
        value={draft.text}
        onChange={(event) => change({ text: event.currentTarget.value })}
        required={needsText(draft.kind)}
        error={errors.text && (draft.kind === 'declined' ? words.errors.textDeclined : words.errors.text)}
      />
    </>
  )
}

interface AwaitedProps {
  draft: UpdateDraft
  duty: DutyDetail
  onChange: (ids: string[]) => void
}

/** Which coordinators the lead waits for; nothing where nobody owes it a contribution any more. */
function AwaitedField({ draft, duty, onChange }: AwaitedProps) {
  const words = useEvidenceWords()
  const open = duty.role === 'lead' ? duty.companions.filter(({ status }) => isOpenStatus(status)) : []
  if (open.length === 0) return null
  return (
    <fieldset className="evidence">
      <legend>{words.waitsFor}</legend>
      {open.map(({ id, organization, dueOn }) => (
        <Checkbox
          key={id}
          size="sm"
          label={words.waitsForDue(organization.name, dueOn && dateText(dueOn))}
          checked={draft.waitsFor.includes(id)}
          onChange={(event) => {
            const others = draft.waitsFor.filter((one) => one !== id)
            onChange(event.currentTarget.checked ? [...others, id] : others)
          }}
        />
      ))}
      <p className="secondary">{words.waitsForHint}</p>
    </fieldset>
  )
}

/** Money is asked of tasks that have some. */
const costs = ({ budget, budgetText }: DutyDetail): boolean =>
  budget.spentByAll > 0 || (budget.amount === null ? budgetText !== null : budget.amount > 0)

interface SpentProps {
  draft: UpdateDraft
  duty: DutyDetail
  error: boolean
  onChange: (text: string) => void
}

function SpentField({ draft, duty: { budget }, error, onChange }: SpentProps) {
  const words = useEvidenceWords()
  const { amount, spent, spentByAll } = budget
  const typed = draft.spent.trim() === '' ? null : parseMillions(draft.spent)
  const total = typed === null ? null : typed + spentByAll - (spent ?? 0)
  return (
    <>
      <TextInput
        label={words.spent}
        description={amount === null ? words.spentHintUnknown : words.spentHint(decimalText(amount))}
        inputMode="decimal"
        placeholder={spent === null ? '' : decimalText(spent)}
        value={draft.spent}
        onChange={(event) => onChange(event.currentTarget.value)}
        error={error ? words.errors.spent : undefined}
      />
      {amount !== null && total !== null && total > amount ? (
        <Alert tone="notice">{words.overBudget(decimalText(total), decimalText(amount))}</Alert>
      ) : null}
    </>
  )
}

function onWord(
  kind: UpdateDraft['kind'],
  words: Record<'default' | 'delivered' | 'started' | 'stopped', string>,
): string {
  return kind === 'delivered' || kind === 'started' || kind === 'stopped' ? words[kind] : words.default
}

function reasonOf(text: string, known: Record<Reason, string>): Reason | '' {
  return (Object.keys(known) as Reason[]).find((reason) => reason === text) ?? ''
}
