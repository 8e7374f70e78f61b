import { type GroupRule, OrganizationKind } from '@dondoc/contract/organizations'
import { ActionIcon, Checkbox, NativeSelect, SegmentedControl, Textarea } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { OrganizationField } from '../../../ui/OrganizationField.tsx'
import type { OrganizationIndex } from '../tree.ts'
import { useOrganizationWords } from '../words.ts'
import type { GroupDraft } from './group-draft.ts'
import { useGroupWords } from './words.ts'

interface Props {
  draft: GroupDraft
  index: OrganizationIndex
  error: string | undefined
  onChange: (part: Partial<GroupDraft>) => void
}

/** Whom a group means: a rule that follows the tree, or a list. */
export function MeantFields({ draft, index, error, onChange }: Props) {
  const { form: words } = useGroupWords()
  return (
    <fieldset className="group-meant">
      <legend>{words.how}</legend>
      <SegmentedControl
        aria-label={words.how}
        value={draft.way}
        onChange={(way) => onChange({ way: way === 'list' ? 'list' : 'rule' })}
        data={[
          { value: 'rule', label: words.ways.rule },
          { value: 'list', label: words.ways.list },
        ]}
      />
      <p className="secondary">{words.wayHints[draft.way]}</p>
      {draft.way === 'rule' ? (
        <RuleFields draft={draft} index={index} error={error} onChange={onChange} />
      ) : (
        <Several
          ids={draft.memberIds}
          index={index}
          label={words.listAdd}
          error={error}
          onChange={(memberIds) => onChange({ memberIds })}
        />
      )}
    </fieldset>
  )
}

function RuleFields({ draft, index, error, onChange }: Props) {
  const { form: words } = useGroupWords()
  const { kinds } = useOrganizationWords()
  const toggle = (kind: GroupRule['kinds'][number]) =>
    onChange({
      kinds: draft.kinds.includes(kind) ? draft.kinds.filter((one) => one !== kind) : [...draft.kinds, kind],
    })
  return (
    <>
      <OrganizationField
        label={words.of}
        organizations={index.all}
        value={draft.of}
        error={error}
        onChange={(of) => onChange({ of })}
      />
      <NativeSelect
        label={words.reach}
        value={draft.reach}
        onChange={(event) => onChange({ reach: event.currentTarget.value === 'branch' ? 'branch' : 'children' })}
        data={[
          { value: 'children', label: words.reaches.children },
          { value: 'branch', label: words.reaches.branch },
        ]}
      />
      <fieldset className="group-kinds">
        <legend>
          {words.kinds} <span className="secondary">{words.kindsHint}</span>
        </legend>
        {OrganizationKind.options.map((kind) => (
          <Checkbox
            key={kind}
            size="xs"
            label={kinds[kind]}
            checked={draft.kinds.includes(kind)}
            onChange={() => toggle(kind)}
          />
        ))}
      </fieldset>
      <Textarea
        label={words.types}
        description={words.typesHint}
        rows={2}
        value={draft.types}
        onChange={(event) => onChange({ types: event.currentTarget.value })}
      />
      <Several
        ids={draft.except}
        index={index}
        label={words.exceptAdd}
        error={undefined}
        onChange={(except) => onChange({ except })}
      />
    </>
  )
}

interface SeveralProps {
  ids: readonly string[]
  index: OrganizationIndex
  label: string
  error: string | undefined
  onChange: (ids: readonly string[]) => void
}

/** Several organizations, each taken out again by its own button. */
function Several({ ids, index, label, error, onChange }: SeveralProps) {
  const { field } = useOrganizationWords()
  return (
    <div className="group-several">
      <OrganizationField
        key={ids.length}
        label={label}
        description={field.chosen(ids.length)}
        organizations={index.all}
        value={null}
        allows={(id) => !ids.includes(id)}
        error={error}
        onChange={(id) => id !== null && onChange([...ids, id])}
      />
      <ul className="group-several__list">
        {ids.map((id) => {
          const name = index.byId.get(id)?.name ?? id
          return (
            <li key={id}>
              {name}
              <ActionIcon
                size={24}
                aria-label={field.remove(name)}
                onClick={() => onChange(ids.filter((one) => one !== id))}
              >
                <IconX size={14} />
              </ActionIcon>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
