import type { LinkDecision, LinkedRow, RowLinks } from '@dondoc/contract/cascade'
import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconLink, IconLinkOff, IconSearch, IconX } from '@tabler/icons-react'
import { dateText, shareText } from '../../lib/format.ts'
import { useWords } from '../../lib/i18n.tsx'
import { WORDS } from './words.ts'

interface Props {
  row: RowLinks
  above: ReadonlyMap<string, LinkedRow>
  current: boolean
  canLink: boolean
  busy: boolean
  onDecide: (decisions: readonly LinkDecision[]) => void
  onFind: () => void
  onFocus: () => void
}

/** One row of the plan with the superior's rows that it carries out, or may. */
export function LinkCard({
  row: { row, links, proposals },
  above,
  current,
  canLink,
  busy,
  onDecide,
  onFind,
  onFocus,
}: Props) {
  const { links: words } = useWords(WORDS)
  const confirmed = links.filter(({ state }) => state === 'confirmed')
  const refused = links.length - confirmed.length
  const say = (superiorId: string, state: LinkDecision['state']) => onDecide([{ nodeId: row.id, superiorId, state }])
  const shown = confirmed.length > 0 || row.droppedOn !== null ? [] : proposals
  return (
    <li className="link-card" data-current={current} data-row={row.id}>
      <div className="link-card__own">
        <button type="button" className="link-card__title plain-button" aria-current={current} onClick={onFocus}>
          {row.ordinal ? <span className="secondary">{row.ordinal}. </span> : null}
          {row.text}
        </button>
        <p className="secondary">
          {[row.leadText, row.deadlineText && words.due(row.deadlineText)].filter(Boolean).join(' · ')}
          {row.droppedOn ? ` · ${words.dropped(dateText(row.droppedOn))}` : ''}
        </p>
      </div>
      <ul className="link-card__above" aria-label={words.above}>
        {confirmed.map((link) => (
          <li key={link.superiorId} className="link-card__pair">
            <IconLink size={16} aria-hidden className="ink--done-on-time" />
            <Superior row={above.get(link.superiorId)} late={link.late} />
            {canLink ? (
              <Button
                size="compact-sm"
                variant="subtle"
                leftSection={<IconLinkOff size={15} />}
                disabled={busy}
                onClick={() => say(link.superiorId, 'open')}
              >
                {words.unlink}
              </Button>
            ) : null}
          </li>
        ))}
        {shown.map((proposal, at) => (
          <li key={proposal.superiorId} className="link-card__pair">
            <span className="link-card__score">
              {words.likeness(shareText(Math.round(proposal.score * 100), 100))}
              {proposal.sure ? <strong>{words.sure}</strong> : null}
            </span>
            <Superior row={above.get(proposal.superiorId)} late={proposal.late} shared={proposal.words} />
            {canLink ? (
              <span className="link-card__acts">
                <Button
                  size="compact-sm"
                  variant={at === 0 ? 'filled' : 'default'}
                  leftSection={<IconCheck size={15} />}
                  disabled={busy}
                  onClick={() => say(proposal.superiorId, 'confirmed')}
                >
                  {words.yes}
                </Button>
                <Button
                  size="compact-sm"
                  variant="default"
                  leftSection={<IconX size={15} />}
                  disabled={busy}
                  onClick={() => say(proposal.superiorId, 'refused')}
                >
                  {words.no}
                </Button>
              </span>
            ) : null}
          </li>
        ))}
        {confirmed.length === 0 && shown.length === 0 ? <li className="secondary">{words.nothing}</li> : null}
      </ul>
      {canLink && row.droppedOn === null ? (
        <div className="link-card__foot">
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconSearch size={15} />}
            disabled={busy}
            onClick={onFind}
          >
            {words.find}
          </Button>
          {refused > 0 ? <span className="secondary">{words.refusedCount(refused)}</span> : null}
        </div>
      ) : null}
    </li>
  )
}

function Superior({
  row,
  late,
  shared = [],
}: {
  row: LinkedRow | undefined
  late: boolean
  shared?: readonly string[]
}) {
  const { links: words } = useWords(WORDS)
  if (!row) return null
  return (
    <span className="link-card__superior">
      <span>{row.text}</span>
      <span className="secondary">
        {[row.leadText, row.deadlineText && words.due(row.deadlineText)].filter(Boolean).join(' · ')}
        {row.droppedOn ? ` · ${words.dropped(dateText(row.droppedOn))}` : ''}
      </span>
      {shared.length > 0 ? (
        <span className="secondary">
          {words.sharedWords} {shared.join(', ')}
        </span>
      ) : null}
      {late ? (
        <span className="link-card__late">
          <IconAlertTriangle size={14} aria-hidden /> {words.lateHere}
        </span>
      ) : null}
    </span>
  )
}
