import type { DutyDetail } from '@dondoc/contract/duties'
import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { dateText } from '../../lib/format.ts'
import type { EvidenceWords } from '../../messages/evidence.vi.ts'
import { useEvidenceWords } from './evidence-words.ts'
import { type DraftErrors, openProducts, type ProductDraft, productOf, type UpdateDraft } from './update-draft.ts'

interface Props {
  draft: UpdateDraft
  duty: DutyDetail
  errors: DraftErrors
  onChange: (products: UpdateDraft['products']) => void
}

/** The products of the duty: tick what is there, say by which record where there are several, or why one is not needed. */
export function ProductChecklist({ draft, duty, errors, onChange }: Props) {
  const words = useEvidenceWords()
  const open = openProducts(duty)
  const set = (product: string, part: Partial<ProductDraft>) =>
    onChange({ ...draft.products, [product]: { ...productOf(draft, product), ...part } })
  const said = open.filter((product) => productOf(draft, product).state !== 'owed').length
  const settled = duty.checklist.length - open.length + said
  return (
    <fieldset className="evidence products">
      <legend>{words.products}</legend>
      <p className="secondary">{words.productsHint}</p>
      <ul className="products__list">
        {duty.checklist.map(({ product, settled: before }) =>
          before ? (
            <li key={product} className="products__settled">
              <IconCheck size={16} aria-hidden />
              <span>
                {product} <span className="secondary">{settledText(before, words)}</span>
              </span>
            </li>
          ) : (
            <OpenProduct
              key={product}
              product={product}
              said={productOf(draft, product)}
              proofs={draft.proofs.length}
              error={errors.unexplained?.includes(product) ? words.errors.productWords : undefined}
              onChange={(part) => set(product, part)}
            />
          ),
        )}
      </ul>
      {errors.products ? (
        <p role="alert" className="ink--overdue">
          {words.errors.products}
        </p>
      ) : (
        <p className="secondary" role="status">
          {settled < duty.checklist.length ? words.partial(settled, duty.checklist.length) : words.whole}
        </p>
      )}
    </fieldset>
  )
}

interface OpenProps {
  product: string
  said: ProductDraft
  proofs: number
  error: string | undefined
  onChange: (part: Partial<ProductDraft>) => void
}

function OpenProduct({ product, said, proofs, error, onChange }: OpenProps) {
  const words = useEvidenceWords()
  return (
    <li className="products__open">
      <Checkbox
        label={product}
        checked={said.state === 'delivered'}
        onChange={(event) => onChange({ state: event.currentTarget.checked ? 'delivered' : 'owed' })}
      />
      {said.state === 'delivered' && proofs > 1 ? (
        <NativeSelect
          aria-label={words.byRecord(product)}
          size="xs"
          value={String(said.proof)}
          onChange={(event) => onChange({ proof: Number(event.currentTarget.value) })}
          data={Array.from({ length: proofs }, (_, at) => ({ value: String(at), label: words.proof(at + 1) }))}
        />
      ) : null}
      {said.state === 'owed' ? (
        <button type="button" className="plain-button products__act" onClick={() => onChange({ state: 'not-needed' })}>
          {words.notNeeded}
        </button>
      ) : null}
      {said.state === 'not-needed' ? (
        <div className="products__why">
          <TextInput
            label={words.notNeededWhy(product)}
            value={said.words}
            error={error}
            onChange={(event) => onChange({ words: event.currentTarget.value })}
          />
          <button type="button" className="plain-button products__act" onClick={() => onChange({ state: 'owed' })}>
            {words.needed}
          </button>
        </div>
      ) : null}
    </li>
  )
}

/** By what a product is settled, in words. */
export function settledText(
  { on, record, words: why }: NonNullable<DutyDetail['checklist'][number]['settled']>,
  words: EvidenceWords,
): string {
  const date = dateText(on)
  if (why !== null) return `${words.notNeededOn(date)}: ${why}`
  return record === null ? words.settledOn(date) : words.settledBy(`${record.kind} ${record.number}`, date)
}
