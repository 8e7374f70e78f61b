import type { DutyDetail } from '@dondoc/contract/duties'
import type { EvidenceRecord } from '@dondoc/contract/records'
import { kindFinding } from '@dondoc/domain/duties/update-finding'
import { ActionIcon, Button, SegmentedControl } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useMessages } from '../../lib/i18n.tsx'
import { useToday } from '../../lib/session.ts'
import { Alert } from '../../ui/Alert.tsx'
import { FilePicker } from '../records/FilePicker.tsx'
import { RecordFields } from '../records/RecordFields.tsx'
import { useRecordWords } from '../records/words.ts'
import { useEvidenceWords } from './evidence-words.ts'
import { KnownRecord } from './KnownRecord.tsx'
import {
  type DraftErrors,
  openProducts,
  type ProofDraft,
  productOf,
  type UpdateDraft,
  withProof,
} from './update-draft.ts'

interface Props {
  draft: UpdateDraft
  duty: DutyDetail
  errors: DraftErrors
  /** Takes the draft as it stands: files arrive while other fields are typed. */
  onChange: (change: (draft: UpdateDraft) => UpdateDraft) => void
}

/** The records that prove a completion: new ones with their files, or chosen from the register. */
export function ProofCards({ draft, duty, errors, onChange }: Props) {
  const words = useEvidenceWords()
  const today = useToday()
  const set = (at: number, change: (proof: ProofDraft) => ProofDraft) =>
    onChange((before) => ({ ...before, proofs: before.proofs.map((proof, i) => (i === at ? change(proof) : proof)) }))
  const open = openProducts(duty)
  const several = draft.proofs.length > 1
  const remove = (at: number) =>
    onChange((before) => ({
      ...before,
      proofs: before.proofs.filter((_, i) => i !== at),
      products: Object.fromEntries(
        Object.entries(before.products).map(([product, said]) => [
          product,
          { ...said, proof: said.proof === at ? 0 : said.proof - (said.proof > at ? 1 : 0) },
        ]),
      ),
    }))
  const before = new Map(duty.checklist.flatMap(({ before: one }) => (one === null ? [] : [[one.id, one] as const])))
  return (
    <>
      {draft.proofs.map((proof, at) => (
        <fieldset
          // Cards have no name of their own; their order is theirs.
          // biome-ignore lint/suspicious/noArrayIndexKey: a card that is removed takes its place with it.
          key={at}
          className="evidence proof"
        >
          <legend>
            {several ? words.proof(at + 1) : duty.checklist.length === 0 ? words.recordOptional : words.record}
            {several ? (
              <ActionIcon variant="subtle" size={24} aria-label={words.removeRecord(at + 1)} onClick={() => remove(at)}>
                <IconX size={15} />
              </ActionIcon>
            ) : null}
          </legend>
          <ProofCard
            proof={proof}
            error={errors.proofs?.[at]}
            again={[...before.values()]}
            onChange={(change) => set(at, change)}
          />
          {open
            .filter((product) => productOf(draft, product).state === 'delivered')
            .filter((product) => productOf(draft, product).proof === at)
            .map((product) => (
              <KindDoubt key={product} product={product} proof={proof} />
            ))}
        </fieldset>
      ))}
      {open.length > 1 ? (
        <div>
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={15} />}
            onClick={() => onChange((one) => withProof(one, open, today))}
          >
            {words.addRecord}
          </Button>
        </div>
      ) : null}
    </>
  )
}

interface CardProps {
  proof: ProofDraft
  error: NonNullable<DraftErrors['proofs']>[number] | undefined
  /** Records given before the duty was sent back. */
  again: readonly EvidenceRecord[]
  onChange: (change: (proof: ProofDraft) => ProofDraft) => void
}

function ProofCard({ proof, error, again, onChange }: CardProps) {
  const { updates } = useMessages()
  const words = useEvidenceWords()
  const recordWords = useRecordWords()
  const choose = ({ id, kind, number }: EvidenceRecord) =>
    onChange((before) => ({ ...before, source: 'known', known: { id, kind, number } }))
  return (
    <>
      <SegmentedControl
        fullWidth
        aria-label={words.record}
        value={proof.source}
        onChange={(value) => onChange((before) => ({ ...before, source: value === 'known' ? 'known' : 'new' }))}
        data={[
          { value: 'new', label: updates.recordNew },
          { value: 'known', label: updates.recordKnown },
        ]}
      />
      {proof.source === 'new' && again.length > 0 ? (
        <div className="proof__again">
          {again.map((record) => (
            <Button key={record.id} size="compact-sm" variant="default" onClick={() => choose(record)}>
              {words.again(`${record.kind} ${record.number}`)}
            </Button>
          ))}
        </div>
      ) : null}
      {proof.source === 'known' && proof.known ? (
        <p className="proof__chosen">
          {words.chosen}{' '}
          <strong>
            {proof.known.kind} {proof.known.number}
          </strong>{' '}
          <button
            type="button"
            className="plain-button products__act"
            onClick={() => onChange((before) => ({ ...before, known: null }))}
          >
            {words.chooseOther}
          </button>
        </p>
      ) : null}
      {proof.source === 'known' && !proof.known ? (
        <KnownRecord chosen="" onChoose={choose} error={error === 'known' ? words.errors.known : undefined} />
      ) : null}
      {proof.source === 'new' ? (
        <>
          <RecordFields
            draft={proof.record}
            errors={error === undefined || error === 'known' ? {} : error}
            onChange={(record) => onChange((before) => ({ ...before, record }))}
            issuerWord={recordWords.issuerOwn}
            knownAction={(record) => (
              <Button size="compact-sm" variant="default" onClick={() => choose(record)}>
                {recordWords.knownUse}
              </Button>
            )}
          />
          <FilePicker
            files={proof.record.files}
            onAdd={(file) =>
              onChange((before) => ({
                ...before,
                record: { ...before.record, files: [...before.record.files, file] },
              }))
            }
            onRemove={(id) =>
              onChange((before) => ({
                ...before,
                record: { ...before.record, files: before.record.files.filter((file) => file.id !== id) },
              }))
            }
          />
        </>
      ) : null}
    </>
  )
}

/** A warning where the record is of another kind than the plan names; it is taken all the same. */
function KindDoubt({ product, proof }: { product: string; proof: ProofDraft }) {
  const words = useEvidenceWords()
  const record = proof.source === 'known' ? proof.known : proof.record
  if (record === null || record.number.trim() === '') return null
  const doubt = kindFinding(product, record)
  if (doubt === null || doubt.code !== 'other-kind') return null
  return <Alert tone="notice">{words.otherKind(product, doubt.expected.join(', '), doubt.kind)}</Alert>
}
