import {
  getLetterTemplate,
  removeLetterTemplate,
  setLetterTemplate,
  showLetterTemplate,
} from '@dondoc/contract/letters'
import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { addressOf, ask, asking, call } from '../../lib/api.ts'
import { asFailure } from '../../lib/failure.ts'
import { instantText } from '../../lib/format.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { Alert } from '../../ui/Alert.tsx'
import { useLetterWords } from './words.ts'

/** The Word template of an agency: to save, to replace, to give up. */
export function TemplateBox({ organizationId }: { organizationId: string }) {
  const words = useLetterWords()
  const { problems } = useMessages()
  const queryClient = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const params = { organizationId }
  const answer = useQuery(asking(showLetterTemplate, { params }))
  const onSuccess = () => queryClient.invalidateQueries({ queryKey: [showLetterTemplate.url] })
  const give = useMutation({
    mutationFn: (file: File) =>
      ask(addressOf(setLetterTemplate.url, params, { name: file.name }), {
        method: setLetterTemplate.method,
        body: file,
        headers: { 'content-type': 'application/octet-stream' },
      }),
    onSuccess,
  })
  const back = useMutation({ mutationFn: () => call(removeLetterTemplate, { params }), onSuccess })
  const error = give.error ?? back.error
  const failure = error ? asFailure(error) : null
  const own = answer.data?.own ?? null
  return (
    <section className="box letter-template" aria-labelledby="mau-cong-van">
      <h2 id="mau-cong-van">{words.template}</h2>
      <p className="secondary">
        {own ? words.templateOwn(own.name, own.author, instantText(own.at)) : words.templateDefault}
      </p>
      <a href={addressOf(getLetterTemplate.url, params, undefined)} download>
        {words.templateSave}
      </a>
      <p className="secondary">{words.templateGiveHint}</p>
      <input
        ref={input}
        type="file"
        accept=".docx"
        hidden
        aria-label={words.templateGive}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? []
          if (file) give.mutate(file)
          event.currentTarget.value = ''
        }}
      />
      <div className="letter-template__acts">
        <Button variant="default" loading={give.isPending} onClick={() => input.current?.click()}>
          {words.templateGive}
        </Button>
        {own ? (
          <Button variant="default" loading={back.isPending} onClick={() => back.mutate()}>
            {words.templateBack}
          </Button>
        ) : null}
      </div>
      {failure ? <Alert tone="error">{problems[failure.code](failure.params)}</Alert> : null}
    </section>
  )
}
