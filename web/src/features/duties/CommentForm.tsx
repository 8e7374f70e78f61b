import './duty-parts.css'
import { listDutyPeople } from '@dondoc/contract/duty-giving'
import { commentDuty } from '@dondoc/contract/duty-history'
import { Button, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { asking, call } from '../../lib/api.ts'
import { asFailure } from '../../lib/failure.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { Alert } from '../../ui/Alert.tsx'
import { nameAtEnd, namedIn, peopleLike, withName } from './mentions.ts'
import { useDutyChange } from './use-duty-change.ts'
import { useGivingWords } from './words.ts'

interface Props {
  dutyId: string
  /** The comment that the new one corrects. */
  corrects: { readonly id: string; readonly text: string } | undefined
  onDone: () => void
}

/** Writes a comment; people are named with @ and chosen from those whom the duty concerns. */
export function CommentForm({ dutyId, corrects, onDone }: Props) {
  const { commenting: words } = useGivingWords()
  const { problems } = useMessages()
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(corrects?.text ?? '')
  const typed = nameAtEnd(text)
  const people = useQuery({ ...asking(listDutyPeople, { params: { dutyId } }), enabled: text.includes('@') })
  const all = people.data?.people ?? []
  const send = useDutyChange(
    () =>
      call(commentDuty, {
        params: { dutyId },
        body: {
          text: text.trim(),
          mentions: [...namedIn(text, all)],
          ...(corrects ? { correctsId: corrects.id } : {}),
        },
      }),
    () => {
      setText('')
      onDone()
    },
  )
  const found = typed === null ? [] : peopleLike(all, typed)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() !== '') send.mutate(undefined)
  }
  const failure = send.error ? asFailure(send.error) : null
  return (
    <form className="comment-form no-print" onSubmit={submit}>
      {failure ? <Alert tone="error">{problems[failure.code](failure.params)}</Alert> : null}
      <Textarea
        ref={field}
        label={corrects ? words.correcting : words.label}
        placeholder={words.placeholder}
        rows={2}
        autosize
        maxRows={10}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {found.length > 0 ? (
        <fieldset className="chips" aria-label={words.people}>
          {found.map((person) => (
            <button
              key={person.id}
              type="button"
              className="chip"
              onClick={() => {
                setText(withName(text, person.name))
                field.current?.focus()
              }}
            >
              @{person.name} <span className="secondary">{person.organization}</span>
            </button>
          ))}
        </fieldset>
      ) : null}
      {text.trim() !== '' || corrects ? (
        <div className="comment-form__foot">
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              setText('')
              onDone()
            }}
          >
            {words.cancel}
          </Button>
          <Button size="compact-sm" type="submit" loading={send.isPending} disabled={text.trim() === ''}>
            {words.send}
          </Button>
        </div>
      ) : null}
    </form>
  )
}
